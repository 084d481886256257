import { loadSlice } from "@/lib/catalog/slice";
import type { Provenance } from "@/lib/charts/figures/figure";
import type { BreakEvenMap } from "@/lib/charts/tradeoffs/break-even";
import type { Tornado } from "@/lib/charts/tradeoffs/tornado";
import type { Uncertainty } from "@/lib/charts/tradeoffs/uncertainty";
import { estimateOnDemand, FULL_PLANNING, sliceKey } from "@/lib/estimate";
import { provenanceOf } from "@/lib/figure/provenance";
import { MESH_OPTIONS } from "@/lib/model/options";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import type { Scenario } from "@/lib/scenario/schema";
import { FULL_MAP } from "@/lib/tradeoffs/break-even";
import { SEED } from "@/lib/tradeoffs/draws";
import { breakEvenOf, tornadoOf } from "@/lib/tradeoffs/for-scenario";
import { FULL_SAMPLING, sampling } from "@/lib/tradeoffs/sampling";
import type { AxisId } from "@/lib/tradeoffs/axis-choices";

/* One question, then the worker is done with: newer input ends it and starts another. */

export type SensitivityAsk =
  | { readonly kind: "tornado"; readonly scenario: Scenario; readonly option: string }
  | {
      readonly kind: "uncertainty";
      readonly scenario: Scenario;
      readonly candidates: readonly string[];
    }
  | {
      readonly kind: "map";
      readonly scenario: Scenario;
      readonly candidates: readonly string[];
      readonly x: AxisId;
      readonly y: AxisId;
    };

/** Undefined where there is nothing to compute: no plan, nothing that competes, no such input. */
export type SensitivityAnswer =
  | { readonly kind: "tornado"; readonly found: Tornado | undefined }
  | { readonly kind: "uncertainty"; readonly found: Uncertainty }
  | { readonly kind: "map"; readonly found: BreakEvenMap | undefined };

export type SensitivityReport =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "failed"; readonly message: string }
  | {
      readonly kind: "answer";
      /** A better one is to come, except after the last. */
      readonly last: boolean;
      readonly answer: SensitivityAnswer;
      readonly provenance: Provenance;
    };

// The project's types are the page's; a worker's own global differs in what matters here.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<SensitivityAsk>) => void) | null;
  postMessage(message: SensitivityReport): void;
};

const REPORT_EVERY_MS = 100;

scope.onmessage = ({ data }) => {
  run(data).catch((reason: unknown) => {
    const message = reason instanceof Error ? reason.message : String(reason);
    scope.postMessage({ kind: "failed", message });
  });
};

async function run(ask: SensitivityAsk): Promise<void> {
  scope.postMessage({ kind: "progress", share: 0 });
  const slice = await loadSlice(sliceKey(ask.scenario));
  const estimate = estimateOnDemand(ask.scenario, slice, FULL_PLANNING);
  const { findEvidence } = await import("@/lib/evidence/find-evidence");
  const provenance = provenanceOf(
    ask.scenario,
    estimate,
    findEvidence,
    CURRENT_RELEASE,
    [],
    undefined,
  );
  const post = (answer: SensitivityAnswer, last: boolean) =>
    scope.postMessage({ kind: "answer", last, answer, provenance });
  const joined = { scenario: estimate.scenario, slice, planning: FULL_PLANNING };
  switch (ask.kind) {
    case "tornado": {
      const found = reported(tornadoOf(joined, ask.option), ({ done, total }) => done / total);
      return post({ kind: "tornado", found }, true);
    }
    case "uncertainty": {
      const { input } = estimate;
      const found = reported(
        sampling(
          input,
          MESH_OPTIONS,
          ask.candidates,
          FULL_PLANNING,
          FULL_SAMPLING,
          SEED,
          ask.scenario.moving.from,
        ),
        ({ done, total }) => done / total,
      );
      return post({ kind: "uncertainty", found }, true);
    }
    case "map": {
      const steps = breakEvenOf(joined, ask, FULL_MAP);
      if (steps === undefined) return post({ kind: "map", found: undefined }, true);
      const found = reported(steps, ({ share, map }) => {
        if (map !== undefined) post({ kind: "map", found: map }, false);
        return share;
      });
      return post({ kind: "map", found }, true);
    }
  }
}

/** Runs to the end and tells how far it is, a few times a second. */
function reported<Step, Result>(
  steps: Generator<Step, Result>,
  shareOf: (step: Step) => number,
): Result {
  let told = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const share = shareOf(step.value);
    const now = performance.now();
    if (now - told < REPORT_EVERY_MS) continue;
    told = now;
    scope.postMessage({ kind: "progress", share });
  }
}
