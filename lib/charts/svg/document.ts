import { escapeXml } from "./clean-text";
import { drawRect } from "./draw";
import { px } from "./element";
import { FONT_FAMILY, type Theme } from "./theme";

export type Drawing = {
  /** Begins every id, so that several figures can share a page. */
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly title: string;
  readonly description: string;
  /** Carried along unseen: the link of the scenario. */
  readonly metadata: string | undefined;
  readonly patterns: string;
  readonly body: string;
};

const FONTS = escapeXml(FONT_FAMILY);

/** A complete SVG file that stands alone. */
export function svgDocument(drawing: Drawing, theme: Theme): string {
  const { id, widthPx, heightPx, title, description, metadata, patterns, body } = drawing;
  const [width, height] = [px(widthPx), px(heightPx)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FONTS}">`,
    `<title id="${id}-title">${escapeXml(title)}</title>`,
    `<desc id="${id}-desc">${escapeXml(description)}</desc>`,
    metadata === undefined ? "" : `<metadata>${escapeXml(metadata)}</metadata>`,
    patterns === "" ? "" : `<defs>${patterns}</defs>`,
    drawRect({ x: 0, y: 0, width: widthPx, height: heightPx }, { fill: theme.page }),
    body,
    "</svg>\n",
  ].join("");
}
