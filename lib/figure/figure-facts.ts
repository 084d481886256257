import { costByPods } from "../charts/cost-by-pods";
import { optionBins } from "../charts/node-bins";
import type { FigureFacts, FigureView } from "../charts/figures/figure";
import { growthOf } from "../charts/tradeoffs/growth";
import type { ScenarioEstimate } from "../estimate";
import { lazyFields } from "../lazy";
import { once } from "../once";
import { MESH_OPTIONS } from "../model/options";
import type { Run } from "../model/compare";
import { qualifies } from "../model/qualifies";
import type { Erratum } from "../releases/erratum";
import type { Comparison } from "../model/types";
import type { Issue } from "../result";
import { CURRENT_RELEASE } from "../scenario/release-ids";
import type { Scenario } from "../scenario/schema";
import { FIGURE_MAP } from "../tradeoffs/break-even";
import { SEED } from "../tradeoffs/draws";
import { breakEvenOf, finished, mapAxesOf, tornadoOf } from "../tradeoffs/for-scenario";
import { growthAxis } from "../tradeoffs/growth-axis";
import { movingIn } from "../tradeoffs/moving-in";
import { FIGURE_SAMPLING, sampling } from "../tradeoffs/sampling";
import { rightSizingGains } from "../tradeoffs/right-sizing";
import { type AxisId, sweepAxisOf } from "../tradeoffs/axis-choices";
import { coarseSweep } from "../tradeoffs/coarse-sweep";
import { sweepAxis } from "../tradeoffs/sweep-axes";
import { sweep } from "../tradeoffs/sweep";
import { usdToMicroUsd } from "../units/money";
import { FIGURE_PLANNING, PROVEN_SIZES, SWEEP_PLANNING } from "./figure-planning";
import { provenanceOf } from "./provenance";
import { comparisonOf } from "./shown";
import type { FindEvidence } from "./sources-text";
import { readShow } from "./view-choice";

/** What figures draw from, out of an estimate. `issues` are those of the link it came by. */
export function figureFacts(
  asked: Scenario,
  estimate: ScenarioEstimate,
  findEvidence: FindEvidence,
  release: string = CURRENT_RELEASE,
  issues: readonly Issue[] = [],
  erratum?: Erratum,
): FigureFacts {
  const { input, scenario } = estimate;
  const joined = () => ({ scenario, slice: estimate.catalogue(), planning: FIGURE_PLANNING });
  /** Those that may be called cheapest, among the options a view shows. */
  const candidates = (view: FigureView = {}) => qualified(shownIn(estimate.comparison, view));
  const growthSweep = once(() => sweptMonths(estimate));
  const many = input.workloads.length > MOST_KINDS;
  /** Computed once for each thing a figure may be about; what is not known stands for the usual. */
  const about = <Value, Key extends string>(
    keyOf: (view: FigureView) => Key,
    compute: (key: Key) => Value,
  ) => {
    const known = new Map<Key, Value>();
    return (view: FigureView = {}): Value | "too-many-kinds" => {
      if (many) return "too-many-kinds";
      const key = keyOf(view);
      const value = known.has(key) ? (known.get(key) as Value) : compute(key);
      // The last asked for stands last; the first makes room.
      known.delete(key);
      known.set(key, value);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
      return value;
    };
  };
  const given: Omit<FigureFacts, keyof Planned> = {
    cluster: input.cluster,
    pods: input.workloads.reduce((sum, workload) => sum + workload.replicas * workload.copies, 0),
    hops: input.traffic.hops,
    fanOut: input.traffic.fanOut,
    // Planned like the sweep and the months to come, so that all three agree where they meet.
    costByPods: once(() =>
      costByPods(input, estimate.comparison, MESH_OPTIONS, many ? SWEEP_PLANNING : FIGURE_PLANNING),
    ),
    nodeBins: once(() => binFacts(estimate.runs())),
    rightSizing: once(() =>
      rightSizingGains(input, estimate.comparison, MESH_OPTIONS, FIGURE_PLANNING),
    ),
    movingIn: once(() => movingFacts(estimate)),
    growth: (view) => growthFacts(growthSweep(), candidates(view)),
    tornado: about(
      (view) => subjectOf(estimate.comparison, view),
      (option) => finished(tornadoOf(joined(), option)),
    ),
    uncertainty: about(
      (view) => candidates(view).join(" "),
      (key) =>
        finished(
          sampling(
            input,
            MESH_OPTIONS,
            idsIn(key),
            FIGURE_PLANNING,
            FIGURE_SAMPLING,
            SEED,
            scenario.moving.from,
          ),
        ),
    ),
    breakEven: about(
      ({ across, up, ...view }) =>
        [...Object.values(mapAxesOf(scenario, across, up)), ...candidates(view)].join(" "),
      (key) => {
        const [across, up, ...competing] = key.split(" ");
        const over = { ...mapAxesOf(scenario, across, up), candidates: competing };
        const steps = breakEvenOf(joined(), over, FIGURE_MAP);
        return steps === undefined ? undefined : finished(steps);
      },
    ),
    sweep: about(
      ({ axis, ...view }) => [sweepAxisOf(axis), ...candidates(view)].join(" "),
      (key) => {
        const [axis, ...competing] = key.split(" ");
        return sweepFacts(estimate, sweepAxisOf(axis), competing);
      },
    ),
    provenance: provenanceOf(asked, estimate, findEvidence, release, issues, erratum),
  };
  return lazyFacts(given, { comparison: () => estimate.comparison });
}

/** Kinds of pods times nodes over all options: a list of nodes names them all. */
const MOST_LISTED = 2_000_000;

function binFacts(runs: readonly Run[]) {
  const listed = runs
    .filter(({ level }) => level === "typical")
    .flatMap(({ pools }) => pools)
    .reduce((sum, { input, pool }) => sum + input.workloads.length * pool.nodes, 0);
  return listed > MOST_LISTED ? ("too-many-kinds" as const) : optionBins(runs);
}

type Planned = Pick<FigureFacts, "comparison">;
const lazyFacts = lazyFields<Omit<FigureFacts, keyof Planned>, Planned>(["comparison"]);

function movingFacts({ scenario, input, comparison }: ScenarioEstimate) {
  const { moving, ownCosts } = scenario;
  const asked = { ...moving, microUsdPerDay: usdToMicroUsd(ownCosts.dayRateUsd) };
  return movingIn(asked, input, comparison, MESH_OPTIONS, FIGURE_PLANNING);
}

/** Things one figure may be about, of one scenario: axes times subsets of options are thousands. */
const MOST_KNOWN = 40;

/**
 * More kinds of pods than this are not planned hundreds of times on a server. So many sizes get first
 * answers, which take no longer than the proofs of a few.
 */
const MOST_KINDS = 200;

/** Every option month by month: who of them competes is asked later. */
function sweptMonths({ scenario, input, pricesAsOf }: ScenarioEstimate) {
  if (input.workloads.length > MOST_KINDS) return "too-many-kinds" as const;
  const axis = growthAxis(scenario, input, pricesAsOf);
  return finished(sweep(axis, MESH_OPTIONS, [], FIGURE_PLANNING));
}

function growthFacts(swept: ReturnType<typeof sweptMonths>, candidates: readonly string[]) {
  return swept === "too-many-kinds" ? swept : growthOf(swept, candidates);
}

/** Of a long axis about so many values are looked at. */
const FIGURE_SWEEP_VALUES = 120;
/** An axis of so many is swept whole where pods are of few kinds: some twice as many plans. */
const WHOLE_SWEEP_VALUES = 300;

/** At typical coefficients alone: a figure asked for by anyone is not planned three times over. */
function sweepFacts(estimate: ScenarioEstimate, id: AxisId, candidates: readonly string[]) {
  const axis = sweepAxis(estimate.scenario, estimate.catalogue(), id);
  if (axis === undefined) return undefined;
  const fewKinds = estimate.input.workloads.length <= PROVEN_SIZES;
  const most =
    fewKinds && axis.high - axis.low <= WHOLE_SWEEP_VALUES
      ? WHOLE_SWEEP_VALUES
      : FIGURE_SWEEP_VALUES;
  return coarseSweep(axis, most, (values) =>
    finished(sweep(values, MESH_OPTIONS, candidates, FIGURE_PLANNING, ["typical"])),
  );
}

/** The comparison of the options a view shows. */
const shownIn = (comparison: Comparison, view: FigureView) =>
  comparisonOf(comparison, readShow(view.show).shown);

const idsIn = (key: string) => (key === "" ? [] : key.split(" "));

const qualified = ({ options }: Comparison) =>
  options
    .slice(1)
    .filter(qualifies)
    .map(({ id }) => id);

/** Whom a tornado is about: the option asked for where it is one, else the cheapest that is shown. */
function subjectOf(comparison: Comparison, view: FigureView): string {
  const meshesOf = ({ options }: Comparison) =>
    options.slice(1).filter(({ issues }) => issues.length === 0);
  const chosen = meshesOf(comparison).find(({ id }) => id === view.option);
  const shown = shownIn(comparison, view);
  return chosen?.id ?? shown.cheapest ?? meshesOf(shown)[0]?.id ?? "";
}
