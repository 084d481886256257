import type {
  RequestEach,
  RequestSetting,
  RightSizingGain,
} from "../charts/tradeoffs/right-sizing";
import { coefficient } from "../model/coefficient";
import { compare, type Planning, preparedRun } from "../model/compare";
import type {
  Coefficients,
  Comparison,
  ComparisonInput,
  MeshOption,
  OptionEstimate,
  PoolEstimate,
  Range,
  SizingPolicy,
} from "../model/types";
import { ceilWhole } from "../units/numbers";
import { helmValue } from "./helm-values";

const MONTHS_PER_YEAR = 12;

/**
 * Every mesh under its chart's production requests and right-sized, all else alike. The scenario's
 * own comparison serves where it is one of the two.
 */
export function rightSizingGains(
  input: ComparisonInput,
  here: Comparison,
  options: readonly MeshOption[],
  planning: Planning,
): readonly RightSizingGain[] {
  const comparisonUnder = (policy: SizingPolicy) =>
    isUnder(input, policy) ? here : compare(under(input, policy), options, planning);
  const chart = comparisonUnder("chart-production");
  const rightSized = comparisonUnder("right-sized");
  return options.slice(1).flatMap((option) => {
    const [before, after] = [chart, rightSized].map(({ options: estimates }) =>
      estimates.find(({ id, issues }) => id === option.id && issues.length === 0),
    );
    if (before === undefined || after === undefined) return [];
    return [gainOf(option, input, before, after)];
  });
}

function isUnder(input: ComparisonInput, policy: SizingPolicy): boolean {
  return Object.values(input.settings).every((settings) => settings.sizingPolicy === policy);
}

/** The same cluster with every option under one policy. */
function under(input: ComparisonInput, sizingPolicy: SizingPolicy): ComparisonInput {
  const settings = Object.entries(input.settings).map(([id, own]) => [
    id,
    { ...own, sizingPolicy },
  ]);
  return { ...input, settings: Object.fromEntries(settings) };
}

function gainOf(
  option: MeshOption,
  input: ComparisonInput,
  before: OptionEstimate,
  after: OptionEstimate,
): RightSizingGain {
  return {
    id: option.id,
    name: option.name,
    chartNodes: before.typical.nodes,
    rightSizedNodes: after.typical.nodes,
    gainMicroUsdPerYear: yearlyRange(before, after),
    settings: settingsOf(option, input, before.typical, after.typical),
  };
}

/** Differences at one level each, in order: the level with the smallest gain need not be "low". */
function yearlyRange(before: OptionEstimate, after: OptionEstimate): Range {
  const gain = (level: "low" | "typical" | "high") =>
    (before[level].microUsdPerMonth - after[level].microUsdPerMonth) * MONTHS_PER_YEAR;
  const gains = [gain("low"), gain("typical"), gain("high")];
  return { low: Math.min(...gains), typical: gain("typical"), high: Math.max(...gains) };
}

/** Components whose request a chart value sets and right-sizing changes. */
function settingsOf(
  option: MeshOption,
  input: ComparisonInput,
  before: PoolEstimate,
  after: PoolEstimate,
): readonly RequestSetting[] {
  const chart = requestsEach(option, under(input, "chart-production"), before);
  const rightSized = requestsEach(option, under(input, "right-sized"), after);
  return [...chart].flatMap(([component, each]) => {
    const found = helmValue(option.featureColumn, component);
    const sized = rightSized.get(component);
    if (found === undefined || sized === undefined || isSame(each, sized)) return [];
    return [
      {
        component,
        helmValue: found.value,
        annotation: found.annotation,
        evidence: found.evidence,
        chart: each,
        rightSized: sized,
        ...careFor(component, sized, after, input.coefficients[option.id]?.typical ?? {}),
      },
    ];
  });
}

/**
 * A right-sized request holds average use and headroom. A component that a node or the cluster
 * shares has bursts beyond that, and replicas that share a load take over from one that fails.
 */
function careFor(
  component: string,
  sized: RequestEach,
  pool: PoolEstimate,
  c: Coefficients,
): Pick<RequestSetting, "care" | "careEvidence"> {
  if (component === PER_POD) return { care: [], careEvidence: [] };
  const cpuMilli = coefficient(c, "warning.smallRequest.cpu");
  const memoryMiB = coefficient(c, "warning.smallRequest.memory");
  const below = [
    ...(sized.cpuMilli < cpuMilli ? [`${cpuMilli}m`] : []),
    ...(sized.memoryMiB < memoryMiB ? [`${memoryMiB}Mi`] : []),
  ];
  const shared = pool.components.find(
    ({ name, owner, loadShare, count }) =>
      name === component && owner === "control-plane" && loadShare !== undefined && count > 1,
  );
  const care = [
    ...(below.length === 0
      ? []
      : [
          `Needs care: below ${below.join(" and ")}, which the Vertical Pod Autoscaler never goes under by default; bursts at a start or a reconnect are not in it.`,
        ]),
    ...(shared === undefined
      ? []
      : [
          `Should one of ${shared.count} replicas fail, the others carry ${ceilWhole((sized.cpuMilli * shared.count) / (shared.count - 1))}m each.`,
        ]),
  ];
  return { care, careEvidence: below.length === 0 ? [] : ["vpa-min-cpu", "vpa-min-memory"] };
}

const PER_POD = "per-pod proxies";

const isSame = (a: RequestEach, b: RequestEach) =>
  a.cpuMilli === b.cpuMilli && a.memoryMiB === b.memoryMiB;

/** By component, the largest request of one of its pods; all waypoints are one component. */
function requestsEach(
  option: MeshOption,
  input: ComparisonInput,
  pool: PoolEstimate,
): ReadonlyMap<string, RequestEach> {
  const each = new Map<string, RequestEach>();
  const note = (component: string, request: RequestEach) => {
    const known = each.get(component) ?? { cpuMilli: 0, memoryMiB: 0 };
    each.set(component, {
      cpuMilli: Math.max(known.cpuMilli, request.cpuMilli),
      memoryMiB: Math.max(known.memoryMiB, request.memoryMiB),
    });
  };
  for (const { name, owner, count, request } of pool.pools.flatMap((part) => part.components)) {
    if (owner === "per-pod-proxies" || count === 0) continue;
    note(owner === "waypoints" ? "waypoints" : name, {
      cpuMilli: Math.ceil(request.cpuMilli / count),
      memoryMiB: Math.ceil(request.memoryMiB / count),
    });
  }
  for (const load of preparedRun(input, option, "typical").footprint.perPod) {
    if (load !== undefined) note(PER_POD, load.request);
  }
  return each;
}
