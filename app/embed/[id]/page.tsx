import type { Metadata } from "next";
import { figureAlt } from "@/app/_server/figure-alt";
import { splitQuery, viewOf } from "@/app/_server/figure-request";
import { queryOf, type SearchParams } from "@/app/_server/query";
import { FigurePicture } from "@/components/embed/figure-picture";
import { TellHeight } from "@/components/embed/tell-height";
import { scenarioPath } from "@/components/share/figure-paths";
import { THEMES } from "@/lib/charts/svg/theme";

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
};

export const metadata: Metadata = { title: "Figure", robots: { index: false } };

/** A figure in a frame on someone else's page: nothing but the figure and the way to its scenario. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { own, query } = splitQuery(queryOf(await searchParams));
  const theme = THEMES.find((known) => known === own.get("theme"));
  const view = viewOf(own);
  const alt = await figureAlt(id, query, view);
  return (
    <main className="bg-panel">
      <h1 className="sr-only">{alt.title}</h1>
      <FigurePicture id={id} query={query} view={view} theme={theme} alt={alt.text} />
      {alt.erratum !== undefined && (
        <p className="px-6 pb-2 text-s font-semibold text-bad">{alt.erratum}</p>
      )}
      <p className="px-6 pb-3 text-s text-ink-3">
        <a
          className="inline-flex min-h-6 items-center underline"
          href={scenarioPath(query, view)}
          target="_blank"
          rel="noopener"
        >
          Open this scenario in Meshcost
        </a>
      </p>
      <TellHeight figure={id} />
    </main>
  );
}
