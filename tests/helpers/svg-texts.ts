import { textWidthPx } from "@/lib/charts/svg/measure";

export type SvgText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
};

/** Every line of text of a drawing and where it stands, by the metrics of the bundled font. */
export function svgTexts(svg: string): readonly SvgText[] {
  return [...svg.matchAll(/<text ([^>]*[^/])>(.*?)<\/text>/gs)].map(([, own = "", inner = ""]) => {
    const [x, y, size] = [number(own, "x"), number(own, "y"), number(own, "font-size")];
    const spans = [...inner.matchAll(/<tspan([^>]*)>(.*?)<\/tspan>/gs)];
    const parts = spans.length === 0 ? [["", own, inner]] : spans;
    const texts = parts.map(([, attributes = "", text = ""]) => ({
      text: plain(text),
      sizePx: number(attributes, "font-size") || size,
      weight: /font-weight="600"/.test(attributes) ? ("semibold" as const) : ("regular" as const),
    }));
    const width = texts.reduce((sum, part) => sum + textWidthPx(part.text, part), 0);
    const before = { end: width, middle: width / 2 }[anchorOf(own)] ?? 0;
    return {
      text: texts.map((part) => part.text).join(""),
      left: x - before,
      right: x - before + width,
      baseline: y,
    };
  });
}

function number(attributes: string, name: string): number {
  return Number(new RegExp(`(?:^|\\s)${name}="(-?[\\d.]+)"`).exec(attributes)?.[1] ?? 0);
}

function anchorOf(attributes: string): string {
  return /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? "start";
}

function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
