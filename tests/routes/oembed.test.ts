import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/oembed/route";

const HOST = "mesh.example.org";

async function ask(parameters: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams(parameters);
  return GET(
    new Request(`https://${HOST}/api/oembed?${query.toString()}`, { headers: { host: HOST } }),
  );
}

type Answer = Readonly<Record<string, unknown>>;

describe("/api/oembed", () => {
  it("turns a scenario's address into a frame of its figure", async () => {
    const url = `https://${HOST}/?v=1&m=dev&from=quick&pods=60`;
    const answer = (await (await ask({ url })).json()) as Answer;
    expect(answer).toMatchObject({
      version: "1.0",
      type: "rich",
      provider_name: "Meshcost",
      width: 760,
      // 760 × 0.72 = 547.2
      height: 547,
    });
    expect(answer["html"]).toContain(
      `src="https://${HOST}/embed/nodes-and-cost?v=1&amp;m=dev&amp;from=quick&amp;pods=60"`,
    );
  });

  it("keeps the figure of an embed's address, and the room there is", async () => {
    const url = `https://${HOST}/embed/pool-by-owner?v=1&from=quick&pods=60`;
    const answer = (await (await ask({ url, maxwidth: "500", maxheight: "200" })).json()) as Answer;
    expect(answer["html"]).toContain("/embed/pool-by-owner?");
    expect([answer["width"], answer["height"]]).toEqual([500, 200]);
  });

  it("keeps what a figure is about, and tells that figure's finding", async () => {
    const own = "&axis=headroom&measure=nodes";
    const url = `https://${HOST}/embed/sweep?v=1&from=quick&pods=20${own}`;
    const answer = (await (await ask({ url })).json()) as Answer;
    expect(answer["html"]).toContain(own.replaceAll("&", "&amp;"));
    expect(answer["thumbnail_url"]).toContain(`${own}&card=1`);
    expect(answer["title"]).toMatch(/^Nodes at 80 % kept free: /);
  }, 30_000);

  it("is as high as a figure that is nearly square", async () => {
    const url = `https://${HOST}/embed/feature-fit?v=1&from=quick&pods=20`;
    const answer = (await (await ask({ url })).json()) as Answer;
    // 19 features of 26 px each make more than the usual 547 for 760.
    expect(Number(answer["height"])).toBeGreaterThan(19 * 26 + 100);
  });

  it.each([
    ["another site", "https://evil.example.org/?v=1"],
    ["a page without a figure", `https://${HOST}/evidence`],
    ["an unknown figure", `https://${HOST}/embed/pie`],
    ["no address", "hello"],
  ])("%s: 404", async (_, url) => {
    expect((await ask({ url })).status).toBe(404);
  });

  it("speaks JSON only", async () => {
    expect((await ask({ url: `https://${HOST}/`, format: "xml" })).status).toBe(501);
  });

  it("escapes what it puts into HTML", async () => {
    const url = `https://${HOST}/?name="><script>alert(1)</script>&from=quick&pods=60`;
    const answer = (await (await ask({ url })).json()) as Answer;
    expect(answer["html"]).not.toContain("<script>");
  });
});
