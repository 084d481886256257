import type { FigureLink, LinkFacts } from "@/lib/figure/open-figure";
import { messageImage } from "@/lib/figure/message-image";
import { figureCsv, paint, provenanceIn } from "@/lib/figure/paint";
import { withScenario } from "@/lib/scenario/files/png-file";
import { figureFactsOf } from "./figure-facts-of";
import type { FigureRequest } from "./figure-request";
import type { Caching } from "./http-answer";
import { rasterize, sizeOf } from "./rasterize";

type Body = string | Uint8Array<ArrayBuffer>;

/** What a figure's address is answered with; it may be sent again. */
export type FigureFile = {
  readonly body: Body;
  readonly caching: Caching;
  readonly status: FigureStatus;
};

/** In the header for machines: drawn as asked, drawn with fields that fell back, not drawn. */
type FigureStatus = "ok" | "partial" | "error";

/** The file asked for, or, where the link cannot be drawn, one that says why. */
export async function drawFile(asked: FigureRequest, link: FigureLink): Promise<FigureFile> {
  return link.ok ? drawn(asked, link) : refused(asked, link);
}

async function drawn(asked: FigureRequest, link: FigureLink & { ok: true }): Promise<FigureFile> {
  const answer = await figureFactsOf(link);
  const whole = provenanceIn(answer.facts, asked.view).fallbacks.length === 0;
  const caching = !whole ? "brief" : answer.pinned ? "forever" : "short";
  return { body: bodyOf(asked, link, answer), caching, status: whole ? "ok" : "partial" };
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
  return withScenario(rasterize(svg, { ...size, zoom }), provenanceIn(facts, asked.view).query);
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

function refused(asked: FigureRequest, link: FigureLink & { ok: false }): FigureFile {
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
