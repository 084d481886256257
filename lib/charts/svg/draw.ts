import { escapeXml } from "./clean-text";
import { type Attributes, element, px } from "./element";
import type { Font, Weight } from "./measure";

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type TextStyle = Font & {
  readonly colour: string;
  readonly anchor?: "start" | "middle" | "end";
};

const WEIGHT_NUMBER: Readonly<Record<Weight, string | undefined>> = {
  regular: undefined,
  semibold: "600",
};

/** One line of text; `y` is its baseline. */
export function drawText(x: number, y: number, text: string, style: TextStyle): string {
  return element("text", { x, y, ...textAttributes(style) }, escapeXml(text));
}

/** One line of several voices, one after the other. */
export function drawTexts(
  x: number,
  y: number,
  parts: readonly (readonly [text: string, style: Partial<TextStyle>])[],
  style: TextStyle,
): string {
  const spans = parts
    .filter(([text]) => text !== "")
    .map(([text, own]) =>
      element(
        "tspan",
        {
          fill: own.colour,
          "font-size": own.sizePx,
          "font-weight": own.weight === undefined ? undefined : WEIGHT_NUMBER[own.weight],
        },
        escapeXml(text),
      ),
    );
  return element("text", { x, y, ...textAttributes(style) }, spans.join(""));
}

function textAttributes({ sizePx, weight, colour, anchor }: TextStyle): Attributes {
  return {
    "font-size": sizePx,
    "font-weight": WEIGHT_NUMBER[weight],
    fill: colour,
    "text-anchor": anchor === "start" ? undefined : anchor,
  };
}

export function drawRect(box: Box, attributes: Attributes): string {
  const { x, y } = box;
  return element("rect", {
    x,
    y,
    width: Math.max(0, box.width),
    height: box.height,
    ...attributes,
  });
}

export function drawLine(
  from: readonly [number, number],
  to: readonly [number, number],
  attributes: Attributes,
): string {
  return element("line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...attributes });
}

/** A horizontal range with caps, as error bars are drawn. */
export function drawRange(
  fromX: number,
  toX: number,
  y: number,
  attributes: Attributes & { readonly stroke: string },
): string {
  const cap = 4;
  const [a, b] = [px(fromX), px(toX)];
  const [top, bottom] = [px(y - cap), px(y + cap)];
  const d = `M${a} ${px(y)}H${b}M${a} ${top}V${bottom}M${b} ${top}V${bottom}`;
  return element("path", { d, fill: "none", "stroke-width": 1.5, ...attributes });
}
