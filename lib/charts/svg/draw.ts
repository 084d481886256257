import { escapeXml } from "./clean-text";
import { type Attributes, px, tag, written } from "./element";
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
  return tag("text", at(x, y) + styleText(style), escapeXml(text));
}

const at = (x: number, y: number) => ` x="${px(x)}" y="${px(y)}"`;

/** One line of several voices, one after the other. */
export function drawTexts(
  x: number,
  y: number,
  parts: readonly (readonly [text: string, style: Partial<TextStyle>])[],
  style: TextStyle,
): string {
  let spans = "";
  for (const [text, { colour, sizePx, weight }] of parts) {
    if (text === "") continue;
    const own = {
      fill: colour,
      "font-size": sizePx,
      "font-weight": weight === undefined ? undefined : WEIGHT_NUMBER[weight],
    };
    spans += tag("tspan", written(own), escapeXml(text));
  }
  return tag("text", at(x, y) + styleText(style), spans);
}

/** Of all that is written, texts are the most: without an object of attributes for each. */
function styleText({ sizePx, weight, colour, anchor = "start" }: TextStyle): string {
  const bold = weight === "regular" ? "" : ` font-weight="${WEIGHT_NUMBER[weight]}"`;
  const anchored = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return ` font-size="${px(sizePx)}"${bold} fill="${escapeXml(colour)}"${anchored}`;
}

export function drawRect(box: Box, attributes: Attributes): string {
  const size = ` width="${px(Math.max(0, box.width))}" height="${px(box.height)}"`;
  return tag("rect", at(box.x, box.y) + size + written(attributes));
}

export function drawLine(
  from: readonly [number, number],
  to: readonly [number, number],
  attributes: Attributes,
): string {
  const ends = ` x1="${px(from[0])}" y1="${px(from[1])}" x2="${px(to[0])}" y2="${px(to[1])}"`;
  return tag("line", ends + written(attributes));
}

/** A horizontal range with caps, as error bars are drawn. */
export function drawRange(fromX: number, toX: number, y: number, attributes: Stroke): string {
  return rangePath(rangeLine(fromX, toX, y), attributes);
}

type Stroke = Attributes & { readonly stroke: string };

/** The same where it must be seen on a mark and off it: a halo in the page's colour lifts it off both. */
export function drawLiftedRange(
  fromX: number,
  toX: number,
  y: number,
  stroke: string,
  halo: Stroke,
): string {
  const d = rangeLine(fromX, toX, y);
  return rangePath(d, { "stroke-width": 4, ...halo }) + rangePath(d, { stroke });
}

const CAP_PX = 4;

function rangeLine(fromX: number, toX: number, y: number): string {
  const [a, b] = [px(fromX), px(toX)];
  const cap = ` ${px(y - CAP_PX)}V${px(y + CAP_PX)}`;
  return `M${a} ${px(y)}H${b}M${a}${cap}M${b}${cap}`;
}

function rangePath(d: string, attributes: Stroke): string {
  return tag("path", ` d="${d}"${written({ fill: "none", "stroke-width": 1.5, ...attributes })}`);
}
