import { CURRENT_RELEASE, LATEST_RELEASE } from "../scenario/release-ids";
import type { Erratum } from "./erratum";
import type { Release, ReleaseEntry } from "./release";

export type OpenedRelease = {
  readonly release: Release;
  /** Whether answers may be cached for ever: the link names a frozen release by its own id. */
  readonly pinned: boolean;
  /** Newest release of all, when the opened one is a frozen one before it. */
  readonly newest: string | undefined;
  readonly erratum: Erratum | undefined;
};

/** The release a link asks for; unknown ids and "latest" get the newest, which is the last listed. */
export async function openRelease(
  releases: readonly ReleaseEntry[],
  asked: string,
): Promise<OpenedRelease> {
  const newest = releases.at(-1);
  if (newest === undefined) throw new Error("There is no release at all.");
  const known = releases.find((entry) => entry.id === asked);
  const entry = known ?? newest;
  return {
    release: await entry.load(),
    pinned: entry.pinned && asked !== LATEST_RELEASE && known !== undefined,
    newest: entry === newest || !entry.pinned ? undefined : newest.id,
    erratum: entry.erratum,
  };
}

/** An old link stays with its own release, edits included; any other goes on with today's. */
export function releaseToGoOnWith({ newest, release }: OpenedRelease): string {
  return newest === undefined ? CURRENT_RELEASE : release.id;
}
