import { type CatalogSlice, loadSlice } from "@/lib/catalog/slice";
import { type AgentCrossing, agentCrossings } from "@/lib/charts/tradeoffs/agent-crossing";
import type { Sweep } from "@/lib/charts/tradeoffs/sweep";
import { FULL_PLANNING, resolveWith, sliceKey } from "@/lib/estimate";
import { MESH_OPTIONS } from "@/lib/model/options";
import type { Scenario } from "@/lib/scenario/schema";
import { growthAxis } from "@/lib/tradeoffs/growth-axis";
import { sweep } from "@/lib/tradeoffs/sweep";
import type { AxisId } from "@/lib/tradeoffs/axis-choices";
import { sweepAxis } from "@/lib/tradeoffs/sweep-axes";

/* One sweep, then the worker is done with: newer input ends it and starts another. */

export type SweepAsk = {
  readonly scenario: Scenario;
  readonly axis: AxisId | "growth";
  /** Options that may be called cheapest. */
  readonly candidates: readonly string[];
};

export type SweepReport =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly message: string }
  | {
      readonly kind: "done";
      readonly sweep: Sweep;
      readonly crossings: readonly (readonly AgentCrossing[])[];
    };

// The project's types are the page's; a worker's own global differs in what matters here.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<SweepAsk>) => void) | null;
  postMessage(message: SweepReport): void;
};

scope.onmessage = ({ data }) => {
  run(data).catch((reason: unknown) => {
    const message = reason instanceof Error ? reason.message : String(reason);
    scope.postMessage({ kind: "failed", message });
  });
};

function axisOf(scenario: Scenario, slice: CatalogSlice, id: SweepAsk["axis"]) {
  if (id !== "growth") return sweepAxis(scenario, slice, id);
  const here = resolveWith(scenario, slice);
  return growthAxis(here.scenario, here.input, slice.priceList.asOf);
}

async function run({ scenario, axis: axisId, candidates }: SweepAsk): Promise<void> {
  const slice = await loadSlice(sliceKey(scenario));
  const axis = axisOf(scenario, slice, axisId);
  if (axis === undefined) return scope.postMessage({ kind: "absent" });
  const work = sweep(axis, MESH_OPTIONS, candidates, FULL_PLANNING);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      const coefficients = resolveWith(scenario, slice).input.coefficients["istio-ambient-l4"];
      const crossings =
        coefficients === undefined
          ? []
          : [false, true].map((cni) => agentCrossings(coefficients.typical, cni));
      return scope.postMessage({ kind: "done", sweep: step.value, crossings });
    }
    scope.postMessage({ kind: "progress", share: step.value.done / step.value.total });
  }
}
