import { factsOfLink, type FigureLink, type LinkFacts } from "@/lib/figure/open-figure";
import { BoundedCache } from "./bounded-cache";

/** An estimate weighs about as much as its rows; the sum bounds it to some ten megabytes. */
const kept = new BoundedCache<Promise<LinkFacts>>(400_000);
const USUAL_WEIGHT = 4000;

/** The numbers behind a link, computed once: for every figure, size and format asked of it. */
export function figureFactsOf(link: FigureLink & { readonly ok: true }): Promise<LinkFacts> {
  const known = kept.get(link.canonical);
  if (known !== undefined) return known;
  const asked = factsOfLink(link.decoded);
  kept.set(link.canonical, asked, USUAL_WEIGHT + link.canonical.length);
  asked.catch(() => kept.delete(link.canonical));
  return asked;
}
