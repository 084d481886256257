import type { ReleaseEntry } from "./release";

/** Every release there ever was, oldest first; each loads only when a link asks for it. */
export const RELEASES: readonly ReleaseEntry[] = [
  { id: "dev", pinned: false, load: async () => (await import("./dev")).devRelease },
];
