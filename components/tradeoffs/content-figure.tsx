"use client";

import { type RefObject, useMemo } from "react";
import { drawFigure } from "@/lib/charts/figures/draw-figure";
import type { FigureContent, FigureView, Provenance } from "@/lib/charts/figures/figure";
import type { Scenario } from "@/lib/scenario/schema";
import { FigureFoot, FigureImage } from "./figure-view";
import { useFigureWidth } from "./use-figure-width";
import { usePageTheme } from "./use-page-theme";

/** A figure whose numbers are here already, drawn as its file would be. */
export function ContentFigure({
  figure,
  content,
  provenance,
  view,
  query,
  scenario,
  within,
}: {
  readonly figure: string;
  readonly content: FigureContent;
  readonly provenance: Provenance;
  readonly view?: FigureView;
  readonly query: string;
  readonly scenario: Scenario;
  /** What the figure is as wide as. */
  readonly within: RefObject<HTMLElement | null>;
}) {
  const theme = usePageTheme();
  const widthPx = useFigureWidth(within);
  const svg = useMemo(
    () =>
      widthPx === undefined
        ? undefined
        : drawFigure(
            { id: figure },
            content,
            provenance,
            { theme, widthPx, heightPx: 0 },
            undefined,
          ),
    [figure, content, provenance, theme, widthPx],
  );
  return (
    <>
      {svg !== undefined && (
        <FigureImage svg={svg} alt={`${content.words.title}. ${content.description}`} />
      )}
      <FigureFoot
        figure={figure}
        {...(view === undefined ? {} : { view })}
        query={query}
        shared={{ scenario, release: provenance.release }}
        caption={content.words.title}
        table={content.table}
      />
    </>
  );
}
