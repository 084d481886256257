"use client";

import { useEffect, useState } from "react";
import type { FigureView } from "@/lib/charts/figures/figure";
import { useSeen } from "@/components/charts/use-seen";
import type { FigureAnswer } from "@/components/worker/tradeoff-answers";
import { untilAnswered } from "@/components/worker/until-answered";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import { FigureFoot, FigureImage } from "./figure-view";
import { useFigureWidth } from "./use-figure-width";
import { usePageTheme } from "./use-page-theme";

export type LoadFigure = (figure: string, size: FigureSize) => Promise<FigureAnswer>;

/** A figure of the scenario as it would be exported, drawn in the worker once it comes near. */
export function PaintedFigure({
  figure,
  query,
  view,
  fresh,
  load,
}: {
  readonly figure: string;
  /** The scenario's link. */
  readonly query: string;
  readonly view: FigureView;
  /** The scenario's own answer is there. */
  readonly fresh: boolean;
  readonly load: LoadFigure;
}) {
  const [ref, seen] = useSeen();
  const theme = usePageTheme();
  const widthPx = useFigureWidth(ref);
  const [answer, setAnswer] = useState<FigureAnswer>();
  useEffect(() => {
    if (!seen || !fresh || widthPx === undefined) return;
    let current = true;
    const ask = () => load(figure, { theme, widthPx, heightPx: 0 });
    untilAnswered(ask, () => current).then(
      (drawn) => current && setAnswer(drawn),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [seen, fresh, figure, theme, widthPx, load]);
  return (
    <figure ref={ref} className="card mt-2 min-h-96 min-w-0 overflow-hidden" data-figure={figure}>
      {answer !== undefined && (
        <>
          <FigureImage svg={answer.svg} alt={`${answer.title}. ${answer.description}`} />
          <FigureFoot
            figure={figure}
            query={query}
            view={view}
            caption={answer.title}
            table={answer.table}
          />
        </>
      )}
    </figure>
  );
}
