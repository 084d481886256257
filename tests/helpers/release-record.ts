import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FIGURE_BUDGET, PROVEN_SIZES } from "@/lib/figure/figure-planning";
import { ESTIMATE_BUDGET, MANY_CLASSES_BUDGET } from "@/lib/model/node-pool";
import { SCHEMA_VERSION } from "@/lib/scenario/codec";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What decides a number of a release, besides its formulas: those are held by tests/links. */
export type ReleaseRecord = {
  readonly release: string;
  /** Where its data lies: the catalogue's own folder while it is the newest, a copy afterwards. */
  readonly dataFolder: string;
  readonly schema: number;
  /** What a link means by a field it leaves out. Fields may be added, none may change. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly budgets: Readonly<Record<string, unknown>>;
  /** SHA-256 of the content of every file, whatever its layout; by path below the folder. */
  readonly data: Readonly<Record<string, string>>;
};

/** Published cases the model is compared with: no link's numbers come from them. */
const NOT_OF_A_RELEASE: readonly string[] = ["replays.json"];

/** The record of a release as this build has it. */
export function releaseRecord(
  release: string,
  dataFolder = "lib/catalog/data",
  root = ROOT,
): ReleaseRecord {
  const folder = join(root, dataFolder);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".json") && !NOT_OF_A_RELEASE.includes(file))
    .sort();
  return {
    release,
    dataFolder,
    schema: SCHEMA_VERSION,
    defaults: DEFAULT_SCENARIO,
    budgets: {
      page: ESTIMATE_BUDGET,
      pageManyKinds: MANY_CLASSES_BUDGET,
      figure: FIGURE_BUDGET,
      figureProvenSizes: PROVEN_SIZES,
    },
    data: Object.fromEntries(
      files.map((file) => [
        file,
        fingerprint(JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown),
      ]),
    ),
  };
}

/** Of what JSON says, not of how it is laid out: keys in order, no spaces. */
export function fingerprint(json: unknown): string {
  return createHash("sha256").update(canonical(json)).digest("hex");
}

function canonical(json: unknown): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(",")}]`;
  if (typeof json !== "object" || json === null) return JSON.stringify(json) ?? "null";
  const pairs = Object.entries(json)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(",")}}`;
}

const FROZEN = join(ROOT, "lib/releases/frozen");

/** The committed records of every frozen release. */
export function frozenRecords(): readonly ReleaseRecord[] {
  if (!existsSync(FROZEN)) return [];
  return readdirSync(FROZEN)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(join(FROZEN, file), "utf8")) as ReleaseRecord);
}

export const recordPath = (release: string) => join(FROZEN, `${release}.json`);
