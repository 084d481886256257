"use client";

import { useEffect, useState } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { figurePath } from "@/components/share/figure-paths";
import { DataTable } from "@/components/ui/data-table";
import type { FigureAnswer } from "@/components/worker/tradeoff-answers";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import { formatValue } from "@/lib/format/amounts";
import { usePageTheme } from "./use-page-theme";

export type LoadFigure = (figure: string, size: FigureSize) => Promise<FigureAnswer>;

const LEAST_PX = 320;
const MOST_PX = 960;
/** A drag of the window's edge draws anew at these steps, not at every pixel. */
const STEP_PX = 20;

/** A figure of the scenario as it would be exported, drawn in the worker once it comes near. */
export function PaintedFigure({
  figure,
  query,
  fresh,
  load,
}: {
  readonly figure: string;
  /** The scenario's link. */
  readonly query: string;
  /** The scenario's own answer is there. */
  readonly fresh: boolean;
  readonly load: LoadFigure;
}) {
  const [ref, seen] = useSeen();
  const theme = usePageTheme();
  const [widthPx, setWidthPx] = useState<number>();
  const [answer, setAnswer] = useState<FigureAnswer>();
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? LEAST_PX;
      const stepped = Math.floor(width / STEP_PX) * STEP_PX;
      setWidthPx(Math.min(MOST_PX, Math.max(LEAST_PX, stepped)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  useEffect(() => {
    if (!seen || !fresh || widthPx === undefined) return;
    let current = true;
    // What newer input overtakes is asked again with it.
    load(figure, { theme, widthPx, heightPx: 0 }).then(
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
          {/* oxlint-disable-next-line next/no-img-element -- drawn in this browser: nothing to fetch */}
          <img
            src={`data:image/svg+xml,${encodeURIComponent(answer.svg)}`}
            alt={`${answer.title}. ${answer.description}`}
            className="block h-auto max-w-full"
          />
          <figcaption className="px-4 pb-3">
            <a className="link text-s" href={figurePath(figure, "svg", query, {})}>
              This figure as a file
            </a>
            <DataTable
              caption={answer.title}
              columns={answer.table.columns.map(columnText)}
              rows={answer.table.rows.map((cells, index) => ({
                key: String(index),
                cells: cells.map(cellText),
              }))}
            />
          </figcaption>
        </>
      )}
    </figure>
  );
}

/** "extra_usd_per_month" → "Extra USD per month". */
function columnText(column: string): string {
  const words = column.replaceAll("_", " ").replace(/\busd\b/, "USD");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const cellText = (cell: string | number) => (typeof cell === "number" ? formatValue(cell) : cell);
