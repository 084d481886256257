import type { CSSProperties } from "react";
import type { Swatch as Colours } from "@/lib/charts/options";

/** A colour of the palette as CSS, following the theme. */
export function themed(colours: Colours | undefined): string {
  return colours === undefined ? "transparent" : `light-dark(${colours.light}, ${colours.dark})`;
}

/** The small square that ties a name to its bars. */
export function Swatch({
  colours,
  hatched = false,
}: {
  readonly colours: Colours;
  readonly hatched?: boolean;
}) {
  const style: CSSProperties = { backgroundColor: themed(colours) };
  return (
    <span
      aria-hidden="true"
      className={`inline-block size-2.5 shrink-0 rounded-[2px] ${hatched ? "hatched" : ""}`}
      style={style}
    />
  );
}
