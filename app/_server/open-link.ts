import { adopted, pageView } from "@/components/calculator/page-view";
import type { EstimateAnswer } from "@/components/worker/protocol";
import { isHeavy, planningFor } from "@/components/calculator/planning";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { estimateWith, sliceKey } from "@/lib/estimate";
import { decodeScenario, encodeScenario } from "@/lib/scenario/codec";

const MOST_KEPT = 200;
/** Characters; a scenario of many rows is opened too seldom to be worth its memory. */
const LONGEST_KEPT = 4000;
const kept = new Map<string, EstimateAnswer>();

/** What a link opens. The same link is not computed twice; the oldest answers make room. */
export function openLink(query: string): EstimateAnswer {
  const known = kept.get(query);
  if (known !== undefined) return known;
  const decoded = decodeScenario(query);
  const asked = decoded.scenario;
  // A long list of rows is proved in the visitor's browser; the server stays free for others.
  const result = estimateWith(
    asked,
    sliceOf(catalog, sliceKey(asked)),
    planningFor(!isHeavy(asked)),
  );
  const scenario = adopted(asked, result.scenario);
  const answer: EstimateAnswer = {
    view: pageView(result, isHeavy(asked)),
    scenario,
    query: encodeScenario(scenario),
    linkIssues: decoded.issues,
  };
  if (query.length > LONGEST_KEPT) return answer;
  if (kept.size >= MOST_KEPT) {
    const oldest = kept.keys().next();
    if (oldest.done !== true) kept.delete(oldest.value);
  }
  kept.set(query, answer);
  return answer;
}
