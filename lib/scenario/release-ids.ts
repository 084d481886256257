/** Data and model release of links written today; "dev" promises nothing yet. */
export const CURRENT_RELEASE: string = "2026.1";
/** What a link that follows the newest release says instead. */
export const LATEST_RELEASE = "latest";

/**
 * Every release a link may name, oldest first. What each holds is in lib/releases; a test keeps the
 * two alike.
 */
export const RELEASE_IDS: readonly string[] = ["dev", "2026.1"];
