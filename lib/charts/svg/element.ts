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
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

export function element(name: Name, attributes: Attributes, content = ""): string {
  let written = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    written += ` ${key}="${typeof value === "number" ? px(value) : escapeXml(value)}"`;
  }
  return content === "" ? `${written}/>` : `${written}>${content}</${name}>`;
}
