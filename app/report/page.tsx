import type { Metadata } from "next";
import { figureFactsOf } from "@/app/_server/figure-facts-of";
import { previewMetadata } from "@/app/_server/preview-metadata";
import { queryOf, type SearchParams } from "@/app/_server/query";
import { Report } from "@/components/report/report";
import { ReportRefused } from "@/components/report/report-refused";
import { FIGURES } from "@/lib/charts/figures/all";
import { figureIds } from "@/lib/figure/figure-ids";
import { readFigureLink } from "@/lib/figure/open-figure";
import { paint } from "@/lib/figure/paint";

type Props = { readonly searchParams: Promise<SearchParams> };

/** As wide as the text of the page, so that letters in figures are the size of its own. */
const SIZE = { theme: "light", widthPx: 760, heightPx: 0 } as const;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { ...(await previewMetadata(queryOf(await searchParams), "/report")), title: "Report" };
}

export default async function ReportPage({ searchParams }: Props) {
  const link = readFigureLink(figureIds[0] ?? "", queryOf(await searchParams));
  if (!link.ok) return <ReportRefused title={link.title} reason={link.reason} />;
  const answer = await figureFactsOf(link);
  const figures = FIGURES.map((figure) => ({
    id: figure.id,
    svg: paint(figure, answer.facts, SIZE),
  }));
  return <Report scenario={link.decoded.scenario} answer={answer} figures={figures} />;
}
