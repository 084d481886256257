import type { ReactNode } from "react";
import type { FigureKey } from "@/lib/charts/derivations/figure-key";

/**
 * A number that says how it came about: hovered or focused in one line, clicked in the panel. What
 * happens is up to the layer that listens (figure-layer); without scripts it is the number alone.
 */
export function FigureValue({
  option,
  figure,
  label,
  className = "",
  children,
}: {
  readonly option: string;
  readonly figure: FigureKey;
  /** What is read out, where the number alone would not say what it is. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={`opens ${className}`}
      data-option={option}
      data-figure={figure}
      aria-label={label}
    >
      {children}
    </button>
  );
}
