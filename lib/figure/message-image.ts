import { clampSize, type FigureSize } from "../charts/figures/draw-figure";
import { cleanText } from "../charts/svg/clean-text";
import { svgDocument } from "../charts/svg/document";
import { layFrame } from "../charts/svg/frame";
import { THEME } from "../charts/svg/theme";

/**
 * A picture that says why there is no figure. Image proxies turn every other answer into a blank,
 * so a broken link is answered with this.
 */
export function messageImage(title: string, reason: string, asked: FigureSize): string {
  const size = clampSize(asked);
  const theme = THEME[size.theme];
  const words = {
    title: cleanText(title),
    subtitle: cleanText(reason),
    caption: [],
    origin: "Meshcost",
    link: "",
  };
  const frame = layFrame(words, { ...size, bodyPx: 0 }, theme);
  return svgDocument(
    {
      id: "message",
      widthPx: size.widthPx,
      heightPx: frame.heightPx,
      title: words.title,
      description: words.subtitle,
      metadata: undefined,
      patterns: "",
      body: frame.svg,
    },
    theme,
  );
}
