/**
 * tsx .ci/font-metrics.ts: reads the advance widths of the bundled font and writes
 * lib/charts/svg/geist-advances.generated.json, by which figures measure their text. With --check
 * it only compares. Reads the OpenType tables cmap (format 4), head, hhea and hmtx.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FONTS = join(ROOT, "node_modules/geist/dist/fonts/geist-sans");
const OUT = join(ROOT, "lib/charts/svg/geist-advances.generated.json");
const WEIGHTS = { regular: "Geist-Regular.ttf", semibold: "Geist-SemiBold.ttf" };
/** Basic Multilingual Plane up to the arrows and mathematical operators; beyond it Geist has little. */
const LAST_CODE_POINT = 0x22ff;

type Tables = ReadonlyMap<string, number>;

function tablesOf(font: Buffer): Tables {
  const tables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    tables.set(font.toString("latin1", at, at + 4), font.readUInt32BE(at + 8));
  }
  return tables;
}

function table(tables: Tables, name: string): number {
  const at = tables.get(name);
  if (at === undefined) throw new Error(`The font has no table "${name}".`);
  return at;
}

/** Where the format 4 character map of the Unicode BMP begins. */
function characterMap(font: Buffer, tables: Tables): number {
  const cmap = table(tables, "cmap");
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(at) === 4) return at;
  }
  throw new Error("The font has no character map of format 4.");
}

/** Glyph of a code point; 0 when the font has none. */
function glyphOf(font: Buffer, map: number, code: number): number {
  const doubled = font.readUInt16BE(map + 6);
  const [ends, starts] = [map + 14, map + 16 + doubled];
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled];
  for (let at = 0; at < doubled; at += 2) {
    if (font.readUInt16BE(ends + at) < code) continue;
    const start = font.readUInt16BE(starts + at);
    if (start > code) return 0;
    const delta = font.readUInt16BE(deltas + at);
    const offset = font.readUInt16BE(offsets + at);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = font.readUInt16BE(offsets + at + offset + (code - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

/** Runs of neighbouring code points: [first, advance, advance, …]. */
function advanceRuns(font: Buffer): { unitsPerEm: number; runs: number[][] } {
  const tables = tablesOf(font);
  const map = characterMap(font, tables);
  const hmtx = table(tables, "hmtx");
  const metrics = font.readUInt16BE(table(tables, "hhea") + 34);
  const runs: number[][] = [];
  let last = -2;
  for (let code = 0x20; code <= LAST_CODE_POINT; code += 1) {
    const glyph = glyphOf(font, map, code);
    if (glyph === 0) continue;
    const advance = font.readUInt16BE(hmtx + Math.min(glyph, metrics - 1) * 4);
    if (code === last + 1) runs.at(-1)?.push(advance);
    else runs.push([code, advance]);
    last = code;
  }
  return { unitsPerEm: font.readUInt16BE(table(tables, "head") + 18), runs };
}

export function fontMetrics(): string {
  const fonts = Object.entries(WEIGHTS).map(([weight, file]) => {
    return [weight, advanceRuns(readFileSync(join(FONTS, file)))] as const;
  });
  const data = {
    remake: "npx tsx .ci/font-metrics.ts",
    unitsPerEm: fonts[0]?.[1].unitsPerEm,
    ...Object.fromEntries(fonts.map(([weight, { runs }]) => [weight, runs])),
  };
  return `${JSON.stringify(data)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes("--check")) writeFileSync(OUT, fontMetrics());
  else if (readFileSync(OUT, "utf8") !== fontMetrics()) {
    console.error("The font's advance widths have changed: run npx tsx .ci/font-metrics.ts");
    process.exitCode = 1;
  }
}
