import type { FigureView } from "@/lib/charts/figures/figure";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import { messageImage } from "@/lib/figure/message-image";
import { factsOfLink, readFigureLink } from "@/lib/figure/open-figure";
import { figureCsv, paint } from "@/lib/figure/paint";

/** What a figure is asked for by, and what comes back: the route's own bytes, drawn here. */
export type PaintAsk = {
  readonly turn: number;
  readonly id: string;
  readonly view: FigureView;
  readonly query: string;
  readonly size: FigureSize;
};
export type PaintAnswer = {
  readonly turn: number;
  readonly svg: string;
  readonly csv: string;
  readonly title: string;
};

/** The last scenario's numbers serve all its figures. */
let kept:
  | { readonly canonical: string; readonly facts: ReturnType<typeof factsOfLink> }
  | undefined;

async function answer({ turn, id, view, query, size }: PaintAsk): Promise<PaintAnswer> {
  const link = readFigureLink(id, query);
  if (!link.ok) {
    return { turn, svg: messageImage(link.title, link.reason, size), csv: "", title: link.title };
  }
  if (kept?.canonical !== link.canonical) {
    kept = { canonical: link.canonical, facts: factsOfLink(link.decoded) };
  }
  const { facts } = await kept.facts;
  return {
    turn,
    svg: paint(link.figure, facts, size, view),
    csv: figureCsv(link.figure, facts, view),
    title: link.figure.content(facts, view).words.title,
  };
}

self.addEventListener("message", (event: MessageEvent<PaintAsk>) => {
  answer(event.data).then(
    (painted) => self.postMessage(painted),
    (reason: unknown) => {
      const svg = messageImage("The figure could not be drawn", String(reason), event.data.size);
      self.postMessage({ turn: event.data.turn, svg, csv: "", title: "" });
    },
  );
});
