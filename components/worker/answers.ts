import { isHeavy } from "@/components/calculator/is-heavy";
import { planningFor } from "@/components/calculator/planning";
import { instanceFacts } from "@/lib/catalog/instance-types";
import { hourlyPrice } from "@/lib/catalog/prices";
import { type CatalogSlice, loadSlice } from "@/lib/catalog/slice";
import { type NodeBins, nodeBins } from "@/lib/charts/node-bins";
import { type ScenarioEstimate, sliceKey } from "@/lib/estimate";
import { allocatableWith } from "@/lib/model/allocatable";
import { plannedTogether, preparedRun } from "@/lib/model/compare";
import { MESH_OPTIONS } from "@/lib/model/options";
import { RELEASES } from "@/lib/releases/all";
import { decodeLink } from "@/lib/releases/decode-link";
import { type OpenedRelease, openRelease, releaseToGoOnWith } from "@/lib/releases/open-release";
import { encodeScenario } from "@/lib/scenario/codec";
import { expandWorkloads } from "@/lib/scenario/expand";
import { scenarioFile } from "@/lib/scenario/files/json-file";
import { readScenarioFile } from "@/lib/scenario/files/read-file";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import type { Scenario, WorkloadRow } from "@/lib/scenario/schema";
import type { Issue } from "@/lib/result";
import { pageAnswer } from "./page-answer";
import { figureAnswer, movingAnswer, rightSizingAnswer, tradeoffAnswer } from "./tradeoff-answers";
import { derivationAnswer, figureLinesAnswer } from "./derivation-answers";
import { evidenceAnswer } from "./evidence-answer";
import type { Answer, Ask, EstimateAnswer, Machine, QuestionKind } from "./protocol";

/**
 * Answers one question of a page that is at `release`. Runs in the worker; free of anything only a
 * worker has.
 */
export async function answer(ask: Ask, release?: string): Promise<Answer<QuestionKind>> {
  if (release !== undefined) inForce = await openRelease(RELEASES, release);
  switch (ask.kind) {
    case "link":
      return answerLink(ask.query);
    case "scenario":
      return answerScenario(ask.scenario, [], ask.release, ask.thorough);
    case "machines":
      return answerMachines(ask.scenario);
    case "bins":
      return answerBins(ask.scenario, ask.option);
    case "rows":
      return answerRows(ask.scenario);
    case "file":
      return answerFile(ask.bytes);
    case "export":
      return scenarioFile(
        ask.scenario,
        inForce === undefined ? undefined : releaseToGoOnWith(inForce),
      );
    case "tradeoffs":
      return estimateOf(ask.scenario).then(tradeoffAnswer);
    case "rightSizing":
      return estimateOf(ask.scenario).then((estimate) =>
        rightSizingAnswer(ask.scenario, estimate, inForce),
      );
    case "movingIn":
      return estimateOf(ask.scenario).then((estimate) =>
        movingAnswer(ask.scenario, estimate, inForce),
      );
    case "figure":
      return estimateOf(ask.scenario).then((estimate) =>
        figureAnswer(ask.scenario, estimate, ask.figure, ask.size, inForce, ask.view),
      );
    case "derivation":
      return estimateOf(ask.scenario).then((estimate) => derivationAnswer(estimate, ask));
    case "evidence":
      return estimateOf(ask.scenario).then(evidenceAnswer);
    case "figureLines":
      return estimateOf(ask.scenario).then((estimate) => figureLinesAnswer(estimate, ask.basis));
  }
}

function answerLink(query: string): Promise<EstimateAnswer> {
  const { scenario, issues, release } = decodeLink(query);
  return answerScenario(scenario, issues, release);
}

async function answerScenario(
  asked: Scenario,
  linkIssues: readonly Issue[],
  release: string = CURRENT_RELEASE,
  thorough = false,
): Promise<EstimateAnswer> {
  inForce = await openRelease(RELEASES, release);
  const estimate = await estimateOf(asked, thorough);
  return pageAnswer(asked, estimate, inForce, linkIssues, thorough);
}

/** The release in force: that of the page, or of what was opened last. */
let inForce: OpenedRelease | undefined;

let latest:
  | { readonly key: string; readonly thorough: boolean; readonly estimate: ScenarioEstimate }
  | undefined;

/** The last estimate is kept: a derivation is asked of what is on the page. */
async function estimateOf(asked: Scenario, thorough = !isHeavy(asked)): Promise<ScenarioEstimate> {
  const { release } = (inForce ??= await openRelease(RELEASES, CURRENT_RELEASE));
  const key = encodeScenario(asked, release.id);
  if (latest?.key === key && (latest.thorough || !thorough)) return latest.estimate;
  const estimate = await release.estimate(asked, planningFor(thorough));
  latest = { key, thorough, estimate };
  return estimate;
}

/** Nodes of more kinds of pods are a list too long to keep: planned for this question alone. */
const MOST_KINDS_KEPT = 400;

async function answerBins(asked: Scenario, optionId: string): Promise<readonly NodeBins[]> {
  const estimate = await estimateOf(asked);
  const option = MESH_OPTIONS.find((candidate) => candidate.id === optionId);
  if (option === undefined) throw new Error(`There is no option "${optionId}".`);
  if (estimate.input.workloads.length <= MOST_KINDS_KEPT)
    return nodeBins(estimate.runs(), optionId);
  const run = preparedRun(estimate.input, option, "typical");
  return nodeBins(plannedTogether([run], planningFor(!isHeavy(asked))), optionId);
}

/** An example's workloads as rows: what its manifests state, and the visible assumption elsewhere. */
async function answerRows(asked: Scenario): Promise<readonly WorkloadRow[]> {
  const slice = await loadSlice(
    sliceKey({ ...asked, workloads: { ...asked.workloads, source: "example" } }),
  );
  const scenario: Scenario = { ...asked, workloads: { ...asked.workloads, source: "example" } };
  return expandWorkloads(scenario, slice.example).workloads.map((workload) => ({
    name: workload.name,
    namespace: workload.namespace,
    replicas: workload.replicas,
    cpuRequestMilli: workload.running.cpuMilli,
    memoryRequestMiB: workload.running.memoryMiB,
    initCpuMilli: workload.initPeak.cpuMilli,
    initMemoryMiB: workload.initPeak.memoryMiB,
    meshed: workload.unmeshed === undefined,
    guaranteed: workload.guaranteed,
    ...(workload.pool === undefined ? {} : { pool: workload.pool }),
  }));
}

async function answerFile(bytes: Uint8Array): Promise<Answer<"file">> {
  const { found, scenario, issues, release, looking = "" } = readScenarioFile(bytes);
  if (found) return { ...(await answerScenario(scenario, issues, release)), looking };
  return { refused: issues[0]?.message ?? "The file holds no scenario." };
}

async function answerMachines(asked: Scenario): Promise<readonly Machine[]> {
  const slice = await loadSlice(sliceKey(asked));
  const { capacityType } = asked.cluster;
  const bought = capacityType === "own-price" ? "on-demand" : capacityType;
  return slice.instanceTypes.types.flatMap((type) => {
    const price =
      hourlyPrice(slice.priceList, type.name, bought) ??
      hourlyPrice(slice.priceList, type.name, "on-demand");
    if (price === undefined) return [];
    const { name, family, vcpu, memoryMiB, arch, burstable } = type;
    const maxPods = podLimit(slice, asked, type);
    const { microUsdPerHour } = price;
    return [{ name, family, vcpu, memoryMiB, arch, burstable, maxPods, microUsdPerHour }];
  });
}

function podLimit(
  slice: CatalogSlice,
  asked: Scenario,
  type: CatalogSlice["instanceTypes"]["types"][number],
): number | undefined {
  const { platform, maxPods, prefixDelegation } = asked.cluster;
  return allocatableWith(slice.allocatable, {
    platform,
    ...instanceFacts(type),
    ...(maxPods > 0 ? { maxPods } : {}),
    ...(prefixDelegation ? { prefixDelegation } : {}),
  }).maxPods;
}
