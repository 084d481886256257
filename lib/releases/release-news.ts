import type { ScenarioEstimate } from "../estimate";
import type { Planning } from "../model/compare";
import { encodeScenario } from "../scenario/codec";
import type { Scenario } from "../scenario/schema";
import { changeSentence, changeSince } from "./change-since";
import { erratumSentence } from "./erratum";
import { type OpenedRelease, openRelease } from "./open-release";
import type { ReleaseEntry } from "./release";

/** What a reader must know of the release a link names: that it is not the newest, or is faulty. */
export type ReleaseNews = {
  readonly release: string;
  readonly erratum: string | undefined;
  /** Of a release before the newest: what the newest says, and its link. */
  readonly newer: { readonly sentence: string; readonly query: string } | undefined;
};

/** Undefined where there is nothing to tell. */
export async function releaseNews(
  asked: Scenario,
  estimate: ScenarioEstimate,
  opened: OpenedRelease,
  releases: readonly ReleaseEntry[],
  planning: Planning,
): Promise<ReleaseNews | undefined> {
  const { release, erratum, newest } = opened;
  if (erratum === undefined && newest === undefined) return undefined;
  return {
    release: release.id,
    erratum: erratum === undefined ? undefined : erratumSentence(release.id, erratum),
    newer: newest === undefined ? undefined : await newerAnswer(newest),
  };

  async function newerAnswer(id: string) {
    const now = await (await openRelease(releases, id)).release.estimate(asked, planning);
    const change = changeSince(estimate.comparison, now.comparison);
    return { sentence: changeSentence(change, id), query: encodeScenario(asked, id) };
  }
}
