import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, isFramable } from "@/proxy";

const page = { nonce: "n0nce", framable: false, development: false };

/** The policy as a table: directive → sources. */
function directives(policy: string): ReadonlyMap<string, string> {
  return new Map(
    policy.split("; ").map((line) => {
      const [name = "", ...sources] = line.split(" ");
      return [name, sources.join(" ")];
    }),
  );
}

describe("contentSecurityPolicy", () => {
  const policy = directives(contentSecurityPolicy(page));

  it.each([
    ["default-src", "'none'"],
    ["script-src", "'nonce-n0nce' 'strict-dynamic'"],
    ["style-src", "'self' 'nonce-n0nce'"],
    ["connect-src", "'self'"],
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["frame-ancestors", "'none'"],
  ])("%s is %s", (directive, sources) => {
    expect(policy.get(directive)).toBe(sources);
  });

  it("names no other site anywhere", () => {
    expect(contentSecurityPolicy(page)).not.toMatch(/https?:|\*/);
  });

  it("lets embed pages, and only those, be framed", () => {
    const embed = directives(contentSecurityPolicy({ ...page, framable: true }));
    expect(embed.get("frame-ancestors")).toBe("*");
    expect(embed.get("script-src")).toBe(policy.get("script-src"));
  });

  it("is looser for scripts in development only", () => {
    const development = directives(contentSecurityPolicy({ ...page, development: true }));
    expect(development.get("script-src")).toContain("'unsafe-eval'");
    expect(policy.get("script-src")).not.toContain("unsafe");
  });
});

describe("isFramable", () => {
  it.each([
    ["/embed", true],
    ["/embed/comparison", true],
    ["/", false],
    ["/embedded", false],
    ["/scenario/embed", false],
  ])("%s: %s", (pathname, framable) => {
    expect(isFramable(pathname)).toBe(framable);
  });
});
