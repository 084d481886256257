import { describe, expect, it } from "vitest";
import {
  afterMoveInWords,
  type MoveIn,
  moveInWords,
  movingTitle,
} from "@/lib/charts/tradeoffs/moving-in";
import { FULL_PLANNING } from "@/lib/estimate";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { preparedRun } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Scenario } from "@/lib/scenario/schema";
import { movingIn } from "@/lib/tradeoffs/moving-in";
import { sideBySide } from "@/lib/tradeoffs/side-by-side";
import { fullEstimate, resolved, scenario } from "../helpers/estimates";

/** 20 services of 10 pods of 200m and 200 MiB. */
const shop = (differences: Record<string, unknown> = {}): Scenario =>
  scenario({
    workloads: {
      source: "rows",
      namespaceCopies: 1,
      rows: Array.from({ length: 20 }, (_, index) => ({
        name: `service ${index}`,
        namespace: "shop",
        replicas: 10,
        cpuRequestMilli: 200,
        memoryRequestMiB: 200,
      })),
    },
    ...differences,
  });

const ASKED = { from: "none", days: 14, engineerDays: 0, microUsdPerDay: 0 };

function movesFrom(asked: Scenario, moving: Partial<typeof ASKED> = {}) {
  const estimate = fullEstimate(asked);
  const { input, comparison } = estimate;
  return {
    estimate,
    ...movingIn({ ...ASKED, ...moving }, input, comparison, MESH_OPTIONS, FULL_PLANNING),
  };
}

const moveTo = (moves: readonly MoveIn[], id: string): MoveIn => {
  const found = moves.find((move) => move.id === id);
  if (found === undefined) throw new Error(`no move to ${id}`);
  return found;
};

describe("moving in from no mesh", () => {
  const { estimate, moves, from } = movesFrom(shop());
  const nodes = estimate.comparison.options[0]?.typical.nodes ?? 0;

  it("restarts every pod once for sidecars, none for ambient mode", () => {
    expect(from).toEqual({ id: "none", name: "No mesh" });
    expect(moves.map(({ id, podsRestarted, rounds }) => [id, podsRestarted, rounds])).toEqual([
      ["istio-sidecar", 200, 1],
      ["istio-ambient-l4", 0, 0],
      ["istio-ambient-waypoints", 0, 0],
      ["linkerd", 200, 1],
      ["cilium", 200, 1],
    ]);
    // 20 workloads, 2 at a time: 10 turns. 10 pods, ⌈2.5⌉ = 3 at once: 4 batches of 20 s start + 30 s drain.
    expect(moveTo(moves, "linkerd").durationSeconds.typical).toBe(10 * 4 * 50);
    expect(moveTo(moves, "istio-ambient-l4").durationSeconds.typical).toBe(0);
  });

  it("a change of the CNI recreates every node of today, one after the other, with room for one", () => {
    const cilium = moveTo(moves, "cilium");
    expect(cilium.nodesRecreated).toBe(nodes);
    // 180 s to drain a node and have it back.
    expect(cilium.durationSeconds.typical).toBe(nodes * 180);
    expect(cilium.extraNodes.typical).toBeGreaterThanOrEqual(1);
    expect(moveTo(moves, "linkerd").nodesRecreated).toBe(0);
  });

  it("nodes meanwhile cost their price and disk for the days both run", () => {
    const { cluster, prices } = estimate.input;
    const cilium = moveTo(moves, "cilium");
    const month = cluster.node.priceMicroUsdPerHour * 730 + prices.nodeDiskMicroUsdPerMonth;
    const expected = Math.round((cilium.extraNodes.typical * month * 14 * 24) / 730);
    expect(cilium.microUsd.typical).toBe(expected);
    expect(cilium.lines).toEqual([{ label: "Nodes meanwhile", microUsd: expected }]);
  });

  it("old and new agents fit side by side: never fewer nodes than before or after", () => {
    for (const move of moves) {
      expect(move.nodesMeanwhile).toBeGreaterThanOrEqual(Math.max(move.nodesNow, move.nodesAfter));
      const { low, typical, high } = move.microUsd;
      expect(low).toBeLessThanOrEqual(typical);
      expect(typical).toBeLessThanOrEqual(high);
    }
  });
});

describe("moving from a mesh", () => {
  it("from sidecars to ambient mode pods restart twice, under one control plane", () => {
    const ambient = moveTo(movesFrom(shop(), { from: "istio-sidecar" }).moves, "istio-ambient-l4");
    expect([ambient.podsRestarted, ambient.rounds]).toEqual([200, 2]);
    expect(ambient.durationSeconds.typical).toBe(2 * 2000);
    expect(ambient.twoControlPlanes).toBe(false);
  });

  it("from sidecars to Linkerd once, with two control planes", () => {
    const { moves } = movesFrom(shop(), { from: "istio-sidecar" });
    const linkerd = moveTo(moves, "linkerd");
    expect([linkerd.rounds, linkerd.twoControlPlanes]).toEqual([1, true]);
    expect(moves.map(({ id }) => id)).not.toContain("istio-sidecar");
  });

  it("where Cilium is the CNI already no node is recreated, and no pod restarts", () => {
    const { moves } = movesFrom(shop({ cluster: { cni: "cilium" } }));
    const cilium = moveTo(moves, "cilium");
    expect([cilium.nodesRecreated, cilium.podsRestarted]).toEqual([0, 0]);
  });

  it("away from Cilium as the CNI every node is recreated too", () => {
    const { moves, estimate } = movesFrom(shop(), { from: "cilium" });
    const now = estimate.comparison.options.find(({ id }) => id === "cilium")?.typical.nodes;
    expect(moveTo(moves, "linkerd").nodesRecreated).toBe(now);
  });

  it("fees of both: the smaller of the two is paid on top, for the days", () => {
    const fee = (usd: number) => ({ feePer: "cluster", feeUsdPerMonth: usd });
    const asked = shop({ options: { linkerd: fee(730), "istio-sidecar": fee(1460) } });
    const linkerd = moveTo(movesFrom(asked, { from: "istio-sidecar", days: 10 }).moves, "linkerd");
    // 730 × 10 × 24 ÷ 730
    expect(linkerd.lines).toContainEqual({ label: "Fees of both", microUsd: 240_000_000 });
  });
});

describe("to Cilium where the platform takes it only as a cluster is created", () => {
  const cluster = { platform: "gke-standard", region: "europe-west1" };
  const { moves, estimate } = movesFrom(shop({ cluster }), { from: "istio-sidecar" });
  const cilium = moveTo(moves, "cilium");
  const nodesOf = (id: string) =>
    estimate.comparison.options.find((option) => option.id === id)?.typical.nodes ?? 0;

  it("is a second cluster: the nodes of both, every pod anew, nothing drained", () => {
    expect(cilium.newCluster).toBe(true);
    expect(cilium.nodesMeanwhile).toBe(nodesOf("istio-sidecar") + nodesOf("cilium"));
    expect(cilium.extraNodes.typical).toBe(Math.min(nodesOf("istio-sidecar"), nodesOf("cilium")));
    expect([cilium.podsRestarted, cilium.rounds, cilium.nodesRecreated]).toEqual([200, 1, 0]);
    expect(moveInWords(cilium)).toContain("takes a new cluster, where 200 pods start anew");
    expect(cilium.steps[0]).toBe("Create a second cluster with Dataplane V2");
    expect(cilium.caution).toMatch(
      /^Google lets Dataplane V2 be chosen only as a cluster is created/,
    );
    expect(cilium.steps.join(" ")).not.toMatch(/drain|reboot/);
  });

  it("counts the second cluster's control plane for the days both run", () => {
    const perHour = estimate.input.prices.controlPlaneMicroUsdPerHour;
    expect(perHour).toBeGreaterThan(0);
    expect(cilium.lines).toContainEqual({
      label: "Control plane of the second cluster",
      microUsd: perHour * 24 * 14,
    });
  });

  it("the other moves stay in the cluster", () => {
    expect(moves.filter(({ newCluster }) => newCluster).map(({ id }) => id)).toEqual(["cilium"]);
  });

  it("on Dataplane V2 it runs already: nothing is recreated", () => {
    const there = movesFrom(shop({ cluster: { ...cluster, cni: "dataplane-v2" } })).moves;
    const stay = moveTo(there, "cilium");
    expect([stay.newCluster, stay.nodesRecreated, stay.podsRestarted]).toEqual([false, 0, 0]);
  });
});

it("the month after a move is the bill's difference to today's option", () => {
  const { moves, estimate } = movesFrom(shop(), { from: "istio-sidecar" });
  const costOf = (id: string) =>
    estimate.comparison.options.find((option) => option.id === id)?.typical.microUsdPerMonth ?? 0;
  for (const move of moves) {
    expect(move.deltaMicroUsdPerMonth).toBe(costOf(move.id) - costOf("istio-sidecar"));
  }
});

describe("what the user says", () => {
  it("engineer days are a line of their own, at their rate", () => {
    const { moves } = movesFrom(shop(), { engineerDays: 5, microUsdPerDay: 800_000_000 });
    for (const { lines } of moves) {
      expect(lines).toContainEqual({ label: "Engineers", microUsd: 5 * 800_000_000 });
    }
  });

  it("both run at least as long as the move takes", () => {
    const linkerd = moveTo(movesFrom(shop(), { days: 0 }).moves, "linkerd");
    expect(linkerd.days).toBe(2000 / 86_400);
  });

  it("more nodes at a time shorten the change of the CNI and need more room", () => {
    const at = (value: number) =>
      moveTo(
        movesFrom(
          shop({
            overrides: { "upgrade.nodesAtOnce": { low: value, typical: value, high: value } },
          }),
        ).moves,
        "cilium",
      );
    const [one, three] = [at(1), at(3)];
    expect(three.durationSeconds.typical).toBe(Math.ceil(one.nodesRecreated / 3) * 180);
    expect(three.extraNodes.typical).toBe(one.extraNodes.typical + 2);
  });
});

describe("the pool of both", () => {
  const { input } = resolved(shop());
  const run = (id: string) => {
    const option = MESH_OPTIONS.find((one) => one.id === id);
    if (option === undefined) throw new Error(id);
    const [pool] = preparedRun(input, option, "typical").pools;
    if (pool === undefined) throw new Error("no pool");
    return pool.input;
  };

  it("a pod has the larger of both proxies, a node the agents of both", () => {
    const { input: both } = sideBySide(run("istio-sidecar"), run("istio-ambient-l4"), false);
    const sidecar = run("istio-sidecar").footprint.perPod[0];
    expect(both.footprint.perPod[0]?.request).toEqual(sidecar?.request);
    expect(both.footprint.agents(10).map(({ name }) => name)).toEqual(
      run("istio-ambient-l4")
        .footprint.agents(10)
        .map(({ name }) => name),
    );
    expect(both.footprint.deployments(10).filter(({ name }) => name === "istiod")).toHaveLength(1);
  });

  it("nothing of the system goes while one of them still needs it", () => {
    const { input: both } = sideBySide(run("none"), run("cilium"), false);
    expect(both.removed).toEqual([]);
    expect(run("cilium").removed.map(({ role }) => role)).toContain("cni");
  });

  it("a surge adds pods to the workloads under way, not to the system", () => {
    const plain = sideBySide(run("none"), run("linkerd"), false).input;
    const surged = sideBySide(run("none"), run("linkerd"), true).input;
    // A tenth of 20 workloads is 2 at a time; each adds ⌈10 × 0.25⌉ = 3 pods.
    expect(
      surged.standing.map(({ count }, index) => count - (plain.standing[index]?.count ?? 0)),
    ).toEqual(plain.standing.map((_, index) => (index < 2 ? 3 : 0)));
  });
});

it("every statement about a move has a source with a link", () => {
  for (const { id, moveIn } of MESH_OPTIONS.slice(1)) {
    expect(moveIn.evidence.length, id).toBeGreaterThan(0);
    for (const source of moveIn.evidence) {
      expect(findEvidence(source)?.sourceUrl, source).toMatch(/^https:/);
    }
  }
});

describe("in words", () => {
  const move = (id: string, name: string, usd: number, rest: Partial<MoveIn> = {}): MoveIn => ({
    id,
    name,
    nodesNow: 10,
    nodesMeanwhile: 12,
    nodesAfter: 11,
    extraNodes: { low: 1, typical: 1, high: 1 },
    podsRestarted: 200,
    rounds: 1,
    nodesRecreated: 0,
    durationSeconds: { low: 400, typical: 2000, high: 6000 },
    twoControlPlanes: false,
    newCluster: false,
    deltaMicroUsdPerMonth: 0,
    engineersCounted: true,
    days: 14,
    lines: [],
    microUsd: { low: usd * 1e6, typical: usd * 1e6, high: usd * 1e6 },
    caution: "",
    steps: [],
    evidence: [],
    ...rest,
  });
  const none = { id: "none", name: "No mesh" };
  const sidecars = { id: "istio-sidecar", name: "Istio sidecar" };

  it("without engineers' days nothing reads as the whole price", () => {
    const two = [move("linkerd", "Linkerd", 54), move("cilium", "Cilium", 90)];
    const title = (moves: readonly MoveIn[]) =>
      movingTitle({ from: sidecars, engineersCounted: false, moves });
    expect(title(two)).toBe(
      "Moving from Istio sidecars, extra nodes and fees while both run: $54 to Linkerd, $90 to Cilium; engineers’ time not counted",
    );
    expect(title(two.slice(0, 1))).toBe(
      "Moving from Istio sidecars, extra nodes and fees while both run: $54 to Linkerd; engineers’ time not counted",
    );
    expect(moveInWords(move("linkerd", "Linkerd", 54, { engineersCounted: false }))).toMatch(
      /for 14 days\. Extra nodes and fees while both run: \$54; engineers’ time not counted\.$/,
    );
  });

  it.each<[string, Partial<MoveIn>, string]>([
    [
      "cheaper than today: a year is twelve months, the cost is back in 271 ÷ 553 × 730 ÷ 24 days",
      { deltaMicroUsdPerMonth: -553e6, microUsd: { low: 0, typical: 271e6, high: 271e6 } },
      "Then $553 a month less than today ($6,636 a year); what the move costs is back in 15 days.",
    ],
    [
      "without engineers' time",
      {
        deltaMicroUsdPerMonth: -100e6,
        microUsd: { low: 0, typical: 250e6, high: 271e6 },
        engineersCounted: false,
      },
      "Then $100 a month less than today ($1,200 a year); what the move costs is back in 3 months, your engineers’ time aside.",
    ],
    [
      "years",
      { deltaMicroUsdPerMonth: -1e6, microUsd: { low: 0, typical: 30e6, high: 30e6 } },
      "Then $1 a month less than today ($12 a year); what the move costs is back in 3 years.",
    ],
    [
      "a move that costs nothing",
      { deltaMicroUsdPerMonth: -100e6, microUsd: { low: 0, typical: 0, high: 0 } },
      "Then $100 a month less than today ($1,200 a year).",
    ],
    [
      "dearer than today",
      { deltaMicroUsdPerMonth: 12e6 },
      "Then $12 a month more than today: the move never pays back by the bill.",
    ],
    ["the same", { deltaMicroUsdPerMonth: 0 }, "Then a month costs what it costs today."],
  ])("afterwards, %s", (_, rest, words) => {
    expect(afterMoveInWords(move("linkerd", "Linkerd", 54, rest))).toBe(words);
  });

  it("the title: the cheapest and the dearest, a tie, one option, none", () => {
    const three = [
      move("linkerd", "Linkerd", 0),
      move("istio-ambient-l4", "A", 0),
      move("cilium", "Cilium", 90),
    ];
    expect(movingTitle({ from: none, engineersCounted: true, moves: three })).toBe(
      "Moving from no mesh costs $0 to 2 of the 3 others, $90 to Cilium",
    );
    expect(movingTitle({ from: none, engineersCounted: true, moves: three.slice(0, 2) })).toBe(
      "Moving from no mesh costs $0 whichever option it is to",
    );
    expect(movingTitle({ from: sidecars, engineersCounted: true, moves: three.slice(2) })).toBe(
      "Moving from Istio sidecars to Cilium costs $90",
    );
    expect(movingTitle({ from: none, engineersCounted: true, moves: [] })).toBe(
      "There is nothing to move to",
    );
  });

  it("a move: restarts, nodes, time, control planes and cost", () => {
    expect(moveInWords(move("linkerd", "Linkerd", 65, { twoControlPlanes: true }))).toBe(
      "Linkerd: restarts 200 pods, in about 33 min (7 min to 1.7 h); 1 node more than before or after for 14 days, two control planes side by side. It costs $65.",
    );
    expect(
      moveInWords(
        move("cilium", "Cilium", 0, {
          rounds: 2,
          nodesRecreated: 10,
          extraNodes: { low: 0, typical: 0, high: 0 },
          microUsd: { low: 0, typical: 0, high: 65e6 },
        }),
      ),
    ).toBe(
      "Cilium: restarts 200 pods twice and drains and restarts 10 nodes, in about 33 min (7 min to 1.7 h); no node more than before or after. It costs $0 ($0 to $65).",
    );
    const still = { low: 0, typical: 0, high: 0 };
    expect(
      moveInWords(
        move("istio-ambient-l4", "A", 0, {
          podsRestarted: 0,
          rounds: 0,
          durationSeconds: still,
          extraNodes: still,
        }),
      ),
    ).toBe(
      "Ambient without waypoints: restarts no pod; no node more than before or after. It costs $0.",
    );
  });
});
