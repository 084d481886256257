"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useMemo, useState } from "react";
import { drawMap, mapHeightPx, mapPlot, mapScale } from "@/lib/charts/figures/break-even-map";
import { svgDocument } from "@/lib/charts/svg/document";
import { THEME } from "@/lib/charts/svg/theme";
import {
  type BreakEvenMap,
  cellInWords,
  type MapAxis,
  nearest,
} from "@/lib/charts/tradeoffs/break-even";
import { FigureImage } from "./figure-view";
import { useFigureWidth } from "./use-figure-width";
import { usePageTheme } from "./use-page-theme";

/** The map as its file draws it, with a place that pointer and arrow keys move about and read out. */
export function MapPicture({
  map,
  title,
  description,
  within,
}: {
  readonly map: BreakEvenMap;
  readonly title: string;
  readonly description: string;
  readonly within: RefObject<HTMLElement | null>;
}) {
  const themeId = usePageTheme();
  const widthPx = useFigureWidth(within);
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>();
  const drawn = useMemo(
    () => (widthPx === undefined ? undefined : drawnMap(map, title, description, widthPx, themeId)),
    [map, title, description, widthPx, themeId],
  );
  // Values, not places: a finer picture has other places.
  const column = nearest(map.x.values, at?.x ?? map.x.here);
  const row = nearest(map.y.values, at?.y ?? map.y.here);
  const move = (nextColumn: number, nextRow: number) =>
    setAt({ x: valueAt(map.x, nextColumn), y: valueAt(map.y, nextRow) });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(column + step[0], row + step[1]);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return;
    const [shareX, shareY] = [
      (event.clientX - box.left) / box.width,
      1 - (event.clientY - box.top) / box.height,
    ];
    move(placeAt(map.x, shareX), placeAt(map.y, shareY));
  };
  if (drawn === undefined) return null;
  const { svg, plot, heightPx } = drawn;
  const percent = (value: number, of: number) => `${(value / of) * 100}%`;
  const shareOf = (axis: MapAxis, index: number) => mapScale(axis, [0, 1])(valueAt(axis, index));
  return (
    <>
      <div className="relative mx-auto" style={{ maxWidth: drawn.widthPx }}>
        <FigureImage svg={svg} alt={`${title}. ${description}`} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys read the map place by place */}
        <div
          role="application"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={0}
          aria-label="Places of the map: arrow keys move and read out"
          aria-describedby="map-place"
          className="absolute cursor-crosshair touch-pan-y focus-visible:outline-2 focus-visible:outline-accent"
          style={{
            left: percent(plot.x, drawn.widthPx),
            top: percent(plot.y, heightPx),
            width: percent(plot.width, drawn.widthPx),
            height: percent(plot.height, heightPx),
          }}
          onKeyDown={onKeyDown}
          onPointerMove={onPointerMove}
          onPointerDown={onPointerMove}
        >
          {at !== undefined && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute size-3 -translate-1/2 rounded-full border-2 border-page bg-ink"
              style={{
                left: `${shareOf(map.x, column) * 100}%`,
                top: `${(1 - shareOf(map.y, row)) * 100}%`,
              }}
            />
          )}
        </div>
      </div>
      <output id="map-place" className="block min-h-12 px-4 py-1 text-ink-2">
        {cellInWords(map, column, row)}
      </output>
    </>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function valueAt({ values }: MapAxis, index: number): number {
  return values[Math.min(values.length - 1, Math.max(0, index))] ?? 0;
}

/** The place drawn nearest to a share of the axis. */
function placeAt(axis: MapAxis, share: number): number {
  const scale = mapScale(axis, [0, 1]);
  return nearest(axis.values.map(scale), share);
}

function drawnMap(
  map: BreakEvenMap,
  title: string,
  description: string,
  widthPx: number,
  themeId: "light" | "dark",
) {
  const theme = THEME[themeId];
  const margin = 12;
  const room = widthPx - 2 * margin;
  const bodyPx = mapHeightPx(map, room);
  const box = { x: margin, y: margin, width: room, height: bodyPx };
  const { svg: body, patterns } = drawMap(map, box, theme);
  const heightPx = bodyPx + 2 * margin;
  const svg = svgDocument(
    {
      id: "break-even-map",
      widthPx,
      heightPx,
      title,
      description,
      metadata: undefined,
      patterns,
      body,
    },
    theme,
  );
  return { svg, plot: mapPlot(map, box), widthPx, heightPx };
}
