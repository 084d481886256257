import type { FigureView } from "@/lib/charts/figures/figure";
import { type FigureTheme, figurePath } from "@/components/share/figure-paths";

const NARROW_PX = 440;
const WIDE_PX = 760;
/** Frames at least so wide get the wide drawing. */
const WIDE_FROM_PX = 560;

/** Which of the two drawings a frame so wide shows. */
export const drawnWidthPx = (framePx: number) => (framePx < WIDE_FROM_PX ? NARROW_PX : WIDE_PX);

/** A figure that follows the reader's theme, and has a drawing of its own for narrow columns. */
export function FigurePicture({
  id,
  query,
  view = {},
  theme,
  alt,
}: {
  readonly id: string;
  readonly query: string;
  readonly view?: FigureView;
  /** Undefined follows the reader. */
  readonly theme: FigureTheme | undefined;
  readonly alt: string;
}) {
  const path = (w: number, as: FigureTheme) =>
    figurePath(id, "svg", query, { ...view, theme: as, w });
  const narrow = `(max-width: ${WIDE_FROM_PX - 1}px)`;
  const dark = "(prefers-color-scheme: dark)";
  const own = theme ?? "light";
  return (
    <picture>
      {theme === undefined && (
        <>
          <source media={`${dark} and ${narrow}`} srcSet={path(NARROW_PX, "dark")} />
          <source media={dark} srcSet={path(WIDE_PX, "dark")} />
        </>
      )}
      <source media={narrow} srcSet={path(NARROW_PX, own)} />
      <img src={path(WIDE_PX, own)} alt={alt} className="block h-auto w-full" />
    </picture>
  );
}
