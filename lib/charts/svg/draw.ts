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

/*
 * What is drawn most is written straight away, without an object of attributes for each: a figure
 * has a hundred of these.
 */

const BOLD: Readonly<Record<Weight, string>> = { regular: "", semibold: ` font-weight="600"` };

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
  for (const [text, { colour, sizePx, weight = "regular" }] of parts) {
    if (text === "") continue;
    const fill = colour === undefined ? "" : ` fill="${escapeXml(colour)}"`;
    const size = sizePx === undefined ? "" : ` font-size="${px(sizePx)}"`;
    spans += tag("tspan", fill + size + BOLD[weight], escapeXml(text));
  }
  return tag("text", at(x, y) + styleText(style), spans);
}

function styleText({ sizePx, weight, colour, anchor = "start" }: TextStyle): string {
  const anchored = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return ` font-size="${px(sizePx)}"${BOLD[weight]} fill="${escapeXml(colour)}"${anchored}`;
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
  return tag("path", rangeShape(fromX, toX, y) + written({ "stroke-width": 1.5, ...attributes }));
}

type Stroke = Attributes & { readonly stroke: string; readonly fill?: never };

/** The same where it must be seen on a mark and off it: a halo in the page's colour lifts it off both. */
export function drawLiftedRange(
  fromX: number,
  toX: number,
  y: number,
  stroke: string,
  halo: { readonly stroke: string; readonly opacity: number },
): string {
  const shape = rangeShape(fromX, toX, y);
  const opacity = halo.opacity === 1 ? "" : ` stroke-opacity="${px(halo.opacity)}"`;
  const under = ` stroke-width="4" stroke="${escapeXml(halo.stroke)}"${opacity}`;
  const over = ` stroke-width="1.5" stroke="${escapeXml(stroke)}"`;
  return tag("path", shape + under) + tag("path", shape + over);
}

const CAP_PX = 4;

function rangeShape(fromX: number, toX: number, y: number): string {
  const [a, b] = [px(fromX), px(toX)];
  const cap = ` ${px(y - CAP_PX)}V${px(y + CAP_PX)}`;
  return ` d="M${a} ${px(y)}H${b}M${a}${cap}M${b}${cap}" fill="none"`;
}
