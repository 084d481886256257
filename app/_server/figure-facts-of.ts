import { factsOfLink, type FigureLink, type LinkFacts } from "@/lib/figure/open-figure";
import { BoundedCache } from "./bounded-cache";

const MEGABYTE = 1_000_000;
/**
 * For each thread that draws, and for the server's own: the figures of a document are asked for
 * together. More would be worth less than it costs: what lives on is moved about by the garbage
 * collector, and of a flood of new links nothing is asked for again.
 */
const kept = new BoundedCache<Promise<LinkFacts>>(48 * MEGABYTE, 4);

/*
 * What a kept estimate weighs, measured: with its plans, to be read later, 0.4 MB for a cluster of 22
 * kinds of pods, 2.6 for 100, 9.9 for 1,000 and 39 for 5,000.
 */
const BYTES = 400_000;
const BYTES_PER_KIND = 9000;

/** The numbers behind a link, computed once: for every figure, size and format asked of it. */
export function figureFactsOf(link: FigureLink & { readonly ok: true }): Promise<LinkFacts> {
  const { canonical } = link;
  const known = kept.get(canonical);
  if (known !== undefined) return known;
  const asked = factsOfLink(link.decoded);
  kept.set(canonical, asked, BYTES);
  asked.then(
    ({ estimate }) => kept.set(canonical, asked, bytesOf(estimate.input.workloads.length)),
    () => kept.delete(canonical),
  );
  return asked;
}

const bytesOf = (kinds: number) => BYTES + BYTES_PER_KIND * kinds;
