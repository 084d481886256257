import type { z } from "zod";
import type { Issue } from "../result";
import { type Bag, isBag, valueAt } from "./fields";
import { DEFAULT_SCENARIO, MAX_PODS, type Scenario, scenarioSchema } from "./schema";

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
  const copy: Bag = isBag(json) ? structuredClone(json) : {};
  const issues: Issue[] = isBag(json)
    ? []
    : [{ code: "not-an-object", path: "", message: "The scenario must be a JSON object." }];
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const result = scenarioSchema.safeParse(copy);
    if (result.success) {
      const whole = wholeScenarioIssues(result.data);
      if (whole.length === 0) return { scenario: result.data, issues };
      issues.push(...whole);
      copy["workloads"] = {};
      continue;
    }
    for (const broken of result.error.issues) {
      issues.push(...toIssues(broken, copy));
      dropOffending(copy, broken);
    }
  }
  return { scenario: DEFAULT_SCENARIO, issues };
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

/** At most 80 characters of what was received. */
export function shorten(value: unknown): string {
  const written = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}

function dropOffending(copy: Bag, issue: z.core.$ZodIssue): void {
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) removeDeep(copy, [...issue.path, key]);
  } else {
    removeDeep(copy, issue.path);
  }
}

/** Removes what stands at a path; an element of a list goes as a whole, with its row. */
function removeDeep(copy: Bag, path: readonly PropertyKey[]): void {
  let at: unknown = copy;
  for (const [depth, key] of path.entries()) {
    if (Array.isArray(at)) {
      at.splice(Number(key), 1);
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
