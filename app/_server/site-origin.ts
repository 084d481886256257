import { headers } from "next/headers";

const HOST = /^[a-z0-9.:[\]-]{1,200}$/i;

/** The address this site was asked at, for links that must be complete: previews and embeds. */
export function originOf(request: { readonly get: (name: string) => string | null }): string {
  const host = request.get("x-forwarded-host") ?? request.get("host") ?? "";
  const usual = /^(localhost|127\.|\[::1\])/.test(host) ? "http" : "https";
  const protocol = request.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? usual;
  const scheme = protocol === "http" ? "http" : "https";
  return `${scheme}://${HOST.test(host) ? host : "localhost"}`;
}

export async function siteOrigin(): Promise<string> {
  return originOf(await headers());
}
