import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import { readAmount } from "@/components/inputs/read-amount";
import { formatCount } from "@/lib/format/amounts";
import type { Issue, Result } from "@/lib/result";
import type { EditedRow } from "./edited-row";
import { type LimitColumn, unitOf } from "./headings";
import type { PastedTable } from "./pasted-table";
import { newRow, type RowColumn, readCell, withCell } from "./row-columns";

export type Pasted = {
  readonly rows: readonly EditedRow[];
  /** What was left out, and cells of no column of the table that could not be read. */
  readonly issues: readonly Issue[];
  /** How limits were taken. */
  readonly notes: readonly string[];
};

/** The rows of a pasted table; a cell that cannot be read stays in its row as it was written. */
export function rowsOfTable(table: PastedTable, limits: FormLimits, most: number): Pasted {
  const issues: Issue[] = [];
  const counts = { fromLimits: 0 };
  const rows = table.body
    .slice(0, most)
    .map((line, index) => readLine(line, index, table, limits, issues, counts));
  if (table.body.length > most) {
    issues.push({
      code: "too-many-rows",
      path: "rows",
      message: `Only the first ${most} rows were taken; a scenario holds no more.`,
      received: String(table.body.length),
    });
  }
  return { rows, issues, notes: limitNotes(table, counts.fromLimits) };
}

function limitNotes({ targets }: PastedTable, fromLimits: number): readonly string[] {
  if (!targets.some((target) => target?.kind === "limit")) return [];
  const unused =
    "Other limits are not used: only requests decide where a pod is placed, and limits only its QoS class.";
  if (fromLimits === 0) return [unused];
  const rows = fromLimits === 1 ? "One row states" : `${formatCount(fromLimits)} rows state`;
  return [`${rows} a limit and no request: Kubernetes takes the limit as the request. ${unused}`];
}

type Limits = Partial<Record<LimitColumn["key"], number>>;

function readLine(
  line: readonly string[],
  index: number,
  { headings, targets }: PastedTable,
  limits: FormLimits,
  issues: Issue[],
  counts: { fromLimits: number },
): EditedRow {
  let row: EditedRow = newRow(index + 1);
  const unread: Record<string, string> = {};
  const said = new Set<string>();
  const stated: Limits = {};
  targets.forEach((target, at) => {
    const text = line[at];
    if (target === undefined || text === undefined || text.trim() === "") return;
    const given = withUnit(text, unitOf(headings?.[at] ?? "", target));
    said.add(target.key);
    if (target.kind === "limit") readLimit(target, given, index, limits, stated, issues);
    else {
      const read = readCell(target, given, limitsOf(limits, `workloads.rows.*.${target.key}`));
      if (read.ok) row = withCell(row, target, read.value);
      else unread[target.key] = given.trim();
    }
  });
  const { fromLimit, ...requests } = requestsOf(stated, said);
  if (fromLimit) counts.fromLimits += 1;
  const guaranteed = said.has("guaranteed") ? row.guaranteed : isGuaranteed(row, requests, stated);
  const read = { ...row, ...requests, guaranteed };
  return Object.keys(unread).length === 0 ? read : { ...read, unread };
}

/** A heading's unit goes with the bare numbers below it. */
function withUnit(text: string, unit: string): string {
  return /^\s*[\d.,]+\s*$/.test(text) ? text.trim() + unit : text;
}

function readLimit(
  { key, title, amount }: LimitColumn,
  text: string,
  index: number,
  limits: FormLimits,
  stated: Limits,
  issues: Issue[],
): void {
  const of = key === "cpuLimit" ? "cpuRequestMilli" : "memoryRequestMiB";
  const bounds = limitsOf(limits, `workloads.rows.*.${of}`);
  const read: Result<number> = readAmount(text, amount, bounds, title);
  if (read.ok) stated[key] = read.value;
  else
    issues.push(...read.issues.map((issue) => ({ ...issue, path: `row ${index + 1}, ${title}` })));
}

/** Kubernetes sets request = limit where only a limit is stated. */
function requestsOf(stated: Limits, said: ReadonlySet<string>) {
  const { cpuLimit, memoryLimit } = stated;
  const cpu = cpuLimit !== undefined && !said.has("cpuRequestMilli");
  const memory = memoryLimit !== undefined && !said.has("memoryRequestMiB");
  return {
    ...(cpu ? { cpuRequestMilli: cpuLimit } : {}),
    ...(memory ? { memoryRequestMiB: memoryLimit } : {}),
    fromLimit: cpu || memory,
  };
}

function isGuaranteed(row: EditedRow, requests: Partial<EditedRow>, stated: Limits): boolean {
  const { cpuRequestMilli, memoryRequestMiB } = { ...row, ...requests };
  return stated.cpuLimit === cpuRequestMilli && stated.memoryLimit === memoryRequestMiB;
}

/** What rows take for the columns a table lacks. */
export function missingColumns({ targets }: PastedTable): readonly RowColumn["key"][] {
  const has = (key: string) => targets.some((target) => target?.key === key);
  return [
    ...(has("name") ? [] : (["name"] as const)),
    ...(has("replicas") ? [] : (["replicas"] as const)),
    ...(has("cpuRequestMilli") || has("cpuLimit") ? [] : (["cpuRequestMilli"] as const)),
    ...(has("memoryRequestMiB") || has("memoryLimit") ? [] : (["memoryRequestMiB"] as const)),
  ];
}
