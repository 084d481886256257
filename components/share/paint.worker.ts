import type { FigureView } from "@/lib/charts/figures/figure";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import { messageImage } from "@/lib/figure/message-image";
import { factsOfLink, readFigureLink } from "@/lib/figure/open-figure";
import { figureCsv, paint } from "@/lib/figure/paint";
import { contentOf } from "@/lib/figure/shown";

/** What a figure is asked for by, and what comes back: the route's own bytes, drawn here. */
export type PaintAsk = {
  readonly turn: number;
  /** What it is about, in the asker's own words; it comes back with the answer. */
  readonly subject: string;
  readonly id: string;
  readonly view: FigureView;
  readonly query: string;
  readonly size: FigureSize;
};
export type PaintAnswer = Pick<PaintAsk, "turn" | "subject"> & {
  readonly theme: PaintAsk["size"]["theme"];
  readonly svg: string;
  readonly csv: string;
  readonly title: string;
};

/** The last scenario's numbers serve all its figures. */
let kept:
  | { readonly canonical: string; readonly facts: ReturnType<typeof factsOfLink> }
  | undefined;

type Drawing = Pick<PaintAnswer, "svg" | "csv" | "title">;

async function draw({ id, view, query, size }: PaintAsk): Promise<Drawing> {
  const link = readFigureLink(id, query);
  if (!link.ok) {
    return { svg: messageImage(link.title, link.reason, size), csv: "", title: link.title };
  }
  if (kept?.canonical !== link.canonical) {
    kept = { canonical: link.canonical, facts: factsOfLink(link.decoded) };
  }
  const { facts } = await kept.facts;
  return {
    svg: paint(link.figure, facts, size, view),
    csv: figureCsv(link.figure, facts, view),
    title: contentOf(link.figure, facts, view).words.title,
  };
}

self.addEventListener("message", ({ data: ask }: MessageEvent<PaintAsk>) => {
  const { turn, subject, size } = ask;
  const send = (drawing: Drawing) => {
    const answer: PaintAnswer = { turn, subject, theme: size.theme, ...drawing };
    self.postMessage(answer);
  };
  draw(ask).then(send, (reason: unknown) => {
    const svg = messageImage("The figure could not be drawn", String(reason), size);
    send({ svg, csv: "", title: "" });
  });
});
