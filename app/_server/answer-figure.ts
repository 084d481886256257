import { type FigureLink, type LinkFacts, readFigureLink } from "@/lib/figure/open-figure";
import { messageImage } from "@/lib/figure/message-image";
import { figureCsv, paint } from "@/lib/figure/paint";
import { withScenario } from "@/lib/scenario/files/png-file";
import { BoundedCache } from "./bounded-cache";
import { BUILD_TAG } from "./build-tag";
import { figureFactsOf } from "./figure-facts-of";
import type { FigureRequest } from "./figure-request";
import { type Caching, cacheHeaders, entityTag, isFresh } from "./http-answer";
import { rasterize, sizeOf } from "./rasterize";

type Body = string | Uint8Array<ArrayBuffer>;

/** An answer ready to be sent again. */
type Kept = {
  readonly body: Body;
  readonly caching: Caching;
  readonly status: FigureStatus;
};

/** In the header for machines: drawn as asked, drawn with fields that fell back, not drawn. */
type FigureStatus = "ok" | "partial" | "error";

const MEGABYTE = 1_000_000;
const kept = new BoundedCache<Kept>(48 * MEGABYTE);

const TYPES: Readonly<Record<FigureRequest["format"], string>> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8",
};

/**
 * Answers a request for a figure. Always status 200 (or 304) with a valid file: image proxies turn
 * anything else into a blank.
 */
export async function answerFigure(request: Request, asked: FigureRequest): Promise<Response> {
  const link = readFigureLink(asked.id, asked.query);
  const { theme, widthPx, heightPx } = asked.size;
  const { option, across, up, axis, measure } = asked.view;
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
  ]);
  const tag = entityTag(BUILD_TAG, shape, link.ok ? link.canonical : link.reason);
  const known = kept.get(tag);
  if (known !== undefined) return respond(request, asked, tag, known);
  const fresh = link.ok ? await drawn(asked, link) : refused(asked, link);
  kept.set(tag, fresh, fresh.body.length + 200);
  return respond(request, asked, tag, fresh);
}

function respond(request: Request, asked: FigureRequest, tag: string, answer: Kept): Response {
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

async function drawn(asked: FigureRequest, link: FigureLink & { ok: true }): Promise<Kept> {
  const answer = await figureFactsOf(link);
  const caching = !answer.whole ? "brief" : answer.pinned ? "forever" : "short";
  return { body: bodyOf(asked, link, answer), caching, status: answer.whole ? "ok" : "partial" };
}

function bodyOf(asked: FigureRequest, link: FigureLink & { ok: true }, { facts }: LinkFacts): Body {
  const { figure } = link;
  if (asked.format === "csv") return figureCsv(figure, facts, asked.view);
  const draw = (widthPx: number, heightPx: number) =>
    paint(figure, facts, { ...asked.size, widthPx, heightPx }, asked.view);
  const svg = asked.card ? drawCard(draw) : draw(asked.size.widthPx, asked.size.heightPx);
  if (asked.format === "svg") return svg;
  const size = sizeOf(svg);
  const zoom = asked.card ? CARD_WIDTH / size.widthPx : asked.zoom;
  return withScenario(rasterize(svg, { ...size, zoom }), facts.provenance.query);
}

/** 1200 × 630, what link previews are cut to. */
const CARD_WIDTH = 1200;
const CARD_RATIO = 630 / 1200;

/** The largest letters at which the whole figure has a card's shape. */
function drawCard(draw: (widthPx: number, heightPx: number) => string): string {
  let svg = "";
  for (const widthPx of [760, 840, 920, 1000, 1100, 1200, 1400]) {
    svg = draw(widthPx, Math.floor(widthPx * CARD_RATIO));
    if (sizeOf(svg).heightPx <= Math.ceil(widthPx * CARD_RATIO)) break;
  }
  return svg;
}

function refused(asked: FigureRequest, link: FigureLink & { ok: false }): Kept {
  const status = "error" as const;
  if (asked.format === "csv") {
    const cell = `${link.title}: ${link.reason}`.replaceAll('"', '""');
    return { body: `error\r\n"${cell}"\r\n`, caching: "brief", status };
  }
  const svg = messageImage(link.title, link.reason, asked.size);
  const zoomed = () => rasterize(svg, { ...sizeOf(svg), zoom: asked.zoom });
  const body = asked.format === "svg" ? svg : new Uint8Array(zoomed());
  return { body, caching: "brief", status };
}
