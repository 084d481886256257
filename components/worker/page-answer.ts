import { adopted, pageView } from "@/components/calculator/page-view";
import { planningFor } from "@/components/calculator/planning";
import type { ScenarioEstimate } from "@/lib/estimate";
import { RELEASES } from "@/lib/releases/all";
import { type OpenedRelease, releaseToGoOnWith } from "@/lib/releases/open-release";
import { releaseNews } from "@/lib/releases/release-news";
import type { Issue } from "@/lib/result";
import { encodeScenario } from "@/lib/scenario/codec";
import type { Scenario } from "@/lib/scenario/schema";
import type { EstimateAnswer } from "./protocol";

/** What the page is told of an estimate: all it shows, and the link to go on with. */
export async function pageAnswer(
  asked: Scenario,
  estimate: ScenarioEstimate,
  opened: OpenedRelease,
  linkIssues: readonly Issue[],
  thorough: boolean,
  releases = RELEASES,
): Promise<EstimateAnswer> {
  const scenario = adopted(asked, estimate.scenario);
  const release = releaseToGoOnWith(opened);
  return {
    view: pageView(estimate, !thorough),
    scenario,
    query: encodeScenario(scenario, release),
    linkIssues,
    release,
    news: await releaseNews(asked, estimate, opened, releases, planningFor(thorough)),
  };
}
