import { featureVerdict, type Verdict } from "../../catalog/feature-verdict";
import type { Feature, FeatureCell, FeatureColumn } from "../../catalog/features-schema";
import { formatList } from "../../format/amounts";
import type { Feasibility, MeshOption } from "../../model/types";
import { spoken } from "../figures/spoken";

export type FitCell = {
  readonly verdict: Verdict;
  /** "yes", "beta", "not confirmed", "no waypoint". */
  readonly label: string;
  readonly note: string;
  readonly evidence: readonly string[];
  /** The day the source was last looked at. */
  readonly checkedOn: string;
};

export type FitOption = Pick<MeshOption, "id" | "name">;

export type FitRow = {
  readonly id: string;
  readonly label: string;
  /** One cell for each option, in their order. */
  readonly cells: readonly FitCell[];
};

export type FeatureFit = {
  readonly options: readonly FitOption[];
  readonly rows: readonly FitRow[];
};

/** What the platform leaves of each option, by option id. */
type Here = Readonly<Record<string, Pick<Feasibility, "managed" | "evidence">>>;

/**
 * The feature table by option: what each documents, as of the day it was looked up. With the
 * platform's feasibility, cells tell what a managed form leaves out.
 */
export function featureFit(
  features: readonly Feature[],
  options: readonly MeshOption[],
  here: Here = {},
): FeatureFit {
  const meshes = options.filter((option) => option.featureColumn in (features[0]?.cells ?? {}));
  return {
    options: meshes.map(({ id, name }) => ({ id, name })),
    rows: features.map(({ id, label, cells }) => ({
      id,
      label,
      cells: meshes.map((option) =>
        fitCell(id, cells[option.featureColumn as FeatureColumn], option, here[option.id]),
      ),
    })),
  };
}

function fitCell(
  feature: string,
  cell: FeatureCell,
  option: MeshOption,
  here: Here[string] | undefined,
): FitCell {
  const { note, evidence, checkedOn } = cell;
  const managed = here?.managed;
  if (managed?.lacks?.includes(feature) !== true || cell.status === "no") {
    return { ...featureVerdict(cell, option.id), note, evidence, checkedOn };
  }
  return {
    ...featureVerdict(cell, option.id, true),
    note: `${managed.by} offers ${option.name} only as ${managed.form}, without this. Open source: ${featureVerdict(cell, option.id).label}.`,
    evidence: [...(here?.evidence ?? []), ...evidence],
    checkedOn,
  };
}

/** What one option has of the picked requirements, by label of the feature. */
export type OptionFit = FitOption & Readonly<Record<Verdict, readonly string[]>>;

/** Every option against the picked requirements; unknown ids ask for nothing. */
export function optionFits(fit: FeatureFit, required: readonly string[]): readonly OptionFit[] {
  const asked = fit.rows.filter((row) => required.includes(row.id));
  return fit.options.map((option, index) => {
    const labelsOf = (verdict: Verdict) =>
      asked.filter((row) => row.cells[index]?.verdict === verdict).map((row) => row.label);
    return {
      ...option,
      has: labelsOf("has"),
      "in-part": labelsOf("in-part"),
      open: labelsOf("open"),
      lacks: labelsOf("lacks"),
    };
  });
}

/** The picked requirements in words: who documents all of them, and what the others lack. */
export function fitSentence(fits: readonly OptionFit[], required: number): string {
  if (required === 0) return "Nothing is required yet: every option fits.";
  const whole = fits.filter((fit) => fit.has.length === required);
  const short = fits.filter((fit) => fit.lacks.length > 0);
  const rest = fits.filter((fit) => !whole.includes(fit) && !short.includes(fit));
  return [headOf(whole, required), ...short.map(lackOf), ...rest.map(careOf)].join(" ");
}

function headOf(whole: readonly OptionFit[], required: number): string {
  const all = required === 1 ? "the requirement" : `all ${required} requirements`;
  if (whole.length === 0) return `No option documents ${all} in full.`;
  const names = formatList(whole.map(spoken));
  if (whole.length > 1) return `In full, ${all}: ${names}.`;
  return `Only one option documents ${all} in full: ${names}.`;
}

const lackOf = (fit: OptionFit) => `Lacking in ${spoken(fit)}: ${formatList(fit.lacks)}.`;

function careOf(fit: OptionFit): string {
  const parts = [
    ...(fit["in-part"].length > 0 ? [`in part ${formatList(fit["in-part"])}`] : []),
    ...(fit.open.length > 0 ? [`not confirmed ${formatList(fit.open)}`] : []),
  ];
  return `With care, ${spoken(fit)}: ${parts.join("; ")}.`;
}
