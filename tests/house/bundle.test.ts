import { describe, expect, it } from "vitest";
import { carries, markersOf, scriptPaths } from "@/.ci/house/bundle.mjs";

describe("scriptPaths", () => {
  it("takes each script with a source once, without its query", () => {
    const html = `
      <script src="/_next/static/chunks/a.js?dpl=1" async="" nonce="x"></script>
      <script nonce="x">inline()</script>
      <script async="" src="/_next/static/chunks/b.js"></script>
      <script src="/_next/static/chunks/a.js"></script>
      <script src="/_next/static/chunks/old.js" nomodule=""></script>`;
    expect(scriptPaths(html)).toEqual(["/_next/static/chunks/a.js", "/_next/static/chunks/b.js"]);
  });
});

describe("markers of a data file", () => {
  const text = "Each sidecar adds two hops; measured on one cluster, once.";

  it("are long texts and long numbers, not what any script may hold", () => {
    expect(
      markersOf({
        a: [text, "short", "an-id-that-other-files-cite"],
        b: { c: 104_321, d: 250, e: 145_000 },
      }),
    ).toEqual([text, "104321"]);
  });

  it("are at most 24, from the whole file", () => {
    const markers = markersOf(Array.from({ length: 240 }, (_, index) => 100_001 + index * 1000));
    expect(markers).toHaveLength(24);
    // 240 numbers / 24 markers: every tenth.
    expect(markers[1]).toBe(String(100_001 + 10 * 1000));
  });

  it("find the file in a minified script, and not in another", () => {
    const markers = markersOf({ id: "x", claim: text, figures: [104_321, 98_765] });
    expect(carries(`t.exports={id:"x",claim:"${text}",figures:[104321,98765]}`, markers)).toBe(
      true,
    );
    expect(carries(`t.exports={figures:[104321]}`, markers)).toBe(false);
  });

  it("of a file without any never match", () => {
    expect(carries("anything", markersOf({ a: 1 }))).toBe(false);
  });
});
