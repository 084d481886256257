import type { Coefficient, CoefficientEntry } from "../catalog/coefficient-schema";
import { resolveCoefficient } from "../catalog/coefficients";
import type { EvidenceRecord } from "../evidence/schema";
import type { Range } from "../model/types";
import { figureText, KIND_LABELS, recordHref } from "./evidence-records";

/** One source of a row, as a person reads it. */
export type SourceView = {
  readonly id: string;
  readonly href: string;
  readonly figure: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly date: string;
  readonly kind: string;
};

/** One dated row of a coefficient. */
export type EntryView = {
  /** "any version", "from 1.23 on". */
  readonly versions: string;
  readonly range: Range;
  readonly asOf: string;
  readonly conditions: string | undefined;
  readonly note: string;
  readonly sources: readonly SourceView[];
};

export type CoefficientCard = {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** The row a scenario without a version would use. */
  readonly range: Range;
  readonly entries: readonly EntryView[];
  /** What its rows rest on, for the filter: kinds of evidence. */
  readonly kinds: readonly EvidenceRecord["kind"][];
  /** Parts of the model that read it, by name; empty where none does. */
  readonly readBy: readonly string[];
};

export type CoefficientGroup = {
  readonly id: string;
  readonly label: string;
  readonly components: readonly {
    readonly id: string;
    readonly label: string;
    readonly cards: readonly CoefficientCard[];
  }[];
};

const GROUP_LABELS: Readonly<Record<string, string>> = {
  any: "Common to all options",
  envoy: "Envoy, wherever it runs",
  istio: "Istio",
  linkerd: "Linkerd",
  cilium: "Cilium",
  "field-report": "The field report's own figures",
};

/** The field report is a set of figures across meshes, chosen as a whole. */
function groupOf(coefficient: Coefficient): string {
  return coefficient.id.startsWith("fieldReport.") ? "field-report" : coefficient.mesh;
}

/** A part of the model that names the coefficients it reads: a mesh option, the bill. */
export type Reader = { readonly name: string; readonly coefficients: readonly string[] };

export type FindRecord = (id: string) => EvidenceRecord | undefined;

/** Every coefficient once, by mesh and component, in the order of the catalogue. */
export function coefficientGroups(
  coefficients: readonly Coefficient[],
  readers: readonly Reader[],
  findRecord: FindRecord,
): readonly CoefficientGroup[] {
  return Object.entries(GROUP_LABELS).map(([id, label]) => {
    const own = coefficients.filter((coefficient) => groupOf(coefficient) === id);
    const components = [...new Set(own.map((coefficient) => coefficient.component))];
    return {
      id,
      label,
      components: components.map((component) => ({
        id: component,
        label: componentLabel(component),
        cards: own
          .filter((coefficient) => coefficient.component === component)
          .map((coefficient) => card(coefficient, readers, findRecord)),
      })),
    };
  });
}

/** "control-plane" → "Control plane"; names of programs stay as they are written. */
function componentLabel(component: string): string {
  if (AS_WRITTEN.has(component)) return component;
  const words = component.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const AS_WRITTEN: ReadonlySet<string> = new Set([
  "istiod",
  "istio-cni",
  "ztunnel",
  "pilot",
  "citadel",
  "galley",
]);

function card(
  coefficient: Coefficient,
  readers: readonly Reader[],
  findRecord: FindRecord,
): CoefficientCard {
  const { low, typical, high } = resolveCoefficient(coefficient, undefined);
  const cited = coefficient.entries.flatMap((entry) => records(entry, findRecord));
  return {
    id: coefficient.id,
    label: coefficient.label,
    unit: coefficient.unit,
    range: { low, typical, high },
    entries: coefficient.entries.map((entry) => entryView(entry, findRecord)),
    kinds: [...new Set(cited.map((record) => record.kind))],
    readBy: readers
      .filter((reader) => reader.coefficients.includes(coefficient.id))
      .map((reader) => reader.name),
  };
}

function entryView(entry: CoefficientEntry, findRecord: FindRecord): EntryView {
  const { low, typical, high } = entry;
  return {
    versions: entry.from === "any" ? "any version" : `from ${entry.from} on`,
    range: { low, typical, high },
    asOf: entry.asOf,
    conditions: entry.conditions,
    note: entry.note,
    sources: records(entry, findRecord).map(sourceView),
  };
}

function records(entry: CoefficientEntry, findRecord: FindRecord): readonly EvidenceRecord[] {
  return entry.evidence.flatMap((id) => findRecord(id) ?? []);
}

export function sourceView(record: EvidenceRecord): SourceView {
  return {
    id: record.id,
    href: recordHref(record),
    figure: figureText(record),
    title: record.sourceTitle,
    url: record.sourceUrl,
    date: record.date,
    kind: KIND_LABELS[record.kind],
  };
}
