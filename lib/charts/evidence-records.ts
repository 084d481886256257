import type { EvidenceRecord } from "../evidence/schema";
import { formatValue } from "../format/amounts";

/** How each kind of evidence is called on a page. */
export const KIND_LABELS: Readonly<Record<EvidenceRecord["kind"], string>> = {
  "chart-default": "chart default",
  documented: "documented",
  measured: "measured",
  "field-report": "field report",
  assumption: "our assumption",
  "price-list": "price list",
};

/** Records that are read together: the pages of the record list. */
export type Shelf = {
  readonly id: string;
  readonly label: string;
  readonly records: readonly EvidenceRecord[];
};

const SHELF_LABELS = {
  "istio-sidecar": "Istio, sidecars",
  "istio-ambient": "Istio, ambient",
  istio: "Istio, both modes",
  linkerd: "Linkerd",
  cilium: "Cilium",
  envoy: "Envoy and other proxies",
  platform: "Kubernetes and clouds",
  none: "Without a mesh",
  any: "Common to all: assumptions and policies",
} as const;

type ShelfId = keyof typeof SHELF_LABELS;

/** Where a record stands. It follows from the record alone, so its address never moves. */
export function shelfOf(record: Pick<EvidenceRecord, "mesh" | "mode">): ShelfId {
  const { mesh, mode } = record;
  if (mesh === "istio") return mode === "sidecar" || mode === "ambient" ? `istio-${mode}` : mesh;
  if (mesh === "canal") return "envoy";
  return mesh === "kubernetes" ? "platform" : mesh;
}

/** The address of one record on its page. */
export function recordHref(record: Pick<EvidenceRecord, "id" | "mesh" | "mode">): string {
  return `/evidence/records?mesh=${shelfOf(record)}#${record.id}`;
}

/** Every record on its shelf, in the order of the files; empty shelves are left out. */
export function shelves(records: readonly EvidenceRecord[]): readonly Shelf[] {
  return Object.entries(SHELF_LABELS).flatMap(([id, label]) => {
    const own = records.filter((record) => shelfOf(record) === id);
    return own.length === 0 ? [] : [{ id, label, records: own }];
  });
}

/** The figure as the source has it, with its range where it states one. */
export function figureText(record: EvidenceRecord): string {
  const { value, unit, low, high } = record;
  const shown = typeof value === "number" ? formatValue(value) : String(value);
  const range = rangeText(low, high);
  return WORDS.has(unit) ? `${shown}${range}` : `${shown}${range} ${unit}`;
}

function rangeText(low: number | undefined, high: number | undefined): string {
  if (low === undefined && high === undefined) return "";
  if (low === undefined) return ` (up to ${formatValue(high ?? 0)})`;
  return high === undefined
    ? ` (from ${formatValue(low)})`
    : ` (${formatValue(low)}–${formatValue(high)})`;
}

/** Units that say only what kind of value it is. */
const WORDS: ReadonlySet<string> = new Set(["bool", "text"]);
