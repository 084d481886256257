import { clamp } from "../../units/numbers";
import { cleanText, isolated } from "../svg/clean-text";
import { svgDocument } from "../svg/document";
import { layFrame, USUAL_WIDTH_PX, type Words } from "../svg/frame";
import { THEME, type ThemeId } from "../svg/theme";
import type { Figure, FigureContent, Provenance } from "./figure";

export type FigureSize = {
  readonly theme: ThemeId;
  readonly widthPx: number;
  /** At least this high; 0 leaves it to the figure. Never so low that something is cut off. */
  readonly heightPx: number;
};

const MIN_WIDTH_PX = 320;
const MAX_WIDTH_PX = 2400;
const MAX_HEIGHT_PX = 2400;

/** Any numbers to a size that can be drawn. */
export function clampSize(size: FigureSize): FigureSize {
  const whole = (value: number, usual: number) =>
    Number.isFinite(value) ? Math.round(value) : usual;
  return {
    theme: size.theme,
    widthPx: clamp(whole(size.widthPx, USUAL_WIDTH_PX), MIN_WIDTH_PX, MAX_WIDTH_PX),
    heightPx: clamp(whole(size.heightPx, 0), 0, MAX_HEIGHT_PX),
  };
}

/** A figure's content as a complete SVG. Pure: equal arguments give equal bytes. */
export function drawFigure(
  figure: Pick<Figure, "id">,
  content: FigureContent,
  provenance: Provenance,
  asked: FigureSize,
  metadata: string | undefined,
): string {
  const size = clampSize(asked);
  const theme = THEME[size.theme];
  const words = wordsOf(content, provenance);
  const roomPx = size.widthPx - (size.widthPx < 520 ? 32 : 48);
  const frame = layFrame(words, { ...size, bodyPx: content.bodyPx(roomPx) }, theme);
  const { svg, patterns } = content.draw(frame.box, theme);
  return svgDocument(
    {
      id: figure.id,
      widthPx: size.widthPx,
      heightPx: frame.heightPx,
      title: words.title,
      description: `${content.description} ${words.caption.join(" ")}`,
      metadata,
      patterns,
      body: frame.svg + svg,
    },
    theme,
  );
}

function wordsOf(content: FigureContent, provenance: Provenance): Words {
  const { scenarioName, place, pricesAsOf, sources, release, erratum, fallbacks } = provenance;
  const name = cleanText(scenarioName);
  const named = name === "" ? "" : `Scenario “${isolated(name)}” · `;
  return {
    title: content.words.title,
    subtitle: content.words.subtitle,
    caption: [
      ...(erratum === undefined ? [] : [cleanText(erratum)]),
      ...fallbacks.map((text) => cleanText(text)),
      `${content.words.caption} ${place}, prices of ${pricesAsOf}. Sources: ${sources}.`.trim(),
    ],
    origin: `${named}Meshcost, release ${release}`,
    link: `?${provenance.query}`,
  };
}
