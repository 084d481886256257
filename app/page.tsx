import type { Metadata } from "next";
import { Calculator } from "@/components/calculator/calculator";
import { namedExamples } from "@/components/examples/named-examples";
import { formFacts } from "@/components/inputs/form-facts";
import { readViewChoice } from "@/lib/figure/view-choice";
import { splitView } from "@/lib/scenario/view-link";
import { openLink } from "./_server/open-link";
import { previewMetadata } from "./_server/preview-metadata";
import { queryOf, type SearchParams } from "./_server/query";

type Props = { readonly searchParams: Promise<SearchParams> };

const facts = formFacts();
const examples = namedExamples();

/** The title says the finding, so that a shared link does too. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = queryOf(await searchParams);
  const { view } = await openLink(splitView(query).query);
  const words = { title: view.finding, text: view.finding };
  return { ...(await previewMetadata(query, words)), description: view.finding };
}

export default async function Home({ searchParams }: Props) {
  const link = queryOf(await searchParams);
  const opening = await openLink(splitView(link).query);
  const openedView = readViewChoice(link);
  return <Calculator {...{ opening, openedView, facts, examples }} />;
}
