import { readFigureLink } from "@/lib/figure/open-figure";
import { figureFactsOf } from "./figure-facts-of";

/** What a figure says, for those who cannot see it: its finding, and all of it in words. */
export async function figureAlt(
  id: string,
  query: string,
): Promise<{ readonly title: string; readonly text: string }> {
  const link = readFigureLink(id, query);
  if (!link.ok) return { title: link.title, text: `${link.title}. ${link.reason}` };
  const { facts } = await figureFactsOf(link);
  const { words, description } = link.figure.content(facts);
  return { title: words.title, text: `${words.title}. ${description}` };
}
