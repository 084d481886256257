import { embedPath, figurePath } from "@/components/share/figure-paths";
import { findFigure } from "@/lib/figure/figure-ids";
import { embedHeight } from "./embed-height";
import { figureAlt } from "./figure-alt";
import { splitQuery, viewOf } from "./figure-request";
import { originOf } from "./site-origin";

const USUAL_FIGURE = "nodes-and-cost";
const USUAL_WIDTH_PX = 760;
/** A frame is at least so high for its width: one scenario's figure is about as high as another's. */
const HEIGHT_SHARE = 0.72;

const failure = (status: number, message: string) => Response.json({ error: message }, { status });

/** oEmbed 1.0: an address of this site → a frame that shows its figure. */
export async function answerOembed(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if ((searchParams.get("format") ?? "json") !== "json")
    return failure(501, "Only JSON is spoken.");
  const origin = originOf(request.headers);
  const target = targetOf(searchParams.get("url") ?? "", origin);
  if (target === undefined) return failure(404, "No figure lives at this address.");
  const width = bounded(searchParams.get("maxwidth"), USUAL_WIDTH_PX);
  const { own, query } = splitQuery(target.query);
  const view = viewOf(own);
  const { title } = await figureAlt(target.id, query, view);
  const drawn = await embedHeight(target.id, query, view, width);
  const usual = Math.max(drawn, Math.round(width * HEIGHT_SHARE));
  const height = bounded(searchParams.get("maxheight"), usual);
  const src = `${origin}${embedPath(target.id, target.query)}`;
  const body = {
    version: "1.0",
    type: "rich",
    provider_name: "Meshcost",
    provider_url: origin,
    title,
    width,
    height,
    html: iframeHtml(src, title, width, height),
    thumbnail_url: `${origin}${figurePath(target.id, "png", target.query, { card: 1 })}`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    cache_age: 3600,
  };
  return Response.json(body, {
    headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300" },
  });
}

/** The figure behind a page of ours: the calculator, a figure file, or an embed. */
function targetOf(
  address: string,
  origin: string,
): { readonly id: string; readonly query: string } | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.host !== new URL(origin).host) return undefined;
  const query = url.search.slice(1);
  if (url.pathname === "/" || url.pathname === "/report") return { id: USUAL_FIGURE, query };
  const [, id] = /^\/(?:embed|figure)\/([a-z-]+)(?:\.(?:svg|png))?$/.exec(url.pathname) ?? [];
  return id !== undefined && findFigure(id) !== undefined ? { id, query } : undefined;
}

/** What the asking page has room for, and no more than a figure wants. */
function bounded(text: string | null, usual: number): number {
  const value = Math.round(Number(text ?? ""));
  return text === null || !(value > 0) ? usual : Math.min(value, usual);
}

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function iframeHtml(src: string, title: string, width: number, height: number): string {
  return `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
}
