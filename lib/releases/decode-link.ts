import { type Decoded, decodeScenario } from "../scenario/codec";
import { RELEASES } from "./all";
import type { ReleaseEntry } from "./release";

/** Reads a link by the releases there are: one it does not know falls back visibly to the newest. */
export function decodeLink(query: string, releases: readonly ReleaseEntry[] = RELEASES): Decoded {
  return decodeScenario(
    query,
    undefined,
    releases.map((release) => release.id),
  );
}
