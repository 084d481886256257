import { isHeavy } from "@/components/calculator/is-heavy";
import { planningFor } from "@/components/calculator/planning";
import { loadSlice } from "@/lib/catalog/slice";
import { estimateWith, type ScenarioEstimate, sliceKey } from "@/lib/estimate";
import type { Scenario } from "@/lib/scenario/schema";
import { attribute } from "@/lib/tradeoffs/attribution";
import { changeSteps } from "@/lib/tradeoffs/change-steps";
import { findTurns } from "@/lib/tradeoffs/turns";
import type { InsightAsk, InsightReport } from "./insight-protocol";

/* What takes many estimates: one question, then the worker is done with. Newer input starts another. */

// The project's types are the page's; a worker's own global differs in what matters here.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<InsightAsk>) => void) | null;
  postMessage(message: InsightReport): void;
};

scope.onmessage = ({ data }) => {
  answer(data).then(
    (report) => scope.postMessage(report),
    (reason: unknown) => {
      const message = reason instanceof Error ? reason.message : String(reason);
      scope.postMessage({ kind: "failed", message });
    },
  );
};

function answer(ask: InsightAsk): Promise<InsightReport> {
  return ask.kind === "turns" ? turns(ask.scenario) : attribution(ask.a, ask.b);
}

async function turns(scenario: Scenario): Promise<InsightReport> {
  const slice = await loadSlice(sliceKey(scenario));
  const planning = planningFor(true);
  const estimate = estimateWith(scenario, slice, planning);
  return { kind: "turns", turns: findTurns(scenario, estimate, slice, planning) };
}

async function attribution(a: Scenario, b: Scenario): Promise<InsightReport> {
  const steps = changeSteps(a, b);
  // Slices are fetched first: the work itself then runs without a pause.
  const estimates = await Promise.all([a, ...steps.map((step) => step.scenario)].map(estimator));
  const [before, ...after] = estimates;
  if (before === undefined) throw new Error("There is nothing to compare.");
  const work = attribute(before(), steps, (step) => {
    const estimate = after[steps.indexOf(step)];
    if (estimate === undefined) throw new Error("A step has no scenario.");
    return estimate();
  });
  for (;;) {
    const step = work.next();
    if (step.done === true) return { kind: "attribution", attribution: step.value };
    scope.postMessage({ kind: "progress", ...step.value });
  }
}

/** As the page itself plans: with proof, or without where that takes long. */
async function estimator(scenario: Scenario): Promise<() => ScenarioEstimate> {
  const slice = await loadSlice(sliceKey(scenario));
  return () => estimateWith(scenario, slice, planningFor(!isHeavy(scenario)));
}
