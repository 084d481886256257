import type { Issue } from "../../result";
import { type Decoded, SCHEMA_VERSION } from "../codec";
import { type Bag, isBag } from "../fields";
import { LINK_SCHEMAS } from "../migrations/all";
import type { LinkSchema } from "../migrations/link-schema";
import { migrate } from "../migrations/migrate";
import { parseLeniently } from "../parse";
import { CURRENT_RELEASE } from "../release-ids";
import { DEFAULT_SCENARIO, type Scenario } from "../schema";

/** A file larger than this is refused unread: 5,000 rows with long names need 3 MB. */
export const MAX_FILE_BYTES = 8_000_000;

/** A scenario as a file of its own: every field spelled out, readable and diffable. */
export function scenarioFile(scenario: Scenario, release: string = CURRENT_RELEASE): string {
  const file = { meshcost: { schema: SCHEMA_VERSION, release }, scenario };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Text of a scenario file (or of a bare scenario) → the scenario. Never throws. */
export function parseScenarioFile(
  text: string,
  schemas: readonly LinkSchema[] = LINK_SCHEMAS,
): Decoded {
  if (text.length > MAX_FILE_BYTES) {
    return refused("file-too-large", "The file is larger than a scenario can be.");
  }
  const json = parseJson(text);
  if (!isBag(json) || isTooDeep(json)) {
    return refused("not-a-scenario", "The file does not hold a Meshcost scenario.");
  }
  if (!holdsScenario(json)) {
    return refused("not-a-scenario", NO_SCENARIO);
  }
  const head: Bag = isBag(json["meshcost"]) ? json["meshcost"] : {};
  const body = isBag(json["scenario"]) ? json["scenario"] : json;
  const newest = schemas.at(-1)?.version ?? SCHEMA_VERSION;
  const version = typeof head["schema"] === "number" ? head["schema"] : newest;
  const migrated = migrate(schemas, version, body);
  const parsed = parseLeniently(migrated.scenario);
  const newer = version > newest ? [newerFile(version, newest)] : [];
  return {
    scenario: parsed.scenario,
    issues: [...newer, ...migrated.warnings, ...parsed.issues.slice(0, 50)],
    release: typeof head["release"] === "string" ? head["release"] : CURRENT_RELEASE,
    namesRelease: typeof head["release"] === "string",
  };
}

const FIELDS = Object.keys(DEFAULT_SCENARIO);
const NO_SCENARIO = `The file holds no Meshcost scenario: it has neither "scenario" nor any of its fields (${FIELDS.slice(0, 4).join(", ")} and so on).`;

/** A file of ours, or a bare scenario; any other object would open as the default one. */
function holdsScenario(json: Bag): boolean {
  return isBag(json["scenario"]) || FIELDS.some((field) => Object.hasOwn(json, field));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A scenario nests four levels; walking through thousands would overflow the stack. */
function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; depth < 8; depth += 1) {
    level = level.flatMap((node) =>
      typeof node === "object" && node !== null ? Object.values(node) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

function newerFile(version: number, known: number): Issue {
  return {
    code: "unknown-schema",
    path: "meshcost.schema",
    message: `must be ${known} or older; fields this site knows were read, the rest left out`,
    received: String(version),
  };
}

function refused(code: string, message: string): Decoded {
  return {
    scenario: DEFAULT_SCENARIO,
    issues: [{ code, path: "file", message }],
    release: CURRENT_RELEASE,
    namesRelease: false,
  };
}
