import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A formula as it is written in the model's source text. */
export type WrittenFormula = {
  readonly file: string;
  readonly label: string;
  readonly source: string;
};

/** Every formula literal of lib/model, read from the source so that none can be forgotten. */
export function modelFormulas(): readonly WrittenFormula[] {
  const root = join(process.cwd(), "lib/model");
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
