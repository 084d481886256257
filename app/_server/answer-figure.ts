import { type FigureLink, readFigureLink } from "@/lib/figure/open-figure";
import { BoundedCache } from "./bounded-cache";
import { BUILD_TAG } from "./build-tag";
import type { FigureFile } from "./draw-file";
import type { FigureRequest } from "./figure-request";
import { cacheHeaders, entityTag, isFresh } from "./http-answer";

const MEGABYTE = 1_000_000;
const kept = new BoundedCache<FigureFile>(48 * MEGABYTE);

const TYPES: Readonly<Record<FigureRequest["format"], string>> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8",
};

/** Where a file nobody asked for before is drawn: here, or in another thread. */
type Draw = (asked: FigureRequest, link: FigureLink) => Promise<FigureFile>;

/**
 * Answers a request for a figure. Always status 200 (or 304) with a valid file: image proxies turn
 * anything else into a blank.
 */
export async function answerFigure(
  request: Request,
  asked: FigureRequest,
  draw: Draw,
): Promise<Response> {
  const link = readFigureLink(asked.id, asked.query);
  const { theme, widthPx, heightPx } = asked.size;
  const { option, across, up, axis, measure, show } = asked.view;
  const { id, format, zoom, card } = asked;
  const shape = JSON.stringify([
    id,
    format,
    theme,
    widthPx,
    heightPx,
    zoom,
    card,
    option,
    across,
    up,
    axis,
    measure,
    show,
  ]);
  const tag = entityTag(BUILD_TAG, shape, link.ok ? link.canonical : link.reason);
  const known = kept.get(tag);
  if (known !== undefined) return respond(request, asked, tag, known);
  const fresh = await drawnOnce(tag, () => draw(asked, link));
  kept.set(tag, fresh, fresh.body.length + 200);
  return respond(request, asked, tag, fresh);
}

const underWay = new Map<string, Promise<FigureFile>>();

/** A document many open at once asks for one figure as often: it is drawn once for all of them. */
function drawnOnce(tag: string, draw: () => Promise<FigureFile>): Promise<FigureFile> {
  const known = underWay.get(tag);
  if (known !== undefined) return known;
  const drawing = draw().finally(() => underWay.delete(tag));
  underWay.set(tag, drawing);
  return drawing;
}

function respond(
  request: Request,
  asked: FigureRequest,
  tag: string,
  answer: FigureFile,
): Response {
  const headers: Record<string, string> = {
    ...cacheHeaders(tag, answer.caching),
    "X-Figure-Status": answer.status,
    // A figure may be shown anywhere.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
  };
  if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  headers["Content-Type"] = TYPES[asked.format];
  const disposition = asked.download || asked.format === "csv" ? "attachment" : "inline";
  headers["Content-Disposition"] =
    `${disposition}; filename="meshcost-${fileName(asked.id)}.${asked.format}"`;
  return new Response(answer.body, { headers });
}

const fileName = (id: string) => id.replace(/[^a-z0-9-]/g, "").slice(0, 60);
