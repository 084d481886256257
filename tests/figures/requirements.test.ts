import { describe, expect, it } from "vitest";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { figureFacts } from "@/lib/figure/figure-facts";
import { figureIds, findFigure } from "@/lib/figure/figure-ids";
import { paint } from "@/lib/figure/paint";
import { contentOf } from "@/lib/figure/shown";
import { decodeScenario } from "@/lib/scenario/codec";
import { fullEstimate } from "../helpers/estimates";

const GKE =
  "v=1&m=2026.1&platform=gke-standard&provider=gcp&region=europe-west1&type=e2-standard-4&from=quick&pods=120&services=40&mem=512&identity=1";

function factsOf(query: string) {
  const { scenario } = decodeScenario(query);
  return figureFacts(scenario, fullEstimate(scenario), findEvidence);
}

function figureOf(id: string) {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure;
}

const free = factsOf(GKE);
// Ambient without waypoints routes nothing at layer 7; Dataplane V2 offers neither of the two.
const required = factsOf(`${GKE}&needs=mtls,l7-weighted-split`);
const REQUIRED =
  "Required: mutual TLS with workload identity, and L7 routing and weighted traffic split; lacking: Istio ambient L4 (1) and Cilium (2).";

describe("a figure where something is required", () => {
  it("contrasts options that lack none: 11 and 9 nodes against 9, Cilium left aside", () => {
    const { title } = contentOf(figureOf("nodes-and-cost"), required).words;
    expect(title).toBe("Istio sidecars need 2 more nodes than no mesh, Linkerd none");
  });

  it("of the pool: Linkerd's share, not Cilium's", () => {
    const { title } = contentOf(figureOf("pool-by-owner"), required).words;
    expect(title).toMatch(/^The mesh itself takes .* with Istio sidecars, .* with /);
    expect(title).not.toMatch(/Cilium|without waypoints/);
    expect(contentOf(figureOf("pool-by-owner"), free).words.title).toMatch(/with Cilium$/);
  });

  it.each([
    ["nodes-and-cost", ["managed form only, lacks 2", "below the level, lacks 1"]],
    ["pool-by-owner", ["Cilium (lacks 2)", "Istio ambient L4 (lacks 1)"]],
  ])("%s marks who lacks some", (id, marks) => {
    const size = { theme: "light", widthPx: 760, heightPx: 0 } as const;
    const texts = paint(figureOf(id), required, size);
    for (const mark of marks) expect(texts).toContain(mark);
    expect(paint(figureOf(id), free, size)).not.toContain("lacks");
  });

  it.each(figureIds.filter((id) => !["node-anatomy", "feature-fit"].includes(id)))(
    "%s: the caption says what, and who lacks how much",
    (id) => {
      const { title, caption } = contentOf(figureOf(id), required).words;
      expect(caption.endsWith(REQUIRED)).toBe(true);
      // Whoever lacks some and is in the title is there with it.
      if (/cilium/i.test(title)) expect(title).toMatch(/Cilium lacks 2.* of 2 required$/);
      if (/without waypoints/.test(title)) expect(title).toMatch(/without waypoints lacks 1/);
      expect(contentOf(figureOf(id), free).words.caption).not.toContain("Required");
    },
  );

  it("holds up nobody who lacks some without saying so: all in one title", () => {
    const figure = {
      ...figureOf("nodes-and-cost"),
      content: () => {
        const content = figureOf("nodes-and-cost").content(required);
        return { ...content, words: { ...content.words, title: "Cilium is quickest" } };
      },
    };
    expect(contentOf(figure, required).words.title).toBe(
      "Cilium is quickest; Cilium lacks 2 of 2 required",
    );
    expect(contentOf(figure, free).words.title).toBe("Cilium is quickest");
  });

  it("names those shown alone", () => {
    const { caption } = contentOf(figureOf("nodes-and-cost"), required, {
      show: "istio-sidecar,linkerd",
    }).words;
    expect(caption).toMatch(/traffic split; no option lacks any\.$/);
  });
});

// The page's finer map has ambient with waypoints from 23 to 25 requests, between two places of this one.
it("a map of some places does not say that nothing lies between them", () => {
  const { title, caption } = contentOf(figureOf("break-even-map"), required).words;
  expect(title).toMatch(/^At 30 % of traffic at layer 7 \(14 places looked at\): /);
  expect(caption).toMatch(/^14 × 16 places; .* narrower bands may lie between places; /);
});
