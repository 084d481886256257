import type { FigureView } from "@/lib/charts/figures/figure";
import { readFigureLink } from "@/lib/figure/open-figure";
import { contentOf } from "@/lib/figure/shown";
import { figureFactsOf } from "./figure-facts-of";

/** What a figure says, for those who cannot see it: its finding, all of it in words, and a known fault. */
export async function figureAlt(
  id: string,
  query: string,
  view?: FigureView,
): Promise<{
  readonly title: string;
  readonly text: string;
  readonly erratum?: string | undefined;
}> {
  const link = readFigureLink(id, query);
  if (!link.ok) return { title: link.title, text: `${link.title}. ${link.reason}` };
  const { facts } = await figureFactsOf(link);
  const { words, description } = contentOf(link.figure, facts, view);
  return {
    title: words.title,
    text: `${words.title}. ${description}`,
    erratum: facts.provenance.erratum,
  };
}
