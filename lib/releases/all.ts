import type { Release, ReleaseEntry } from "./release";

/** This build's own data and formulas. */
const live = (id: string) => async (): Promise<Release> => (await import("./live")).liveRelease(id);

/** Every release there ever was, oldest first; each loads only when a link asks for it. */
export const RELEASES: readonly ReleaseEntry[] = [
  { id: "dev", pinned: false, load: live("dev") },
  { id: "2026.1", pinned: true, load: live("2026.1") },
];
