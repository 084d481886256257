import type { Metadata } from "next";
import { Calculator } from "@/components/calculator/calculator";
import { numberLimits } from "@/lib/scenario/limits";
import { openLink } from "./_server/open-link";
import { queryOf, type SearchParams } from "./_server/query";

type Props = { readonly searchParams: Promise<SearchParams> };

const limits = numberLimits();

/** The title says the finding, so that a shared link does too. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view } = openLink(queryOf(await searchParams));
  return { description: view.finding };
}

export default async function Home({ searchParams }: Props) {
  return <Calculator opening={openLink(queryOf(await searchParams))} limits={limits} />;
}
