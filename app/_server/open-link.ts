import { isHeavy } from "@/components/calculator/is-heavy";
import { planningFor } from "@/components/calculator/planning";
import { pageAnswer } from "@/components/worker/page-answer";
import type { EstimateAnswer } from "@/components/worker/protocol";
import { RELEASES } from "@/lib/releases/all";
import { decodeLink } from "@/lib/releases/decode-link";
import { openRelease } from "@/lib/releases/open-release";
import type { ReleaseEntry } from "@/lib/releases/release";

const MOST_KEPT = 200;
/** Characters; a scenario of many rows is opened too seldom to be worth its memory. */
const LONGEST_KEPT = 4000;
const kept = new Map<string, Promise<EstimateAnswer>>();

/** What a link opens. The same link is not computed twice; the oldest answers make room. */
export function openLink(query: string): Promise<EstimateAnswer> {
  const known = kept.get(query);
  if (known !== undefined) return known;
  const answer = answerLink(query, RELEASES);
  if (query.length > LONGEST_KEPT) return answer;
  if (kept.size >= MOST_KEPT) {
    const oldest = kept.keys().next();
    if (oldest.done !== true) kept.delete(oldest.value);
  }
  kept.set(query, answer);
  answer.catch(() => kept.delete(query));
  return answer;
}

/** The same by other releases than there are. */
export async function answerLink(
  query: string,
  releases: readonly ReleaseEntry[],
): Promise<EstimateAnswer> {
  const { scenario, issues, release } = decodeLink(query, releases);
  const opened = await openRelease(releases, release);
  // A long list of rows is proved in the visitor's browser; the server stays free for others.
  const thorough = !isHeavy(scenario);
  const estimate = await opened.release.estimate(scenario, planningFor(thorough));
  return pageAnswer(scenario, estimate, opened, issues, thorough, releases);
}
