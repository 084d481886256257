import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Names this build: answers of "dev" may differ from the next one's. */
export const BUILD_TAG = buildTag();

function buildTag(): string {
  const folder = process.env["NEXT_DIST_DIR"] ?? ".next";
  try {
    return readFileSync(
      join(/* turbopackIgnore: true */ process.cwd(), folder, "BUILD_ID"),
      "utf8",
    ).trim();
  } catch {
    // `next dev` has no build.
    return "unbuilt";
  }
}
