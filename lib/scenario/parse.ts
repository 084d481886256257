import type { z } from "../zod";
import type { Issue } from "../result";
import { type Bag, isBag, valueAt } from "./fields";
import {
  DEFAULT_SCENARIO,
  MAX_PODS,
  MAX_ROWS,
  type Scenario,
  scenarioSchema,
  type WorkloadRow,
  workloadRowSchema,
} from "./schema";
import { shorten } from "./shorten";

export type Parsed = {
  /** Undefined when anything is wrong; see parseLeniently for the visible fallback. */
  readonly scenario: Scenario | undefined;
  readonly issues: readonly Issue[];
};

/** Plain JSON → a scenario with its defaults filled in, or every rule that was broken. Never throws. */
export function parseScenario(json: unknown): Parsed {
  const result = scenarioSchema.safeParse(json);
  if (!result.success) {
    return { scenario: undefined, issues: result.error.issues.flatMap((i) => toIssues(i, json)) };
  }
  const issues = wholeScenarioIssues(result.data);
  return { scenario: issues.length === 0 ? result.data : undefined, issues };
}

/**
 * The same, but a field that breaks a rule falls back to its default and is named in the issues:
 * a link with one bad value still opens, and says so.
 */
export function parseLeniently(json: unknown): { scenario: Scenario; issues: readonly Issue[] } {
  const issues: Issue[] = isBag(json)
    ? []
    : [{ code: "not-an-object", path: "", message: "The scenario must be a JSON object." }];
  const judged = takeSoundRows(isBag(json) ? json : {});
  let { rest, rows } = judged;
  issues.push(...judged.issues);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const result = judgeSections(rest);
    if (result.success) {
      const scenario = withRows(result.data, rows);
      const whole = wholeScenarioIssues(scenario);
      if (whole.length === 0) return { scenario, issues };
      issues.push(...whole);
      rest = { ...rest, workloads: {} };
      rows = undefined;
      continue;
    }
    const broken = result.error.issues;
    for (const issue of broken) issues.push(...toIssues(issue, rest));
    rest = withoutOffending(rest, broken);
  }
  return { scenario: DEFAULT_SCENARIO, issues };
}

const SECTIONS: Readonly<Record<string, z.ZodType>> = scenarioSchema.shape;

/**
 * The schema's verdict, with those sections alone judged that are given: a link names a few fields,
 * and to make the hundred others anew was most of the work of reading it. Where a rule is broken the
 * schema judges the whole, so that issues have its paths and its order.
 */
function judgeSections(json: Bag): z.ZodSafeParseResult<Scenario> {
  const given: Bag = {};
  for (const key of Object.keys(json)) {
    const section = Object.hasOwn(SECTIONS, key) ? SECTIONS[key]?.safeParse(json[key]) : undefined;
    if (section?.success !== true) return scenarioSchema.safeParse(json);
    given[key] = section.data;
  }
  return { success: true, data: { ...DEFAULT_SCENARIO, ...given } };
}

/**
 * Each attempt drops all that is wrong at once; what was hidden behind it (a rule over several
 * fields) shows in the next. Beyond these the input is not worth more work.
 */
const MAX_ATTEMPTS = 5;

/** A list of rows broken in more places than this is not read to its end. */
const MAX_BROKEN_ROWS = 50;

type JudgedRows = {
  /** What was given, without the rows that were taken out. */
  readonly rest: Bag;
  /** Undefined where there are none, or so many that the whole schema must refuse them. */
  readonly rows: WorkloadRow[] | undefined;
  readonly issues: readonly Issue[];
};

/**
 * Takes the rows out and judges them one by one, and once: thousands of them, broken or sound, must
 * not cost a second. Each broken row goes as a whole; past the limit, all of them do.
 */
function takeSoundRows(json: Bag): JudgedRows {
  const none: JudgedRows = { rest: json, rows: undefined, issues: [] };
  const { workloads } = json;
  if (!isBag(workloads) || !Array.isArray(workloads["rows"])) return none;
  const rows: unknown[] = workloads["rows"];
  if (rows.length > MAX_ROWS) return none;
  const { rows: _, ...others } = workloads;
  const rest = { ...json, workloads: others };
  const issues: Issue[] = [];
  const kept: WorkloadRow[] = [];
  for (const [index, row] of rows.entries()) {
    const { data, error } = workloadRowSchema.safeParse(row);
    if (error === undefined) kept.push(data);
    else {
      for (const issue of error.issues) {
        issues.push(
          ...toIssues({ ...issue, path: ["workloads", "rows", index, ...issue.path] }, json),
        );
      }
    }
    if (index + 1 - kept.length > MAX_BROKEN_ROWS) {
      const tooMany = {
        code: "too-many-broken-rows",
        path: "workloads.rows",
        message: `break a rule in more than ${MAX_BROKEN_ROWS} rows; all rows were left out`,
      };
      return { rest, rows: undefined, issues: [tooMany, ...issues] };
    }
  }
  return { rest, rows: kept, issues };
}

function withRows(scenario: Scenario, rows: WorkloadRow[] | undefined): Scenario {
  if (rows === undefined) return scenario;
  return { ...scenario, workloads: { ...scenario.workloads, rows } };
}

/** Rules that hold for a scenario as a whole. */
function wholeScenarioIssues(scenario: Scenario): readonly Issue[] {
  const { workloads } = scenario;
  if (workloads.source === "quick") return [];
  const perCopy =
    workloads.source === "rows" ? workloads.rows.reduce((sum, row) => sum + row.replicas, 0) : 0;
  const pods = perCopy * workloads.namespaceCopies;
  if (pods <= MAX_PODS) return [];
  return [
    {
      code: "too-many-pods",
      path: "workloads.rows",
      message: `must hold at most ${MAX_PODS.toLocaleString("en-US")} pods in all (replicas × namespace copies)`,
      received: String(pods),
    },
  ];
}

function toIssues(issue: z.core.$ZodIssue, json: unknown): readonly Issue[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      code: "unknown-field",
      path: [...path, key].join("."),
      message: "is not a field of a scenario",
    }));
  }
  const received = valueAt(json, path);
  return [
    {
      code: issue.code.replaceAll("_", "-"),
      path: path.join("."),
      message: issue.message,
      ...(received === undefined ? {} : { received: shorten(received) }),
    },
  ];
}

/** A copy without any offending field; a list loses whole rows, last first, so that places stay true. */
function withoutOffending(json: Bag, broken: readonly z.core.$ZodIssue[]): Bag {
  const copy = structuredClone(json);
  const rowsOf = new Map<unknown[], Set<number>>();
  for (const issue of broken) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    const paths = keys.length > 0 ? keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) removeDeep(copy, path, rowsOf);
  }
  for (const [list, rows] of rowsOf) {
    const kept = list.filter((_, index) => !rows.has(index));
    list.splice(0, list.length, ...kept);
  }
  return copy;
}

/** Removes what stands at a path; a row of a list is only marked, to go as a whole later. */
function removeDeep(
  copy: Bag,
  path: readonly PropertyKey[],
  rowsOf: Map<unknown[], Set<number>>,
): void {
  let at: unknown = copy;
  for (const [depth, key] of path.entries()) {
    if (Array.isArray(at)) {
      const list: unknown[] = at;
      // A workload row goes as a whole; a node pool loses the field alone, unless that is its name.
      const field = depth < path.length - 1 && path.at(-1) !== "name";
      if (field && path[depth - 1] === "pools") {
        at = list[Number(key)];
        continue;
      }
      const rows = rowsOf.get(list) ?? new Set();
      rowsOf.set(list, rows.add(Number(key)));
      return;
    }
    if (!isBag(at)) return;
    const name = String(key);
    if (depth === path.length - 1) {
      delete at[name];
      return;
    }
    at = at[name];
  }
}
