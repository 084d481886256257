import { escapeXml } from "./clean-text";

/*
 * The few SVG elements a figure is made of, as text. Nothing else can be written: no script, no
 * style sheet, no foreignObject, no filter, no link, no event handler.
 */

type Name = "circle" | "g" | "line" | "path" | "pattern" | "rect" | "text" | "tspan";
type Value = string | number | undefined;
export type Attributes = Readonly<Record<string, Value>>;

/** At most two decimals, never "-0" or an exponent: the same text on every engine. */
export function px(value: number): string {
  const hundredths = Math.round(value * 100);
  // Nearly all there are: to find a fraction's shortest decimal takes an engine twice as long.
  if (hundredths >= 0 && hundredths < MOST_LOOKED_UP) {
    return `${Math.floor(hundredths / 100)}${DECIMALS[hundredths % 100]}`;
  }
  return String(hundredths / 100);
}

const MOST_LOOKED_UP = 1e9;
/** "", ".01", ".02" … ".1", ".11" … */
const DECIMALS = Array.from({ length: 100 }, (_, hundredths) => String(hundredths / 100).slice(1));

export function element(name: Name, attributes: Attributes, content = ""): string {
  return tag(name, written(attributes), content);
}

/** The same of attributes that are written already. */
export function tag(name: Name, attributes: string, content = ""): string {
  return content === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** Attributes as they stand in a tag, each behind a space; none for what is undefined. */
export function written(attributes: Attributes): string {
  let text = "";
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    text += ` ${key}="${typeof value === "number" ? px(value) : escapeXml(value)}"`;
  }
  return text;
}
