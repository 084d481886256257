import { comparisonRows } from "@/lib/charts/comparison-rows";
import { figureIds } from "@/lib/figure/figure-ids";
import { readFigureLink } from "@/lib/figure/open-figure";
import { decodeScenario, SCHEMA_VERSION } from "@/lib/scenario/codec";
import { BUILD_TAG } from "./build-tag";
import { figureFactsOf } from "./figure-facts-of";
import { cacheHeaders, entityTag, isFresh } from "./http-answer";

/** The same file the page saves, plus results and issues: it opens when dropped on the page. */
export async function scenarioJson(request: Request): Promise<Response> {
  const query = new URL(request.url).search;
  const { scenario, issues, release } = decodeScenario(query);
  const link = readFigureLink(figureIds[0] ?? "", query);
  const tag = entityTag(BUILD_TAG, "scenario", link.ok ? link.canonical : link.reason);
  const answer = link.ok ? await figureFactsOf(link) : undefined;
  const headers = {
    ...cacheHeaders(tag, answer?.pinned === true && answer.whole ? "forever" : "short"),
    "Access-Control-Allow-Origin": "*",
  };
  if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  const file = {
    meshcost: { schema: SCHEMA_VERSION, release: answer?.facts.provenance.release ?? release },
    scenario,
    link: answer === undefined ? undefined : `/?${answer.facts.provenance.query}`,
    pricesAsOf: answer?.facts.provenance.pricesAsOf,
    results: answer === undefined ? undefined : comparisonRows(answer.facts.comparison),
    issues,
  };
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  });
}
