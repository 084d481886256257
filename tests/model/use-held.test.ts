import { describe, expect, it } from "vitest";
import { type PreparedRun, preparedRun } from "@/lib/model/compare";
import { packingProblem } from "@/lib/model/node-pool";
import { MESH_OPTIONS } from "@/lib/model/options";
import { podClass } from "@/lib/model/pod-class";
import { resolved, scenario } from "../helpers/estimates";

/* What the planner puts on nodes as use is never less than what the model predicts to be used. */

const CPU_USE = 3;
const MEMORY_USE = 4;

function onlyPool({ pools }: PreparedRun) {
  const [first] = pools;
  if (first === undefined) throw new Error("no pool");
  return first;
}

describe("use on its way into a plan", () => {
  it("is rounded up a pod: 64.98m is 65m, 33.2 MiB are 34 MiB, and whole amounts stay", () => {
    const load = (cpuMilli: number, memoryMiB: number) => ({
      request: { cpuMilli: 100, memoryMiB: 100 },
      use: { cpuMilli, memoryMiB },
    });
    expect(podClass("a", load(64.98, 33.2), 1).size.slice(CPU_USE)).toEqual([65, 34]);
    expect(podClass("a", load(65, 34), 1).size.slice(CPU_USE)).toEqual([65, 34]);
    // Sums of binary fractions are not taken for more than they are.
    expect(podClass("a", load(0.1 + 0.2 + 0.7, 0), 1).size.slice(CPU_USE)).toEqual([1, 0]);
  });

  it.each(MESH_OPTIONS.map((option) => [option.name, option] as const))(
    "%s: the plan holds at least the predicted use of every pod",
    (_, option) => {
      const asked = scenario();
      const { input } = resolved(asked);
      const run = preparedRun(input, option, "typical");
      const nodes = 20;
      const problem = packingProblem(onlyPool(run).input, nodes, nodes);
      const held = (dimension: number) =>
        problem.podClasses.reduce(
          (sum, { size, count }) => sum + (size[dimension] ?? 0) * count,
          0,
        );
      // Applications use 0.35 of their CPU and 0.45 of their memory request; so do system Deployments.
      const applications = input.workloads.map((workload, index) => ({
        pods: workload.replicas * workload.copies,
        cpu: workload.running.cpuMilli * 0.35 + (run.footprint.perPod[index]?.use.cpuMilli ?? 0),
        memory:
          workload.running.memoryMiB * 0.45 + (run.footprint.perPod[index]?.use.memoryMiB ?? 0),
      }));
      const system = input.cluster.deployments.map(({ replicas, request }) => ({
        pods: replicas,
        cpu: request.cpuMilli * 0.35,
        memory: request.memoryMiB * 0.45,
      }));
      const mesh = run.footprint.deployments(nodes).map(({ replicas, load }) => ({
        pods: replicas,
        cpu: load.use.cpuMilli,
        memory: load.use.memoryMiB,
      }));
      const all = [...applications, ...system, ...mesh];
      const cpu = all.reduce((sum, part) => sum + part.pods * part.cpu, 0);
      const memory = all.reduce((sum, part) => sum + part.pods * part.memory, 0);
      const pods = all.reduce((sum, part) => sum + part.pods, 0);
      expect(cpu).toBeGreaterThan(0);
      expect(held(CPU_USE)).toBeGreaterThanOrEqual(cpu - 1e-6);
      expect(held(MEMORY_USE)).toBeGreaterThanOrEqual(memory - 1e-6);
      // A pod's rounding is less than a unit.
      expect(held(CPU_USE)).toBeLessThan(cpu + pods);
      expect(held(MEMORY_USE)).toBeLessThan(memory + pods);
    },
  );
});
