import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A formula as it is written in the model's source text. */
export type WrittenFormula = {
  readonly file: string;
  readonly label: string;
  readonly source: string;
};

/** Where formulas are written: the model's, and the bookkeeping around them. */
const ROOMS = ["lib/model", "lib/charts/derivations"];

/** Every formula literal, read from the source so that none can be forgotten. */
export function modelFormulas(): readonly WrittenFormula[] {
  return ROOMS.flatMap((room) => formulasBelow(join(process.cwd(), room)));
}

function formulasBelow(root: string): readonly WrittenFormula[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .toSorted()
    .flatMap((file) => formulasIn(file, readFileSync(join(root, file), "utf8")));
}

const FORMULA = /: Formula<[^=]*> = \{\s*label: "([^"]+)",[\s\S]*?\bsource: "([^"]+)",/g;

function formulasIn(file: string, text: string): readonly WrittenFormula[] {
  return [...text.matchAll(FORMULA)].map(([, label = "", source = ""]) => ({
    file,
    label,
    source,
  }));
}
