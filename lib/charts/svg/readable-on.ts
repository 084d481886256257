/** Black or white, whichever is farther from the fill (relative luminance, WCAG 2). */
export function readableOn(fill: string): string {
  const channel = (at: number) => {
    const share = Number.parseInt(fill.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.179 ? "#111210" : "#ffffff";
}
