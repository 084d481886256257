import { describe, expect, it } from "vitest";
import { footprintInput, preparedRun } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { ComparisonInput, Workload } from "@/lib/model/types";
import { resolved, scenario } from "../helpers/estimates";

/** Quick numbers make all services alike: most pairs of neighbours here differ in one thing. */
function neighbours(input: ComparisonInput): ComparisonInput {
  const [one] = input.workloads as readonly [Workload, ...Workload[]];
  const named = (name: string, more: Partial<Workload> = {}): Workload => ({
    ...one,
    name,
    ...more,
  });
  const workloads = [
    named("first"),
    named("second", { replicas: 7 }),
    named("third", { payloadKB: 9 }),
    named("fourth", { payloadKB: 9, protocol: "grpc" }),
    named("fifth"),
    named("sixth", { unmeshed: "excluded" }),
    named("seventh"),
    named("eighth", { connections: 900 }),
    named("ninth", { httpRequestsPerSecondIn: 400 }),
    named("tenth", { httpRequestsPerSecondOut: 400 }),
    named("eleventh", { use: { cpuMilli: 71, memoryMiB: 43 } }),
    named("twelfth", { running: { cpuMilli: 333, memoryMiB: 333 } }),
    named("thirteenth", { initPeak: { cpuMilli: 4000, memoryMiB: 10 } }),
    named("fourteenth", { podOverhead: { cpuMilli: 5, memoryMiB: 5 } }),
    named("fifteenth", { podLevel: { cpuMilli: 2000 } }),
  ];
  return { ...input, workloads };
}

const asked = (form: "passes" | "share-of-application") =>
  neighbours(resolved(scenario({ workloads: { source: "quick" }, proxyCpuForm: form })).input);

describe.each(["passes", "share-of-application"] as const)(
  "with a proxy's CPU by the form %s",
  (form) => {
    it.each(MESH_OPTIONS)("$id gives pods among others what it gives them alone", (option) => {
      const input = footprintInput(asked(form), option, "typical");
      const { perPod } = option.footprint(input);
      for (const [index, workload] of input.workloads.entries()) {
        const alone = option.footprint({ ...input, workloads: [workload] });
        expect(perPod[index]).toEqual(alone.perPod[0]);
      }
    });

    it.each(MESH_OPTIONS)("$id: pods among others ask for what they ask for alone", (option) => {
      const whole = asked(form);
      const { standing } = preparedRun(whole, option, "typical").pools[0]?.input ?? {};
      const { perPod } = option.footprint(footprintInput(whole, option, "typical"));
      for (const [index, workload] of whole.workloads.entries()) {
        const only = { ...whole, workloads: [workload] };
        // Its proxy is that of the whole cluster, whose services it knows.
        const one = {
          ...option,
          footprint: (...given: Parameters<typeof option.footprint>) => ({
            ...option.footprint(...given),
            perPod: perPod.length === 0 ? [] : [perPod[index]],
          }),
        };
        const alone = preparedRun(only, one, "typical").pools[0]?.input.standing[0];
        expect([standing?.[index]?.size, standing?.[index]?.count]).toEqual([
          alone?.size,
          alone?.count,
        ]);
      }
    });
  },
);
