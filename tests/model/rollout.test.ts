import { describe, expect, it } from "vitest";
import { restartSeconds, surgePods } from "@/lib/model/rollout";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

/*
 * Kubernetes: "maxSurge … calculated from percentage by rounding up" (Deployments, Max Surge). A
 * batch takes 20 s to start and 30 s to end; 25 % of the pods at once, 10 % of workloads at a time.
 */
const C = {
  "upgrade.maxSurgePercent": 25,
  "upgrade.parallelShare": 0.1,
  "upgrade.podStartSeconds": 20,
  "upgrade.drainSeconds": 30,
};

describe("one workload's rolling restart", () => {
  it.each([
    [1, 1], // ⌈0.25⌉ = 1 at once
    [2, 2],
    [3, 3],
    [4, 4], // 1 at once
    [5, 3], // ⌈1.25⌉ = 2 at once: 2 + 2 + 1
    [8, 4], // 2 at once
    [10, 4], // ⌈2.5⌉ = 3 at once: 3 + 3 + 3 + 1
    [100, 4], // 25 at once
  ])("%d replicas take %d batches", (replicas, batches) => {
    expect(restartSeconds([{ replicas, copies: 1 }], C)).toBe(batches * 50);
  });

  it("takes as many batches as replicas where nothing may surge, as one at a time must go on", () => {
    const none = { ...C, "upgrade.maxSurgePercent": 0 };
    expect(restartSeconds([{ replicas: 7, copies: 1 }], none)).toBe(7 * 50);
  });
});

describe("many workloads", () => {
  it("take turns, a tenth at a time: the workload of most batches sets the length of a turn", () => {
    // 5 workloads: one at a time, 5 turns. 408: 41 at a time, ⌈408 ÷ 41⌉ = 10 turns.
    expect(restartSeconds([{ replicas: 1, copies: 5 }], C)).toBe(5 * 50);
    expect(restartSeconds([{ replicas: 1, copies: 408 }], C)).toBe(10 * 50);
    expect(
      restartSeconds(
        [
          { replicas: 1, copies: 400 },
          { replicas: 3, copies: 8 },
        ],
        C,
      ),
    ).toBe(10 * 3 * 50);
    expect(restartSeconds([], C)).toBe(0);
    expect(restartSeconds([{ replicas: 0, copies: 9 }], C)).toBe(0);
  });

  it("surge by Deployment: 12 Deployments in 34 namespaces are 408, of which 41 are under way", () => {
    const pods = surgePods(
      Array.from({ length: 12 }, () => ({ replicas: 1, copies: 34 })),
      C,
    );
    // One workload's 34 copies and 7 of the next one.
    expect(pods.slice(0, 3)).toEqual([34, 7, 0]);
    expect(pods.reduce((sum, count) => sum + count, 0)).toBe(41);
  });

  it("surge where that is most: the largest Deployments are counted first", () => {
    const rollouts = [
      { replicas: 1, copies: 17 },
      undefined,
      { replicas: 40, copies: 2 },
      { replicas: 8, copies: 1 },
    ];
    // 20 Deployments, 2 at a time; those of 40 replicas add 10 each.
    expect(surgePods(rollouts, C)).toEqual([0, 0, 20, 0]);
    // All at once: 17 × 1, 2 × 10, 1 × 2.
    expect(surgePods(rollouts, { ...C, "upgrade.parallelShare": 1 })).toEqual([17, 0, 20, 2]);
  });
});

it("the first visitor's upgrade: one replica a Deployment, 41 pods more, and the nodes they need", () => {
  const { comparison, input } = fullEstimate(scenario());
  const { upgrade } = optionOf({ comparison }, "linkerd");
  const deployments = input.workloads.reduce((sum, { copies }) => sum + copies, 0);
  expect(input.workloads.every(({ replicas }) => replicas === 1)).toBe(true);
  expect(upgrade.surgePods).toBe(Math.ceil(deployments / 10));
  expect(upgrade.durationSeconds.typical).toBe(10 * 1 * 50);
  expect(upgrade.extraNodes).toBeGreaterThanOrEqual(0);
});
