import { createHash } from "node:crypto";

export type Caching = "forever" | "short" | "brief";

const CACHE_CONTROL: Readonly<Record<Caching, string>> = {
  forever: "public, max-age=31536000, immutable",
  short: "public, max-age=300, stale-while-revalidate=3600",
  brief: "public, max-age=60",
};

/** A strong entity tag from what decides the bytes, before they are computed. */
export function entityTag(...parts: readonly string[]): string {
  return `"${createHash("sha256").update(parts.join("\0")).digest("base64url").slice(0, 27)}"`;
}

/** Whether the reader has this very answer already (RFC 9110, 13.1.2). */
export function isFresh(request: Request, tag: string): boolean {
  const asked = request.headers.get("if-none-match");
  if (asked === null) return false;
  return asked.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
}

export function cacheHeaders(tag: string, caching: Caching): Record<string, string> {
  return { ETag: tag, "Cache-Control": CACHE_CONTROL[caching] };
}
