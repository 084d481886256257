import { describe, expect, it } from "vitest";
import { allEvidence } from "@/lib/evidence/all-evidence";
import additions from "@/lib/evidence/data/additions.json";
import assumptions from "@/lib/evidence/data/assumptions.json";
import cilium from "@/lib/evidence/data/cilium.json";
import istio from "@/lib/evidence/data/istio.json";
import linkerd from "@/lib/evidence/data/linkerd.json";
import other from "@/lib/evidence/data/other.json";
import workloads from "@/lib/evidence/data/workloads.json";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { evidenceFileSchema, evidenceRecordSchema } from "@/lib/evidence/schema";
import { allCitedEvidenceIds } from "../helpers/cited-evidence";

const files = { istio, linkerd, cilium, other, additions, workloads, assumptions };
const firstSurvey = [...istio, ...linkerd, ...cilium, ...other];

const countBy = <T>(items: readonly T[], key: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};

describe("every evidence file", () => {
  it.each(Object.entries(files))("%s obeys the schema", (_, records) => {
    expect(evidenceFileSchema.safeParse(records).error?.issues ?? []).toEqual([]);
  });

  it("gives each id once", () => {
    const twice = Object.entries(countBy(allEvidence, (record) => record.id));
    expect(twice.filter(([, count]) => count > 1)).toEqual([]);
  });

  it("holds only its own mesh, in the files named after one", () => {
    expect(countBy(istio, (record) => record.mesh)).toEqual({ istio: 388 });
    expect(countBy(linkerd, (record) => record.mesh)).toEqual({ linkerd: 131 });
    expect(countBy(cilium, (record) => record.mesh)).toEqual({ cilium: 103 });
    expect(countBy(other, (record) => record.mesh)).toEqual({
      none: 24,
      envoy: 18,
      canal: 1,
      kubernetes: 1,
    });
  });
});

describe("the first survey", () => {
  it("is complete", () => {
    expect(firstSurvey).toHaveLength(388 + 131 + 103 + 24 + 18 + 1 + 1);
    expect(firstSurvey).toHaveLength(666);
  });

  it("keeps its kinds", () => {
    expect(countBy(firstSurvey, (record) => record.kind)).toEqual({
      measured: 379,
      documented: 123,
      "chart-default": 110,
      "field-report": 54,
    });
  });

  it("marks the 45 figures that are arithmetic on a published one", () => {
    expect(firstSurvey.filter((record) => "derived" in record && record.derived)).toHaveLength(45);
  });

  it("says of the eight figures of the field report why they have no link", () => {
    const unlinked = allEvidence.filter(
      (record) => record.sourceUrl === undefined && record.kind !== "assumption",
    );
    expect(unlinked.map((record) => record.id).sort()).toEqual([
      "seed-cilium",
      "seed-istio-cp",
      "seed-istio-cpu",
      "seed-istio-mem",
      "seed-linkerd-cpu",
      "seed-linkerd-lat",
      "seed-linkerd-mem",
      "seed-upgrade",
    ]);
    for (const record of unlinked) {
      expect(record.kind).toBe("field-report");
      expect(record.noLinkReason).toMatch(/no public address/);
    }
  });
});

describe("assumptions", () => {
  const ours = allEvidence.filter((record) => record.kind === "assumption");

  it("all live in their own file, each with a reasoning of a sentence at least", () => {
    expect(ours).toHaveLength(assumptions.length);
    for (const record of ours) expect(record.reasoning?.length ?? 0).toBeGreaterThan(30);
  });

  it("are all cited: an assumption nobody uses is dead weight", () => {
    const cited = allCitedEvidenceIds();
    expect(ours.map((record) => record.id).filter((id) => !cited.has(id))).toEqual([]);
  });
});

describe("values typed by hand", () => {
  // [record, value, unit], typed by hand from the survey's summary, not copied from the files under test.
  it.each([
    ["istio-sidecar-cpu-request", 100, "m"],
    ["istio-sidecar-mem-request", 128, "Mi"],
    ["istio-sidecar-mem-limit", 1024, "Mi"],
    ["istio-istiod-cpu-request", 500, "m"],
    ["istio-istiod-mem-request", 2048, "Mi"],
    ["istio-istiod-hpa-max", 5, "count"],
    ["istio-ztunnel-cpu-request", 200, "m"],
    ["istio-ztunnel-mem-request", 512, "Mi"],
    ["istio-ztunnel-122-mem-request", 2048, "Mi"],
    ["istiodoc-cpu-0.6-1.1", 0.6, "vCPU per 1000 rps through the proxy"],
    ["istiodoc-cpu-1.4", 0.5, "vCPU per 1000 rps through the proxy"],
    ["istiodoc-cpu-1.16", 0.35, "vCPU per 1000 rps through the proxy"],
    ["istiodoc-mem-1.16", 40, "MB"],
    ["istiodoc-p90-1.16", 2.65, "ms"],
    ["istiodoc-1.24-sidecar-cpu", 0.2, "vCPU per 1000 rps"],
    ["istiodoc-1.24-sidecar-mem", 60, "MB"],
    ["istiodoc-1.24-wp-cpu", 0.25, "vCPU per 1000 rps"],
    ["istiodoc-1.24-zt-cpu", 0.06, "vCPU per 1000 rps"],
    ["istiodoc-1.24-zt-mem", 12, "MB"],
    ["istiodoc-istiod-mem-per-sidecar", 0.75, "MB"],
    ["aks-ov-0-cap", 25000, "sidecars"],
    ["aks-ov-0-mem", 32.1, "GB"],
    ["aks-1000svc-ov-mem", 40.4, "GB"],
    ["aks-dp-cpu", 400, "m"],
    ["solo-base-nodes", 19, "count"],
    ["solo-base-cost", 5475.11, "USD/month"],
    ["solo-sidecar-nodes", 26, "count"],
    ["solo-sidecar-cost", 7465.8, "USD/month"],
    ["solo-ambientwp-cost", 6328.26, "USD/month"],
    ["linkerd-ha-proxy-mem-request", 20, "Mi"],
    ["linkerd-ha-cp-cpu-total", 2100, "m"],
    ["linkerd-ha-cp-mem-total", 660, "Mi"],
    ["kv-l-mem", 5.7, "MB"],
    ["l2980-series", 1700, "series per proxy"],
    ["cs-agent-mem", 438, "MiB"],
    ["cs-ebpf-mem", 462.7, "MiB"],
    ["tke-agent-cpu-request", 500, "m"],
    ["tke-rps-native", 100416, "rps"],
    ["tke-l7-native", 13883, "rps"],
    ["lwi-scale-8-sc-mem", 521.1, "MiB"],
    ["istiotools-cpu-1000-server", 279.1, "m"],
    ["istiotools-cpu-3000-client", 572.6, "m"],
    ["seed-istio-mem", 30, "MiB"],
    ["seed-linkerd-mem", 10, "MiB"],
    ["workload-newrelic-2018-nodes", 9, "count"],
    ["workload-sysdig-2023-cpu-unused", 69, "percent"],
    ["workload-datadog-2020-cpu", 49, "percent"],
  ])("%s is %s %s", (id, value, unit) => {
    expect(findEvidence(id)).toMatchObject({ value, unit });
  });
});

describe("the schema refuses", () => {
  const good = {
    id: "x-1",
    mesh: "istio",
    mode: "sidecar",
    component: "proxy",
    metric: "cpu",
    value: 5,
    unit: "m",
    conditions: "idle",
    version: "1.24",
    date: "2026-01",
    sourceTitle: "A page",
    sourceUrl: "https://example.com/page",
    kind: "measured",
    note: "",
  };
  const { sourceUrl: _, ...unlinked } = good;

  it("nothing of a good record", () => {
    expect(evidenceRecordSchema.safeParse(good).success).toBe(true);
  });

  it.each([
    ["a source without link or reason", unlinked],
    ["a link and a reason why there is none", { ...good, noLinkReason: "lost" }],
    ["a link that is not https", { ...good, sourceUrl: "http://example.com" }],
    ["an assumption without reasoning", { ...unlinked, kind: "assumption" }],
    ["reasoning on a measurement", { ...good, reasoning: "because" }],
    ["low above value", { ...good, low: 6 }],
    ["high below value", { ...good, high: 4 }],
    ["an unknown kind", { ...good, kind: "rumour" }],
    ["an unknown field", { ...good, colour: "red" }],
    ["a date in words", { ...good, date: "last year" }],
  ])("%s", (_, record) => {
    expect(evidenceRecordSchema.safeParse(record).success).toBe(false);
  });
});
