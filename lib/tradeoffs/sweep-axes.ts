import type { CatalogSlice } from "../catalog/slice";
import { resolveWith } from "../estimate";
import type { ComparisonInput, Workload } from "../model/types";
import type { Scenario } from "../scenario/schema";
import { ceilWhole } from "../units/numbers";
import { type AxisId, axisChoices } from "./axis-choices";

/** An input on an axis of whole numbers. */
export type SweepAxis = {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly here: number;
  /** More of it never asks for fewer nodes. */
  readonly rising: boolean;
  readonly names: readonly string[];
  readonly inputAt: (at: number) => ComparisonInput;
};

/** The axis of a scenario's input: how it is set is known too, so that two can be set at once. */
export type InputAxis = SweepAxis & { readonly change: AxisChange };

type AxisChange =
  | { readonly scenarioAt: (scenario: Scenario, at: number) => Scenario }
  | { readonly adjusted: (input: ComparisonInput, at: number) => ComparisonInput };

const DOUBLE = 2;

/** The axis of one input; undefined where the scenario does not have it. */
export function sweepAxis(
  scenario: Scenario,
  slice: CatalogSlice,
  id: AxisId,
): InputAxis | undefined {
  const resolve = (changed: Scenario) => resolveWith(changed, slice).input;
  const axis = (
    own: Omit<SweepAxis, "id" | "label" | "names" | "rising" | "inputAt"> &
      Partial<SweepAxis> &
      AxisChange,
  ): InputAxis => ({
    id,
    label: axisChoices(scenario).find(({ value }) => value === id)?.label ?? id,
    names: [],
    rising: true,
    inputAt: (at) =>
      "scenarioAt" in own
        ? resolve(own.scenarioAt(scenario, at))
        : own.adjusted(resolve(scenario), at),
    change: own,
    ...own,
  });
  const { workloads, traffic, cluster } = scenario;
  switch (id) {
    case "pods":
      return workloads.source === "quick"
        ? axis({
            ...around(workloads.quickPods, 60),
            unit: "pods",
            scenarioAt: (of, quickPods) => ({ ...of, workloads: { ...of.workloads, quickPods } }),
          })
        : axis({
            ...around(workloads.namespaceCopies, 20),
            unit: "copies of all workloads",
            scenarioAt: (of, namespaceCopies) => ({
              ...of,
              workloads: { ...of.workloads, namespaceCopies },
            }),
          });
    case "pod-size": {
      return axis({
        low: 10,
        high: 300,
        here: 100,
        unit: "% of the stated requests",
        adjusted: (input, percent) => ({
          ...input,
          workloads: input.workloads.map((workload) => resized(workload, percent)),
        }),
      });
    }
    case "requests":
      return axis({
        ...around(Math.round(traffic.httpRequestsPerSecondPerPod), 100),
        unit: "requests per second and pod",
        scenarioAt: (of, httpRequestsPerSecondPerPod) => ({
          ...of,
          traffic: { ...of.traffic, httpRequestsPerSecondPerPod },
        }),
      });
    case "l7-share":
      return axis({
        low: 0,
        high: 100,
        here: Math.round(traffic.l7SharePercent),
        unit: "% of traffic at layer 7",
        scenarioAt: (of, l7SharePercent) => ({ ...of, traffic: { ...of.traffic, l7SharePercent } }),
      });
    case "namespaces": {
      if (workloads.source !== "quick") return undefined;
      const { quickServicesPerNamespace: here } = workloads;
      return axis({
        low: 1,
        high: Math.max(24, here),
        here,
        rising: false,
        unit: "services per namespace",
        scenarioAt: (of, quickServicesPerNamespace) => ({
          ...of,
          workloads: { ...of.workloads, quickServicesPerNamespace },
        }),
      });
    }
    case "services-known": {
      const here = resolve(scenario);
      const most = Math.max(
        40,
        here.workloads.reduce((sum, { copies }) => sum + copies, 0),
      );
      const shared = here.settings["istio-sidecar"]?.sharedServices ?? 0;
      return axis({
        low: 0,
        high: Math.max(most, shared),
        here: shared,
        unit: "services beyond its own namespace",
        adjusted: scoped,
      });
    }
    case "node-size": {
      const family = slice.instanceTypes.types.find(
        ({ name }) => name === cluster.instanceType,
      )?.family;
      const types = slice.instanceTypes.types
        .filter((type) => type.family === family)
        .sort((a, b) => a.vcpu - b.vcpu || a.memoryMiB - b.memoryMiB)
        .map(({ name }) => name);
      if (types.length < 2 || cluster.platform === "custom") return undefined;
      return axis({
        low: 0,
        high: types.length - 1,
        here: types.indexOf(cluster.instanceType),
        unit: "",
        rising: false,
        names: types,
        scenarioAt: (of, at) => ({
          ...of,
          cluster: { ...of.cluster, instanceType: types[at] ?? of.cluster.instanceType },
        }),
      });
    }
    case "headroom":
      return axis({
        low: 0,
        high: 80,
        here: Math.round(cluster.headroomPercent),
        unit: "% kept free",
        scenarioAt: (of, headroomPercent) => ({
          ...of,
          cluster: { ...of.cluster, headroomPercent },
        }),
      });
  }
}

/** The comparison with both inputs set, each in its own way. */
export function inputAtBoth(
  scenario: Scenario,
  slice: CatalogSlice,
  x: Pick<InputAxis, "change">,
  y: Pick<InputAxis, "change">,
): (atX: number, atY: number) => ComparisonInput {
  let kept: { readonly key: string; readonly input: ComparisonInput } | undefined;
  return (atX, atY) => {
    const set = [
      { change: x.change, at: atX },
      { change: y.change, at: atY },
    ];
    const inScenario = set.filter(({ change }) => "scenarioAt" in change);
    const key = inScenario.map(({ at }) => at).join(" ");
    if (kept?.key !== key) {
      const changed = inScenario.reduce(
        (of, { change, at }) => ("scenarioAt" in change ? change.scenarioAt(of, at) : of),
        scenario,
      );
      kept = { key, input: resolveWith(changed, slice).input };
    }
    return set.reduce(
      (input, { change, at }) => ("adjusted" in change ? change.adjusted(input, at) : input),
      kept.input,
    );
  };
}

/** From one to twice the present value, and at least to `least`. */
const around = (here: number, least: number) => ({
  low: 1,
  high: Math.max(least, DOUBLE * here),
  here,
});

function resized(workload: Workload, percent: number): Workload {
  const part = (amount: number) => ceilWhole((amount * percent) / 100);
  const both = ({ cpuMilli, memoryMiB }: Workload["running"]) => ({
    cpuMilli: part(cpuMilli),
    memoryMiB: part(memoryMiB),
  });
  const { podLevel } = workload;
  return {
    ...workload,
    running: both(workload.running),
    initPeak: both(workload.initPeak),
    podLevel: {
      ...(podLevel.cpuMilli === undefined ? {} : { cpuMilli: part(podLevel.cpuMilli) }),
      ...(podLevel.memoryMiB === undefined ? {} : { memoryMiB: part(podLevel.memoryMiB) }),
    },
  };
}

function scoped(input: ComparisonInput, sharedServices: number): ComparisonInput {
  const settings = Object.entries(input.settings).map(([id, own]) => [
    id,
    { ...own, configScope: "namespace" as const, sharedServices },
  ]);
  return { ...input, settings: Object.fromEntries(settings) };
}
