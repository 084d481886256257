import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type Planted = {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  /** The rule that must speak; undefined where nothing may. */
  readonly rule?: string;
};

const ZONES = "meshcost(zones)";
const GLOBALS = "eslint(no-restricted-globals)";
const PROPERTIES = "eslint(no-restricted-properties)";
const CLOCK = "meshcost(no-clock)";
const CYCLE = "import(no-cycle)";

/** A value import of another zone's planted neighbour, used so that no other rule complains. */
const use = (specifier: string) => `import { it } from "${specifier}";\nexport const used = it;\n`;
const useType = (specifier: string) =>
  `import type { It } from "${specifier}";\nexport type Used = It;\n`;

/** The ladder as the style of this code base words it: each rung imports only from those above. */
const LADDER = [
  "result",
  "units",
  "evidence",
  "catalog",
  "packing",
  "model",
  "scenario",
  "format",
  "charts",
  "estimate",
  "releases",
  "figure",
];

/** Every rung against every rung below it: none may look down. */
const downward: Planted[] = LADDER.flatMap((from, position) =>
  LADDER.slice(position + 1).map((to) => ({
    name: `lib/${from} imports lib/${to}`,
    file: `lib/${from}/down-to-${to}.ts`,
    code: use(`../${to}/it`),
    rule: ZONES,
  })),
);

/** Every way to write the same forbidden import: packing may not know the model. */
const spellings: Planted[] = [
  ["alias", use("@/lib/model/it")],
  ["alias with dots", use("@/lib/units/../model/it")],
  ["dot then up", use("./../model/it")],
  ["through lib again", use("../../lib/model/it")],
  ["import type", useType("../model/it")],
  ["re-export", `export { it } from "../model/it";\n`],
  ["re-export of all", `export * from "../model/it";\n`],
  ["dynamic import", `export const used = import("../model/it");\n`],
  ["type form of import", `export type Used = import("../model/it").It;\n`],
  ["typeof import", `export type Used = typeof import("../model/it");\n`],
].map(([name, code]) => ({
  name: `packing reaches model by ${name}`,
  file: `lib/packing/by-${String(name).replaceAll(" ", "-")}.ts`,
  code: String(code),
  rule: ZONES,
}));

const sideways: Planted[] = [
  {
    name: "packing imports evidence",
    file: "lib/packing/evidence.ts",
    code: use("../evidence/it"),
    rule: ZONES,
  },
  {
    name: "packing imports a type of the catalog",
    file: "lib/packing/catalog.ts",
    code: useType("../catalog/it"),
    rule: ZONES,
  },
  {
    name: "model imports a value of the catalog",
    file: "lib/model/catalog.ts",
    code: use("../catalog/it"),
    rule: ZONES,
  },
  {
    name: "charts import the scenario",
    file: "lib/charts/scenario.ts",
    code: use("../scenario/it"),
    rule: ZONES,
  },
  {
    name: "format imports the scenario's type",
    file: "lib/format/scenario.ts",
    code: useType("../scenario/it"),
    rule: ZONES,
  },
  { name: "lib imports app", file: "lib/charts/app.ts", code: use("@/app/it"), rule: ZONES },
  {
    name: "lib imports components",
    file: "lib/charts/components.ts",
    code: use("@/components/it"),
    rule: ZONES,
  },
  {
    name: "lib reaches outside",
    file: "lib/charts/outside.ts",
    code: use("../../tests/it"),
    rule: ZONES,
  },
  {
    name: "a lib folder nobody declared",
    file: "lib/helpers/units.ts",
    code: use("../units/it"),
    rule: ZONES,
  },
  {
    name: "components import app",
    file: "components/app.tsx",
    code: use("@/app/it"),
    rule: ZONES,
  },
];

const data: Planted[] = [
  ["lib/model/data.ts", `import it from "../catalog/data/it.json";\nexport const used = it;\n`],
  ["lib/packing/data.ts", `import it from "./it.json";\nexport const used = it;\n`],
  [
    "lib/estimate/data.ts",
    `import it from "@/lib/evidence/data/it.json";\nexport const used = it;\n`,
  ],
  ["components/data.ts", `export const used = import("@/lib/catalog/data/it.json");\n`],
  [
    "components/data-by-name.ts",
    `export const used = (r: string) => import(\`@/lib/catalog/data/\${r}.json\`);\n`,
  ],
].map(([file, code]) => ({
  name: `${file} imports data`,
  file: String(file),
  code: String(code),
  rule: ZONES,
}));

const packages: Planted[] = [
  ["lib/model", "zod"],
  ["lib/packing", "zod"],
  ["lib/scenario", "zod"],
  ["lib/model", "react"],
  ["lib/charts", "react-dom/server"],
  ["lib/charts", "recharts"],
  ["lib/estimate", "next/headers"],
  ["lib/catalog", "node:fs"],
  ["lib/evidence", "fs/promises"],
  ["lib/format", "fflate"],
  ["components", "next/headers"],
  ["components", "node:fs"],
].map(([folder, specifier]) => ({
  name: `${folder} imports ${specifier}`,
  file: `${folder}/package-${String(specifier).replace(/\W/g, "-")}.ts`,
  code: use(String(specifier)),
  rule: ZONES,
}));

const impurities: Planted[] = [
  ["fetch", `export const used = () => fetch("/x");\n`, GLOBALS],
  ["environment", "export const used = () => process.env;\n", GLOBALS],
  ["log", `export const used = () => console.log("x");\n`, GLOBALS],
  ["stopwatch", "export const used = () => performance.now();\n", GLOBALS],
  ["uuid", "export const used = () => crypto.randomUUID();\n", GLOBALS],
  ["global", "export const used = () => globalThis.fetch;\n", GLOBALS],
  ["now", "export const used = () => Date.now();\n", PROPERTIES],
  ["random", "export const used = () => Math.random();\n", PROPERTIES],
  ["locale-order", `export const used = (a: string) => a.localeCompare("b");\n`, PROPERTIES],
  ["date", "export const used = () => new Date();\n", CLOCK],
  ["date-call", "export const used = () => Date();\n", CLOCK],
].map(([name, code, rule]) => ({
  name: `lib uses ${name}`,
  file: `lib/units/impure-${name}.ts`,
  code: String(code),
  rule: String(rule),
}));

const cycles: Planted[] = [
  {
    name: "a cycle inside a folder",
    file: "lib/model/cycle-a.ts",
    code: use("./cycle-b"),
    rule: CYCLE,
  },
  {
    name: "its other half",
    file: "lib/model/cycle-b.ts",
    code: `import { used } from "./cycle-a";\nexport const it = used;\n`,
    rule: CYCLE,
  },
  {
    name: "a cycle of types only",
    file: "lib/model/type-cycle-a.ts",
    code: useType("./type-cycle-b"),
    rule: CYCLE,
  },
  {
    name: "its other half of types only",
    file: "lib/model/type-cycle-b.ts",
    code: `import type { Used } from "./type-cycle-a";\nexport type It = Used;\n`,
    rule: CYCLE,
  },
];

const allowed: Planted[] = [
  ["lib/units/up.ts", use("../result")],
  ["lib/units/own.ts", use("./it")],
  ["lib/evidence/own-data.ts", `import it from "./data/it.json";\nexport const used = it;\n`],
  ["lib/catalog/load.ts", "export const used = (r: string) => import(`./data/${r}.json`);\n"],
  ["lib/zod.ts", `import { z } from "zod";\nexport const used = z.string();\n`],
  ["lib/model/types.ts", useType("../catalog/it")],
  ["lib/model/packer.ts", use("../packing/it")],
  ["lib/estimate.ts", use("./charts/it")],
  ["lib/index.ts", use("./estimate")],
  ["components/lib.tsx", use("@/lib/estimate")],
  ["components/chart.tsx", `import { Bar } from "recharts";\nexport const used = Bar;\n`],
  ["app/lib.ts", use("@/lib/index")],
  ["app/components.ts", use("@/components/it")],
  ["tests/any.ts", use("@/lib/model/it")],
].map(([file, code]) => ({ name: `${file} may`, file: String(file), code: String(code) }));

const planted = [
  ...downward,
  ...spellings,
  ...sideways,
  ...data,
  ...packages,
  ...impurities,
  ...cycles,
  ...allowed,
];

/** What every planted import finds at its other end. */
const NEIGHBOURS = [
  ...LADDER.map((zone) => `lib/${zone}/it.ts`),
  "lib/result.ts",
  "app/it.ts",
  "components/it.ts",
  "tests/it.ts",
];

describe("import zones, proved by planting violations", () => {
  const folder = mkdtempSync(join(tmpdir(), "meshcost-zones-"));
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    plant(folder);
    found = await lint(folder);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(planted.filter(({ rule }) => rule !== undefined))("caught: $name", ({ file, rule }) => {
    expect(found.get(file)).toContain(rule);
  });

  it.each(allowed)("free: $name", ({ file }) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});

function plant(folder: string): void {
  for (const path of [".oxlintrc.json", ".ci/lint", "tsconfig.json"]) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const file of NEIGHBOURS) {
    write(folder, file, "export const it = 1;\nexport type It = number;\n");
  }
  for (const { file, code } of planted) write(folder, file, code);
}

function write(folder: string, file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Runs the linter over the planted tree as `npm run check` does; answers with rules by file. */
async function lint(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const oxlint = join(ROOT, "node_modules/oxlint/bin/oxlint");
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: folder, maxBuffer: 1 << 26 };
    execFile(process.execPath, [oxlint, "--format=json", "."], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const report = JSON.parse(output) as {
    readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
  };
  const rules = new Map<string, string[]>();
  for (const { code, filename } of report.diagnostics) {
    rules.set(filename, [...(rules.get(filename) ?? []), code]);
  }
  return rules;
}
