import { describe, expect, it } from "vitest";
import type { FigureFacts } from "@/lib/charts/figures/figure";
import { findFigure } from "@/lib/figure/figure-ids";
import { madeFacts, type MadeOption, SIX_OPTIONS } from "../helpers/figure-facts";

function contentOf(id: string, facts: FigureFacts = madeFacts()) {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure.content(facts);
}

function options(nodes: Readonly<Record<string, number>>): readonly MadeOption[] {
  return SIX_OPTIONS.filter((made) => nodes[made.id] !== undefined).map((made) => {
    const count = nodes[made.id] ?? 0;
    return { ...made, nodes: [count, count, count] as const };
  });
}

describe("titles state the finding", () => {
  it.each([
    [
      "the heaviest and the lightest",
      { none: 41, "istio-sidecar": 55, cilium: 42 },
      "Istio sidecars need 14 more nodes than no mesh, Cilium 1",
    ],
    ["one node, one option", { none: 3, linkerd: 4 }, "Linkerd needs 1 more node than no mesh"],
    [
      "an option that saves nodes",
      { none: 10, "istio-sidecar": 12, cilium: 9 },
      "Istio sidecars need 2 more nodes than no mesh, Cilium 1 fewer",
    ],
    [
      "nothing to tell apart",
      { none: 3, linkerd: 3, cilium: 3 },
      "No option needs another node: what they reserve fits into what is left over",
    ],
  ])("%s", (_, nodes, title) => {
    expect(contentOf("nodes-and-cost", madeFacts(options(nodes))).words.title).toBe(title);
  });

  it("the pool: shares of the mesh itself", () => {
    // 300m of mesh on every node of 4000m is 7.5 % with every option
    expect(contentOf("pool-by-owner").words.title).toMatch(
      /^The mesh itself takes 7\.5 % of the pool's CPU with .*, 7\.5 % with /,
    );
  });

  it("the node: what is left of it", () => {
    // CPU: 4000 − 80 − 50 − 100 = 3770, 94 %; memory: 16384 − 600 − 884 − 100 = 14800, 90 %
    expect(contentOf("node-anatomy").words.title).toBe(
      "Of 4 vCPU and 16 GiB, m6i.xlarge leaves 94 % of the CPU and 90 % of the memory for pods",
    );
  });

  it("the staircase: what the dearest option costs here and at twice the size", () => {
    // (55 − 41) × 0.192 × 730 = 1962.24; at 800 pods ⌈110⌉ − ⌈82⌉ = 28 nodes, 3924.48
    expect(contentOf("cost-by-pods").words.title).toBe(
      "Istio sidecars cost $1,962 a month more than no mesh at 400 pods, $3,924 at 800",
    );
  });
});

describe("what is not proved says so", () => {
  it("in the caption and beside the count", () => {
    const { words } = contentOf("nodes-and-cost");
    expect(words.caption).toContain("not proved minimal");
  });

  it("and what is proved says that", () => {
    const proved = SIX_OPTIONS.map((made) => ({ ...made, proven: true }));
    expect(contentOf("nodes-and-cost", madeFacts(proved)).words.caption).toBe(
      "All counts proved minimal.",
    );
  });
});

it("a scenario without any plan is said in words by every figure of the pool", () => {
  const none = SIX_OPTIONS.map((made) => ({ ...made, planned: false }));
  for (const id of ["nodes-and-cost", "pool-by-owner", "cost-by-pods"]) {
    const { words, description } = contentOf(id, madeFacts(none));
    expect(words.title, id).toBe("These pods cannot be placed on nodes of this type");
    expect(description, id).toBe("A pod of it is larger than a node.");
  }
});
