import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";
import { type Scenario, scenarioSchema } from "@/lib/scenario/schema";
import { scenario } from "../helpers/estimates";
import { HOSTILE_LINKS, rowsParameter } from "../helpers/hostile-links";
import { linkScenarioArbitrary } from "../helpers/link-arbitrary";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";

/** The same scenario with the keys of every object in another order, as another way of editing leaves it. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reordered(inner)]));
}

describe("links", () => {
  it("decode(encode(s)) is s, without a complaint, and encodes to the same link again", () => {
    fc.assert(
      fc.property(linkScenarioArbitrary, (asked) => {
        const link = encodeScenario(asked);
        const read = decodeScenario(link);
        expect(read.issues).toEqual([]);
        expect(read.scenario).toEqual(asked);
        expect(encodeScenario(read.scenario)).toBe(link);
      }),
      { numRuns: 2000, seed: 5 },
    );
  }, 120_000);

  it("are plain ASCII that no URL parser changes", () => {
    fc.assert(
      fc.property(linkScenarioArbitrary, (asked) => {
        const link = encodeScenario(asked);
        expect(link).toMatch(/^[!-~]*$/);
        expect(link).not.toContain("#");
        const url = new URL(`https://example.org/?${link}`);
        expect(decodeScenario(url.search).scenario).toEqual(asked);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it("are equal for equal scenarios, whatever the order of editing", () => {
    fc.assert(
      fc.property(linkScenarioArbitrary, (asked) => {
        expect(encodeScenario(reordered(asked) as Scenario)).toBe(encodeScenario(asked));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("say only what differs from the default", () => {
    expect(encodeScenario(scenario())).toBe(`v=1&m=${CURRENT_RELEASE}`);
    expect(
      encodeScenario(
        scenario({
          name: "Payments, 2027",
          cluster: { region: "eu-west-1", zones: 2 },
          functionLevel: { layer: "l4" },
          options: { linkerd: { highAvailability: false } },
          overrides: { "envoy.memory.base": { low: 20, typical: 30, high: 40 } },
        }),
      ),
    ).toBe(
      `v=1&m=${CURRENT_RELEASE}&name=Payments,+2027&region=eu-west-1&zones=2&level=l4&linkerd.ha=0&k.envoy.memory.base=20~30~40`,
    );
  });

  it("spell requirements and costs of one's own so that a person can read them", () => {
    const link = encodeScenario(
      scenario({
        requirements: ["jwt", "mtls"],
        ownCosts: {
          dayRateUsd: 800,
          lines: [
            { label: "Audit ~ logs", usdPerMonth: 250, options: ["linkerd", "none"] },
            { label: "Agent", usdPerMonth: 1.5, per: "node" },
            { label: "", options: [] },
          ],
        },
        options: { linkerd: { upgradeEngineerDays: 2, supportUsdPerMonth: 900 } },
      }),
    );
    expect(link).toBe(
      `v=1&m=${CURRENT_RELEASE}&needs=mtls,jwt&dayrate=800&linkerd.days=2&linkerd.support=900` +
        "&own=250~cluster~none,linkerd~Audit+~+logs&own=1.5~node~*~Agent&own=0~cluster~~",
    );
    expect(decodeScenario(link).issues).toEqual([]);
    expect(encodeScenario(decodeScenario(link).scenario)).toBe(link);
  });

  it("stay under 2,000 characters for 8 workloads with every field filled in", () => {
    const names = [
      "checkout",
      "payments-api",
      "search",
      "catalogue",
      "identity",
      "mail",
      "ui",
      "bff",
    ];
    const rows = names.map((name, index) => ({
      name,
      namespace: `team-${index % 3}`,
      replicas: 3 + index,
      cpuRequestMilli: 150 + 37 * index,
      memoryRequestMiB: 256 + 61 * index,
      initCpuMilli: 50,
      initMemoryMiB: 64 + index,
      cpuUseMilli: 90.5 + index,
      memoryUseMiB: 200.25 + index,
      httpRequestsPerSecondIn: 41 * (index + 1),
      httpRequestsPerSecondOut: 33 * (index + 1),
      connections: 20 + index,
      protocol: "grpc",
      payloadKB: 1.5 + index,
      l7SharePercent: 10 * index,
      maxPerNode: 2,
      hpaTargetCpuPercent: 70 + index,
      guaranteed: true,
    }));
    const asked = scenario({
      name: "Payments platform, design review of March",
      cluster: { platform: "gke-standard", provider: "gcp", region: "europe-west4", zones: 2 },
      workloads: { source: "rows", namespaceCopies: 1, rows },
      options: Object.fromEntries(
        ["istio-sidecar", "istio-ambient-l4", "linkerd", "cilium"].map((id) => [
          id,
          { version: "1.30", highAvailability: false, metrics: "managed", feeUsdPerMonth: 12.5 },
        ]),
      ),
    });
    const link = encodeScenario(asked);
    expect(decodeScenario(link).scenario).toEqual(asked);
    expect(link.length).toBeLessThan(2000);
  });

  it("read Kubernetes' spelling of amounts, as a plain form sends it", () => {
    const { scenario: read, issues } = decodeScenario(
      "?cpu=1500m&mem=1Gi&nocpu=250m&nomem=64Mi&rps=2k",
    );
    expect(issues).toEqual([]);
    expect(read.workloads.quickCpuMilli).toBe(1500);
    expect(read.workloads.quickMemoryMiB).toBe(1024);
    expect(read.workloads.missingCpuMilli).toBe(250);
    expect(read.workloads.missingMemoryMiB).toBe(64);
    expect(read.traffic.httpRequestsPerSecondPerPod).toBe(2000);
  });
});

const DEFAULTS = scenarioSchema.parse({});

describe("broken links fall back visibly", () => {
  it.each([
    ["a value out of range", "zones=9", "cluster.zones (zones)", "too-big"],
    ["a word where a number belongs", "pods=many", "workloads.quickPods (pods)", "invalid-type"],
    ["an unknown choice", "platform=nomad", "cluster.platform (platform)", "invalid-value"],
    ["an unknown field", "colour=red", "colour", "unknown-field"],
    ["a requirement nobody knows", "needs=telepathy", "requirements.0", "invalid-value"],
    ["an own line for each moon", "own=5~moon~*~Tides", "ownCosts.lines.0.per", "invalid-value"],
    ["a release of the future", "m=2031.2", "m", "unknown-release"],
    ["a schema of the future", "v=99", "v", "unknown-schema"],
    ["rows cut short", "rows=1.zVpLbxs3EP4rxp4", "workloads.rows (rows)", "unreadable-rows"],
    ["rows of an unknown codec", "rows=7.AAAA", "workloads.rows (rows)", "unreadable-rows"],
    [
      "an override upside down",
      "k.envoy.memory.base=3~2~1",
      "overrides.envoy.memory.base",
      "custom",
    ],
  ])("%s", (_, query, path, code) => {
    const { scenario: read, issues } = decodeScenario(query);
    expect(issues[0]?.path).toBe(path);
    expect(issues[0]?.code).toBe(code);
    expect(issues[0]?.message.length).toBeGreaterThan(5);
    expect({ ...read, name: "" }).toEqual(DEFAULTS);
  });

  it.each([
    ["in a key", "pods=90&servi", true],
    ["in a key of an option", "linkerd.ha=0&cilium.obs", true],
    ["in a key of a pool", "pool1=a&pool1.mi", true],
    ["before a value", "from=quick&pods=", true],
    ["in a choice", "platform=gke-stan", true],
    ["in the release", "v=1&m=de", true],
    ["after the schema", "v=1", true],
    ["nowhere: an unknown key with a value", "servi=3", false],
    ["nowhere: a key nothing begins with", "pods=90&zzz", false],
    ["nowhere: a bad value before the last", "platform=gke-stan&pods=9", false],
    ["nowhere: a value no choice begins with", "platform=nomad", false],
  ])("a cut %s is told (%s)", (_, query, told) => {
    const { issues } = decodeScenario(query);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message.includes("the link may have been cut short")).toBe(told);
  });

  it.each(["", "pods=90", "from=quick&pods=90&cpu=100", "v=1&m=dev"])(
    "a whole link is not called cut: %j",
    (query) => expect(decodeScenario(query).issues).toEqual([]),
  );

  it("one bad row goes, its neighbours stay, however many rules it breaks", () => {
    const table = [["first"], ["", "", -1, -1, -1], ["third"], ["fourth", 5], ["fifth"]];
    const { scenario: read, issues } = decodeScenario(rowsParameter(JSON.stringify(table)));
    expect(read.workloads.rows.map((row) => row.name)).toEqual(["first", "third", "fifth"]);
    expect(issues.every((issue) => /^workloads\.rows\.[13]\./.test(issue.path))).toBe(true);
  });

  it("a field given twice takes its last value", () => {
    expect(decodeScenario("zones=2&zones=3").scenario.cluster.zones).toBe(3);
  });
});

describe("hostile links", () => {
  it.each(HOSTILE_LINKS)("%s: a bounded answer that touches nothing else", (_, query) => {
    const { issues } = decodeScenario(query);
    expect(issues.length).toBeLessThanOrEqual(51);
    for (const issue of issues) expect((issue.received ?? "").length).toBeLessThanOrEqual(80);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("arbitrary text never throws and always yields a valid scenario", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc
        .array(
          fc.tuple(
            fc.constantFrom("v", "m", "name", "rows", "pods", "k.a", "linkerd.ha"),
            fc.string(),
          ),
          {
            maxLength: 6,
          },
        )
        .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join("&")),
    );
    fc.assert(
      fc.property(text, (query) => {
        const { scenario: read } = decodeScenario(query);
        expect(scenarioSchema.parse(read)).toEqual(read);
      }),
      { numRuns: 500, seed: 8 },
    );
  });
});
