import { factsOfLink, type FigureLink, type LinkFacts } from "@/lib/figure/open-figure";
import { BoundedCache } from "./bounded-cache";

const MEGABYTE = 1_000_000;
/**
 * For each thread that draws, and for the server's own: the figures of a document are asked for
 * together. Of what is planned in milliseconds the last alone is kept: what lives on is moved about
 * by the garbage collector, which costs more than to plan it again, and of a flood of new links
 * nothing is asked for again.
 */
const kept = new BoundedCache<Promise<LinkFacts>>(48 * MEGABYTE, 4);
let last: { readonly canonical: string; readonly facts: Promise<LinkFacts> } | undefined;

/** Kinds of pods beyond which an estimate takes long enough to be kept beside others. */
const FEW_KINDS = 60;

/*
 * What a kept estimate weighs, measured: with its plans, to be read later, 2.6 MB for a cluster of
 * 100 kinds of pods, 9.9 for 1,000 and 39 for 5,000.
 */
const BYTES = 400_000;
const BYTES_PER_KIND = 9000;

/** The numbers behind a link, computed once: for every figure, size and format asked of it. */
export function figureFactsOf(link: FigureLink & { readonly ok: true }): Promise<LinkFacts> {
  const { canonical } = link;
  const known = last?.canonical === canonical ? last.facts : kept.get(canonical);
  if (known !== undefined) return known;
  const facts = factsOfLink(link.decoded);
  last = { canonical, facts };
  facts.then(
    ({ estimate }) => {
      const kinds = estimate.input.workloads.length;
      if (kinds > FEW_KINDS) kept.set(canonical, facts, BYTES + BYTES_PER_KIND * kinds);
    },
    () => {
      if (last?.facts === facts) last = undefined;
    },
  );
  return facts;
}
