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

/** Characters with a code below this are looked up in an array: nearly all there are. */
const COMMON_CODES = 0x250;

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

const COMBINING = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;
const FIRST_WIDE = 0x1100;

const common: Readonly<Record<Weight, Float64Array>> = {
  regular: commonOf("regular"),
  semibold: commonOf("semibold"),
};

function commonOf(weight: Weight): Float64Array {
  return Float64Array.from({ length: COMMON_CODES }, (_, code) =>
    widthEmOf(code, String.fromCodePoint(code), weight),
  );
}

/** Of the whole text, or of the part from `start` to before `end`, which must not halve a character. */
export function textWidthPx(text: string, font: Font, start = 0, end = text.length): number {
  const table = common[font.weight];
  let widthEm = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    const known = table[unit];
    if (known !== undefined) {
      widthEm += known;
      continue;
    }
    const code = text.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(code);
    widthEm += widthEmOf(code, character, font.weight);
    at += character.length - 1;
  }
  return widthEm * font.sizePx;
}

function widthEmOf(code: number, character: string, weight: Weight): number {
  return tables[weight].get(code) ?? widthOfOthers(code, character);
}

function widthOfOthers(code: number, character: string): number {
  if (COMBINING.test(character)) return 0;
  return code >= FIRST_WIDE ? WIDE_EM : USUAL_EM;
}
