import replays from "./data/replays.json";
import type { Replay } from "./replays-schema";

/** Published cases our model is held against. Checked by the data tests, hence the plain cast. */
export const allReplays = replays as readonly unknown[] as readonly Replay[];
