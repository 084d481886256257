import advances from "./geist-advances.generated.json";

/*
 * The width of a text in the bundled font, from its advance widths. Kerning is left aside: it only
 * ever makes a line shorter. Scripts the font does not have are taken at typical widths, since the
 * viewer's own font will draw them.
 */

export type Weight = "regular" | "semibold";
export type Font = { readonly sizePx: number; readonly weight: Weight };

/** Em widths where the font is silent. */
const WIDE_EM = 1;
const USUAL_EM = 0.6;

const tables: Readonly<Record<Weight, ReadonlyMap<number, number>>> = {
  regular: tableOf(advances.regular),
  semibold: tableOf(advances.semibold),
};

function tableOf(runs: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  for (const [first = 0, ...widths] of runs) {
    widths.forEach((width, index) => table.set(first + index, width / advances.unitsPerEm));
  }
  return table;
}

export function textWidthPx(text: string, font: Font): number {
  const table = tables[font.weight];
  let widthEm = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    widthEm += table.get(code) ?? widthOfOthers(code, character);
  }
  return widthEm * font.sizePx;
}

const COMBINING = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;
const FIRST_WIDE = 0x1100;

function widthOfOthers(code: number, character: string): number {
  if (COMBINING.test(character)) return 0;
  return code >= FIRST_WIDE ? WIDE_EM : USUAL_EM;
}
