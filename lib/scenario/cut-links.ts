import type { Issue } from "../result";
import {
  DAEMON_SET_PREFIX,
  FIELDS,
  OVERRIDE_PREFIX,
  OWN_LINE_KEY,
  POOL_PREFIX,
  RELEASE_KEY,
  ROWS_KEY,
  SCHEMA_KEY,
  VIEW_KEYS,
} from "./fields";
import { OPTION_IDS } from "./ids";

/** What the keys of a link begin with. */
const BEGINNINGS: readonly string[] = [
  ...FIELDS.map(({ key }) => key),
  ...OPTION_IDS.map((option) => `${option}.`),
  OVERRIDE_PREFIX,
  OWN_LINE_KEY,
  POOL_PREFIX,
  DAEMON_SET_PREFIX,
  ROWS_KEY,
  ...VIEW_KEYS,
];

/**
 * Says so where a link looks cut short: its last parameter is the beginning of a key or of a value
 * that would be right ("servi" of "services", "platform=gke-stan"). A cut between two parameters,
 * or within a number, leaves a whole link that says something else: nothing tells it.
 */
export function noteCut(query: string, issues: readonly Issue[]): readonly Issue[] {
  // A sound link of several parameters has nothing to say: it is not taken apart once more.
  if (issues.length === 0 && query.includes("&")) return issues;
  const [key, value] = [...new URLSearchParams(query)].at(-1) ?? [];
  if (key === undefined || value === undefined) return issues;
  if (query === `${SCHEMA_KEY}=${value}` && issues.length === 0) return [onlySchema(value)];
  return issues.map((issue) => {
    const { message } = issue;
    const ofLast = issue.path === key || issue.path.endsWith(`(${key})`);
    const beginning =
      issue.code === "unknown-field"
        ? value === "" && BEGINNINGS.some((whole) => begins(key, whole))
        : beginsAllowed(value, message);
    if (!ofLast || !beginning) return issue;
    return { ...issue, message: `${message}; the link may have been cut short there` };
  });
}

/** Keys of pools, options and the like go on behind their prefix. */
function begins(key: string, whole: string): boolean {
  return whole.startsWith(key) || (/[.\d]/.test(key) && key.startsWith(whole));
}

/** Whether a rule names a value that goes on where this one stops. */
function beginsAllowed(value: string, rule: string): boolean {
  if (value === "") return true;
  return rule.split(/[\s,:()]+/).some((word) => word !== value && word.startsWith(value));
}

/** Every link this site writes goes on with its release. */
function onlySchema(received: string): Issue {
  return {
    code: "no-release",
    path: RELEASE_KEY,
    message:
      "is missing, as is all else: the link may have been cut short, and everything is at its default",
    received: `${SCHEMA_KEY}=${received}`,
  };
}
