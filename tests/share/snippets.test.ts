import { describe, expect, it } from "vitest";
import { snippets } from "@/components/share/snippets";

const SHARED = {
  origin: "https://mesh.example.org",
  figureId: "nodes-and-cost",
  view: {},
  query: "v=1&m=dev&name=A+(b)",
  title: 'Sidecars [heavy] need "4" more <nodes>',
  heightPx: 400.6,
};

const textOf = (id: string) => snippets(SHARED).find((snippet) => snippet.id === id)?.text ?? "";

describe("snippets", () => {
  it("Markdown: an image linked to its scenario, whose text and addresses do not end it early", () => {
    expect(textOf("markdown")).toBe(
      '[![Sidecars \\[heavy\\] need "4" more <nodes>](https://mesh.example.org/figure/nodes-and-cost.svg?v=1&m=dev&name=A+%28b%29&theme=light)](https://mesh.example.org/?v=1&m=dev&name=A+%28b%29)',
    );
  });

  it("HTML: a picture for light and dark", () => {
    const text = textOf("picture");
    expect(text).toContain('media="(prefers-color-scheme: dark)"');
    expect(text).toContain("theme=dark");
    expect(text).toContain("theme=light");
    expect(text).toContain('alt="Sidecars [heavy] need &quot;4&quot; more &lt;nodes&gt;"');
    expect(text).not.toMatch(/&(?!amp;|quot;|lt;|gt;)/);
  });

  it("frame: as high as the figure and the link under it", () => {
    // 401 of drawing, 40 of link
    expect(textOf("iframe")).toContain('height="441"');
    expect(textOf("iframe")).toContain("/embed/nodes-and-cost?v=1&amp;m=dev");
  });

  it("a figure about chosen inputs names them in every address of its own", () => {
    const chosen = snippets({
      ...SHARED,
      figureId: "break-even-map",
      view: { across: "headroom", up: "pod-size" },
    });
    const byId = Object.fromEntries(chosen.map(({ id, text }) => [id, text]));
    const about = "across=headroom&up=pod-size";
    expect(byId["markdown"]).toContain(`&${about}&theme=light)`);
    expect(byId["picture"]?.replaceAll("&amp;", "&").split(`&${about}&theme=`)).toHaveLength(3);
    expect(byId["iframe"]?.replaceAll("&amp;", "&")).toContain(`&${about}" title`);
    expect(byId["link"]).not.toContain("across");
  });

  it("what the page looks at: links open that, the figure draws its options", () => {
    const looking = snippets({
      ...SHARED,
      view: { show: "istio-sidecar,linkerd" },
      page: `${SHARED.query}&show=istio-sidecar,linkerd&sort=-cost&money=year`,
    });
    const byId = Object.fromEntries(
      looking.map(({ id, text }) => [id, text.replaceAll("&amp;", "&")]),
    );
    const figure = "&show=istio-sidecar,linkerd&theme=light";
    const page = "&show=istio-sidecar,linkerd&sort=-cost&money=year";
    expect(byId["markdown"]).toContain(`${figure})](https://mesh.example.org/?v=1&m=dev`);
    expect(byId["markdown"]?.endsWith(`${page})`)).toBe(true);
    expect(byId["picture"]).toContain(
      `<a href="https://mesh.example.org/?v=1&m=dev&name=A+(b)${page}">`,
    );
    expect(byId["iframe"]).toContain('&show=istio-sidecar,linkerd" title');
    expect(byId["link"]?.endsWith(page)).toBe(true);
  });

  it("plain link: nothing but the address", () => {
    expect(textOf("link")).toBe("https://mesh.example.org/?v=1&m=dev&name=A+(b)");
  });
});
