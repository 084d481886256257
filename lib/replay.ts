import { allCoefficients, resolveCoefficient } from "./catalog/coefficients";
import type { Replay } from "./catalog/replays-schema";
import { type Coefficients, LEVELS, type Level, type Range } from "./model/types";
import { PREDICTIONS, SLOPES } from "./replay/predictions";
import { type SliceOf, soloPredictions } from "./replay/solo";
import { numberInput, type Predict, type Prediction } from "./replay/types";

/*
 * The published cases, run by the model: what a source measured beside what we would have said.
 * One rung below estimate.ts, since a case may need the whole estimate.
 */

type Published = Replay["published"][number];

/**
 * `holds`: within the tolerance agreed for it. `fails`: not, and it should be. `disagrees`: we do
 * not reproduce it and say why. `not-comparable`: an input was not published.
 */
export type Verdict = "holds" | "fails" | "disagrees" | "not-comparable";

/** One published figure beside what the model says. */
export type ReplayFigure = {
  /** What was published: "istiod.memory". */
  readonly output: string;
  readonly unit: string;
  readonly published: number;
  /** The records the figure is from: one, or the two a slope lies between. */
  readonly evidence: readonly string[];
  readonly basis: Published["basis"];
  readonly agreement: Published["agreement"];
  /** In the published unit; undefined where the model cannot say. */
  readonly predicted: Range | undefined;
  /** Which part of the model answered. */
  readonly by: string | undefined;
  readonly remark: string | undefined;
  /** Typical prediction over the published figure. */
  readonly ratio: number | undefined;
  readonly verdict: Verdict;
};

/** One case, run. */
export type ReplayRun = {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly contradiction: string | undefined;
  readonly inputs: Replay["inputs"];
  readonly figures: readonly ReplayFigure[];
};

/**
 * Runs every case. `sliceOf` gives the part of the catalogue a case needs that goes through the
 * whole estimate. About 100 ms, nearly all of it for the one estimate.
 */
export function runReplays(replays: readonly Replay[], sliceOf: SliceOf): readonly ReplayRun[] {
  const whole = soloPredictions(replays, sliceOf);
  const runs = replays.map((replay) =>
    runOne(replay, (output) => whole[replay.id]?.[output] ?? predict(replay, output)),
  );
  const slope = slopeRun(replays);
  return slope === undefined ? runs : [...runs, slope];
}

function runOne(replay: Replay, answer: (output: string) => Prediction | undefined): ReplayRun {
  const { id, label, note, contradiction, inputs } = replay;
  const figures = replay.published.map((figure) =>
    compared(figure, [figure.evidence], answer(figure.output)),
  );
  return { id, label, note, contradiction, inputs, figures };
}

function predict(replay: Replay, output: string): Prediction | undefined {
  return PREDICTIONS[output]?.(replay, coefficientsFor(replay));
}

function compared(
  figure: Pick<Published, "output" | "unit" | "value" | "basis" | "agreement">,
  evidence: readonly string[],
  prediction: Prediction | undefined,
): ReplayFigure {
  const { output, unit, value, basis, agreement } = figure;
  const predicted = prediction && {
    low: prediction.low,
    typical: prediction.typical,
    high: prediction.high,
  };
  return {
    output,
    unit,
    published: value,
    evidence,
    basis,
    agreement,
    predicted,
    by: prediction?.by,
    remark: prediction?.remark,
    ratio: predicted === undefined || value === 0 ? undefined : predicted.typical / value,
    verdict: verdictOf(agreement, value, predicted),
  };
}

/** Room for the noise of binary fractions, so that "exactly" means what a person means by it. */
const NOISE = 1e-9;

function verdictOf(
  agreement: Published["agreement"],
  published: number,
  predicted: Range | undefined,
): Verdict {
  if (agreement.kind === "not-comparable") return "not-comparable";
  if (predicted === undefined) return agreement.kind === "disagrees" ? "disagrees" : "fails";
  const inside = encloses(predicted, published);
  switch (agreement.kind) {
    case "relative": {
      const off = Math.abs(predicted.typical - published);
      return off <= (agreement.within + NOISE) * Math.abs(published) ? "holds" : "fails";
    }
    case "range":
      return inside ? "holds" : "fails";
    case "at-least":
      return predicted.typical >= published ? "holds" : "fails";
    case "disagrees":
      // A disagreement that has gone away must be told as an agreement.
      return inside ? "fails" : "disagrees";
  }
}

/** Whether a published figure lies between our low and high. */
export function encloses(range: Range, published: number): boolean {
  return range.low <= published && published <= range.high;
}

/* ------------------------------------------------------------ coefficients */

/** The catalogue's newest rows, on the case's machine where it names one. */
function coefficientsFor(replay: Replay): Readonly<Record<Level, Coefficients>> {
  const pinned = replay.inputs["hardwareFactor"];
  const base = catalogValues();
  if (typeof pinned !== "number") return base;
  const at = (level: Level) => ({ ...base[level], "hardware.factor": pinned });
  return { low: at("low"), typical: at("typical"), high: at("high") };
}

function catalogValues(): Readonly<Record<Level, Coefficients>> {
  const at = (level: Level): Coefficients =>
    Object.fromEntries(
      Object.values(allCoefficients).map((c) => [c.id, resolveCoefficient(c, undefined)[level]]),
    );
  const [low, typical, high] = LEVELS.map(at);
  if (low === undefined || typical === undefined || high === undefined) throw new Error("levels");
  return { low, typical, high };
}

/* ------------------------------------------------------------------ slopes */

/** Memory of a sidecar more is one of the figures its base was set by; of ztunnel's none was. */
const FITTED_SLOPES: ReadonlySet<string> = new Set(["sidecars.memory"]);

const SERIES = /^livewyer-scale-\d+$/;

/**
 * LiveWyer ran more and more replicas on one node. What else ran there is not stated, so the
 * totals cannot be compared; what each replica added can.
 */
function slopeRun(replays: readonly Replay[]): ReplayRun | undefined {
  const series = replays.filter((replay) => SERIES.test(replay.id));
  const first = series[0];
  const last = series.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const figures = Object.entries(SLOPES).flatMap(([output, model]) => {
    const figure = slopeFigure(output, first, last, model);
    return figure === undefined ? [] : [figure];
  });
  return {
    id: "livewyer-slope",
    label: `LiveWyer: what each replica adds, from ${numberInput(first, "replicas")} to ${numberInput(last, "replicas")}`,
    note: "The other pods of the node fall out of a difference. Our arithmetic on two published figures.",
    contradiction: undefined,
    inputs: {},
    figures,
  };
}

function slopeFigure(
  output: string,
  first: Replay,
  last: Replay,
  model: Predict,
): ReplayFigure | undefined {
  const of = (replay: Replay) => replay.published.find((figure) => figure.output === output);
  const [from, to] = [of(first), of(last)];
  if (from === undefined || to === undefined) return undefined;
  const replicas = numberInput(last, "replicas") - numberInput(first, "replicas");
  const figure = {
    output: `${output}PerReplica`,
    unit: to.unit,
    value: (to.value - from.value) / replicas,
    basis: FITTED_SLOPES.has(output) ? "fitted" : "held-out",
    agreement: {
      kind: "range",
      reason: `(${to.value} − ${from.value}) ÷ ${replicas}: the slope is free of what else ran on the node.`,
    },
  } as const;
  return compared(figure, [from.evidence, to.evidence], model(last, coefficientsFor(last)));
}
