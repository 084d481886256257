import type { Metadata } from "next";
import { figureAlt } from "@/app/_server/figure-alt";
import { PREVIEW_FIGURE, previewMetadata } from "@/app/_server/preview-metadata";
import { sizeOf } from "@/app/_server/rasterize";
import { siteOrigin } from "@/app/_server/site-origin";
import { reportFactsOf } from "@/app/_server/report-facts-of";
import { queryOf, type SearchParams } from "@/app/_server/query";
import { Report } from "@/components/report/report";
import { REPORT_WIDTH_PX } from "@/components/report/page-order";
import { ReportRefused } from "@/components/report/report-refused";
import { FIGURES } from "@/lib/charts/figures/all";
import { figureIds } from "@/lib/figure/figure-ids";
import { readFigureLink } from "@/lib/figure/open-figure";
import { paint } from "@/lib/figure/paint";

type Props = { readonly searchParams: Promise<SearchParams> };

const SIZE = { theme: "light", widthPx: REPORT_WIDTH_PX, heightPx: 0 } as const;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = queryOf(await searchParams);
  const words = await figureAlt(PREVIEW_FIGURE, query);
  return { ...(await previewMetadata(query, words, "/report")), title: "Report" };
}

export default async function ReportPage({ searchParams }: Props) {
  const link = readFigureLink(figureIds[0] ?? "", queryOf(await searchParams));
  if (!link.ok) return <ReportRefused title={link.title} reason={link.reason} />;
  const { answer, turns, evidence } = await reportFactsOf(link);
  const figures = FIGURES.filter(({ onRequest }) => onRequest !== true).map((figure) => {
    const svg = paint(figure, answer.facts, SIZE);
    return { id: figure.id, svg, heightPx: sizeOf(svg).heightPx };
  });
  return (
    <Report
      scenario={link.decoded.scenario}
      answer={answer}
      turns={turns}
      evidence={evidence}
      figures={figures}
      origin={await siteOrigin()}
    />
  );
}
