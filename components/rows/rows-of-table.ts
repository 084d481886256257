import { type FormLimits, limitsOf } from "@/components/inputs/form-props";
import { readAmount } from "@/components/inputs/read-amount";
import { formatCount } from "@/lib/format/amounts";
import { err, type Issue, ok, type Result } from "@/lib/result";
import { roundTo9Digits } from "@/lib/units/numbers";
import type { EditedRow } from "./edited-row";
import { bareUnitOf, withUnit } from "./bare-units";
import { CellNotes } from "./cell-notes";
import type { LimitColumn, TotalColumn } from "./headings";
import type { PastedTable } from "./pasted-table";
import { newRow, type RowColumn, readCell, withCell } from "./row-columns";

export type Pasted = {
  readonly rows: readonly EditedRow[];
  /** What was left out, and cells of no column of the table that could not be read. */
  readonly issues: readonly Issue[];
  /** How limits, rates of all pods and cells that need a word were taken. */
  readonly notes: readonly string[];
};

/** The rows of a pasted table; a cell that cannot be read stays in its row as it was written. */
export function rowsOfTable(table: PastedTable, limits: FormLimits, most: number): Pasted {
  const issues: Issue[] = [];
  const counts = { fromLimits: 0 };
  const cells = new CellNotes();
  const units = table.targets.map((_, at) => bareUnitOf(table, at));
  const rows = table.body
    .slice(0, most)
    .map((line, index) => readLine(line, index, { table, units, limits, issues, counts, cells }));
  if (table.body.length > most) {
    issues.push({
      code: "too-many-rows",
      path: "rows",
      message: `Only the first ${most} rows were taken; a scenario holds no more.`,
      received: String(table.body.length),
    });
  }
  return {
    rows,
    issues,
    notes: [...totalNotes(table), ...limitNotes(table, counts.fromLimits), ...cells.all()],
  };
}

function totalNotes({ targets }: PastedTable): readonly string[] {
  const titles = targets.flatMap((target) => (target?.kind === "total" ? [target.title] : []));
  return titles.map(
    (title) => `${title}: divided by each row's replicas, for a row's rate is that of one pod.`,
  );
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

/** What every line is read with, and what is said of them all. */
type Reading = {
  readonly table: PastedTable;
  /** By column: the unit of bare numbers. */
  readonly units: readonly (string | undefined)[];
  readonly limits: FormLimits;
  readonly issues: Issue[];
  readonly counts: { fromLimits: number };
  readonly cells: CellNotes;
};

function readLine(line: readonly string[], index: number, reading: Reading): EditedRow {
  const { table, units, limits, issues, counts, cells } = reading;
  let row: EditedRow = newRow(index + 1);
  const unread: Record<string, string> = {};
  const said = new Set<string>();
  const stated: Limits = {};
  const totals: (readonly [TotalColumn, string])[] = [];
  table.targets.forEach((target, at) => {
    const text = line[at];
    if (target === undefined || text === undefined || text.trim() === "") return;
    const given = withUnit(text, units[at]);
    said.add(target.key);
    if (target.kind === "total") totals.push([target, text]);
    else if (target.kind === "limit") {
      readLimit(target, given, index, limits, stated, issues);
      const value = stated[target.key];
      if (value !== undefined) cells.note(target, given, value, index + 1);
    } else {
      const read = readCell(target, given, limitsOf(limits, `workloads.rows.*.${target.key}`));
      if (!read.ok) unread[target.key] = (units[at] === "vCPU" ? text : given).trim();
      else {
        row = withCell(row, target, read.value);
        if (typeof read.value === "number") cells.note(target, given, read.value, index + 1);
      }
    }
  });
  for (const [target, text] of totals) {
    const rate = rateOfAPod(
      target,
      text,
      unread["replicas"] === undefined ? row.replicas : undefined,
      limits,
    );
    if (!rate.ok)
      issues.push(
        ...rate.issues.map((issue) => ({ ...issue, path: `row ${index + 1}, ${target.title}` })),
      );
    else if (rate.value !== undefined) {
      row = { ...row, [target.of]: rate.value };
      cells.note(target, text, rate.value * row.replicas, index + 1);
    }
  }
  const { fromLimit, ...requests } = requestsOf(stated, said);
  if (fromLimit) counts.fromLimits += 1;
  const guaranteed = said.has("guaranteed") ? row.guaranteed : isGuaranteed(row, requests, stated);
  const read = { ...row, ...requests, guaranteed };
  return Object.keys(unread).length === 0 ? read : { ...read, unread };
}

/** A rate of all pods → that of one; none where there are no pods. `replicas` is undefined while its cell cannot be read. */
function rateOfAPod(
  { title, of }: TotalColumn,
  text: string,
  replicas: number | undefined,
  limits: FormLimits,
): Result<number | undefined> {
  const { high } = limitsOf(limits, `workloads.rows.*.${of}`);
  const total = readAmount(
    text,
    "plain",
    { low: 0, high: Number.MAX_SAFE_INTEGER, whole: false },
    title,
  );
  if (!total.ok) return total;
  const refuse = (code: string, message: string) =>
    err({ code, path: title, message, received: text.slice(0, 80) });
  if (replicas === undefined) {
    return refuse(
      "no-replicas",
      "Cannot be divided while the row's replicas cannot be read: write the rate of one pod.",
    );
  }
  if (replicas === 0) return ok(undefined);
  const rate = roundTo9Digits(total.value / replicas);
  return rate <= high
    ? ok(rate)
    : refuse("out-of-range", `Must be at most ${formatCount(high)} for each of the row's pods.`);
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
