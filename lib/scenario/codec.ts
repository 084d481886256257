import type { Issue } from "../result";
import { splitCompared } from "./compared-link";
import { noteCut } from "./cut-links";
import {
  COMPARED_KEY,
  FIELDS,
  OPTION_FIELDS,
  OVERRIDE_PREFIX,
  OWN_LINE_KEY,
  RELEASE_KEY,
  ROWS_KEY,
  SCHEMA_KEY,
  VIEW_KEYS,
  valueAt,
} from "./fields";
import { OPTION_IDS } from "./ids";
import { LINK_SCHEMAS } from "./migrations/all";
import type { LinkSchema } from "./migrations/link-schema";
import { migrate } from "./migrations/migrate";
import { encodeOwnLine } from "./own-line-codec";
import { parseLeniently } from "./parse";
import { poolKeyOf, poolPairs } from "./pool-codec";
import { readLink } from "./read-link";
import { CURRENT_RELEASE, LATEST_RELEASE, RELEASE_IDS } from "./release-ids";
import { encodeRows } from "./rows-codec";
import { shorten } from "./shorten";
import { writeValue as write } from "./write-value";
import { DEFAULT_SCENARIO, type Scenario } from "./schema";

/** Schema version of links written today. */
export const SCHEMA_VERSION = LINK_SCHEMAS.at(-1)?.version ?? 1;
/** Half of a surrogate pair: no link can carry it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A longer query is refused unread. */
const MAX_QUERY_CHARACTERS = 100_000;
/** A longer link is offered as a file instead: mail, chat and proxies cut it. */
export const MAX_LINK_CHARACTERS = 4000;
/** No honest link has more parameters: every scalar, every option's settings, pools, DaemonSets, own lines and 400 overrides. */
const MAX_PAIRS = 1100;
/** A link broken in more places than this is not worth a longer list. */
const MAX_ISSUES = 50;

type Pair = readonly [key: string, value: string];

/** A scenario as a query string without "?": readable keys, canonical order, defaults left out. */
export function encodeScenario(scenario: Scenario, release: string = CURRENT_RELEASE): string {
  const pairs: Pair[] = [
    [SCHEMA_KEY, String(SCHEMA_VERSION)],
    [RELEASE_KEY, release],
    ...scalarPairs(scenario),
    ...poolPairs(scenario),
    ...optionPairs(scenario),
    ...overridePairs(scenario),
    ...scenario.ownCosts.lines.map((line) => [OWN_LINE_KEY, encodeOwnLine(line)] as const),
  ];
  if (scenario.workloads.rows.length > 0) {
    pairs.push([ROWS_KEY, encodeRows(scenario.workloads.rows)]);
  }
  return pairs.map(([key, value]) => `${encodeText(key)}=${encodeText(value)}`).join("&");
}

const USUAL = FIELDS.map(({ key, path: [first, ...rest] }) => {
  const section = first as keyof Scenario;
  return { key, section, rest, usual: valueAt(DEFAULT_SCENARIO[section], rest) };
});

/** The scalar fields that are not at their defaults; most are, and many with their whole section. */
function scalarPairs(scenario: Scenario): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const { key, section, rest, usual } of USUAL) {
    if (scenario[section] === DEFAULT_SCENARIO[section]) continue;
    const value = valueAt(scenario[section], rest);
    // Only lists are the same without being one.
    if (value !== usual && write(value) !== write(usual)) pairs.push([key, write(value)]);
  }
  return pairs;
}

function optionPairs({ options }: Scenario): readonly Pair[] {
  const chosen = OPTION_IDS.filter((option) => options[option] !== undefined);
  return chosen.flatMap((option) =>
    OPTION_FIELDS.flatMap((field): readonly Pair[] => {
      const value = valueAt(options[option], field.path);
      return value === undefined ? [] : [[`${option}.${field.key}`, write(value)]];
    }),
  );
}

function overridePairs(scenario: Scenario): readonly Pair[] {
  return Object.keys(scenario.overrides)
    .filter((id) => !LONE_SURROGATE.test(id))
    .sort()
    .flatMap((id) => {
      const range = scenario.overrides[id];
      if (range === undefined) return [];
      const { low, typical, high } = range;
      const flat = low === typical && typical === high;
      const text = flat ? write(typical) : [low, typical, high].map(write).join("~");
      return [[`${OVERRIDE_PREFIX}${id}`, text] as const];
    });
}

export type Decoded = {
  readonly scenario: Scenario;
  readonly issues: readonly Issue[];
  /** The release the link was made with. */
  readonly release: string;
  /** Whether the link says so itself; one that names no release means the newest there is. */
  readonly namesRelease: boolean;
};

/** A query string (with or without "?") → a scenario; what had to fall back is named. Never throws. */
export function decodeScenario(
  query: string,
  schemas: readonly LinkSchema[] = LINK_SCHEMAS,
  releases: readonly string[] = RELEASE_IDS,
): Decoded {
  const { query: text, unreadable } = splitCompared(query.startsWith("?") ? query.slice(1) : query);
  if (text.length > MAX_QUERY_CHARACTERS) return tooLong(text);
  const { pairs, schema: version, release: named, issues } = splitPairs(text);
  const release = named ?? CURRENT_RELEASE;
  if (unreadable) issues.push(UNREADABLE_COMPARED);
  if (release !== LATEST_RELEASE && !releases.includes(release)) {
    issues.push(unknownRelease(release, releases));
  }
  const newest = schemas.at(-1);
  const own = schemas.find((candidate) => String(candidate.version) === version) ?? newest;
  if (own === undefined || newest === undefined) return tooLong(text);
  if (version !== undefined && String(own.version) !== version) {
    issues.push(newerSchema(version, newest.version));
  }
  const link = readLink(pairs, own);
  const migrated = migrate(schemas, own.version, link.raw);
  const parsed = parseLeniently(migrated.scenario);
  const all = [...issues, ...link.issues, ...migrated.warnings, ...parsed.issues.map(withLinkKey)];
  const namesRelease = named !== undefined;
  return { scenario: parsed.scenario, issues: atMost(noteCut(text, all)), release, namesRelease };
}

type SplitLink = {
  readonly pairs: readonly Pair[];
  readonly schema: string | undefined;
  readonly release: string | undefined;
  readonly issues: Issue[];
};

/** The two versions a link carries, and the rest of it. */
function splitPairs(text: string): SplitLink {
  const pairs: Pair[] = [];
  const issues: Issue[] = [];
  let schema: string | undefined;
  let release: string | undefined;
  for (const [key, value] of new URLSearchParams(text)) {
    if (key === SCHEMA_KEY) schema = value;
    else if (key === RELEASE_KEY) release = shorten(value);
    else if (!VIEW_KEYS.includes(key)) pairs.push([key, value]);
    if (pairs.length < MAX_PAIRS) continue;
    issues.push({
      code: "too-many-fields",
      path: "link",
      message: `holds more than ${MAX_PAIRS} fields; the rest was left out`,
    });
    break;
  }
  return { pairs, schema, release, issues };
}

function tooLong(text: string): Decoded {
  const message = `The link is longer than ${MAX_QUERY_CHARACTERS.toLocaleString("en-US")} characters. Open the scenario from a file instead.`;
  return {
    scenario: DEFAULT_SCENARIO,
    release: CURRENT_RELEASE,
    namesRelease: false,
    issues: [
      { code: "link-too-long", path: "link", message, received: `${text.length} characters` },
    ],
  };
}

const UNREADABLE_COMPARED: Issue = {
  code: "unreadable-comparison",
  path: COMPARED_KEY,
  message: "must be the link of a scenario to compare with, percent-encoded; it was left out",
};

function unknownRelease(release: string, known: readonly string[]): Issue {
  return {
    code: "unknown-release",
    path: RELEASE_KEY,
    message: `must be a release this site knows (${known.join(", ")}); today's data is used instead`,
    received: release,
  };
}

function newerSchema(received: string, known: number): Issue {
  return {
    code: "unknown-schema",
    path: SCHEMA_KEY,
    message: `must be ${known} or older; fields this site knows were read, the rest left out`,
    received: shorten(received),
  };
}

/** Names a field by its key in the link, beside its path. */
function withLinkKey(issue: Issue): Issue {
  const field = FIELDS.find((candidate) => candidate.path.join(".") === issue.path);
  const key = field?.key ?? poolKeyOf(issue.path);
  return key === undefined ? issue : { ...issue, path: `${issue.path} (${key})` };
}

function atMost(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MAX_ISSUES) return issues;
  const rest = issues.length - MAX_ISSUES;
  return [
    ...issues.slice(0, MAX_ISSUES),
    { code: "more-issues", path: "link", message: `and ${rest} more like these` },
  ];
}

/** Most of what is written: nothing in it needs encoding. */
const PLAIN = /^[\w.,:~-]*$/;

/** Percent-encodes what a query needs encoded and leaves the rest readable. */
function encodeText(value: string): string {
  if (PLAIN.test(value)) return value;
  return encodeURIComponent(value)
    .replaceAll("%20", "+")
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":");
}
