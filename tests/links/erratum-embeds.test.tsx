import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import EmbedPage from "@/app/embed/[id]/page";
import { GET } from "@/app/figure/[file]/route";
import { FIGURES } from "@/lib/charts/figures/all";
import { encodeScenario } from "@/lib/scenario/codec";
import { scenario } from "../helpers/estimates";

/* What other people's documents show of a release that turns out to be wrong. */

vi.mock("@/app/_server/drawing-threads", async () => import("../helpers/drawn-here"));
vi.mock("@/lib/releases/all", async () => {
  const { TOYS } = await import("../helpers/toy-releases");
  return { RELEASES: TOYS };
});

const asked = scenario({ name: "Shop", workloads: { source: "quick", quickPods: 20 } });
const FAULT =
  "Known fault of release toy.1 (2027-02-01): Disks were counted twice. Corrected in release toy.2.";

/** Text of a drawing: lines of one paragraph joined as they are read. */
const text = (markup: string) =>
  markup
    .replace(/<(desc|title|metadata)[^>]*>.*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

async function file(name: string, release: string): Promise<string> {
  const url = `http://127.0.0.1/figure/${name}?${encodeScenario(asked, release)}`;
  const answer = await GET(new Request(url), { params: Promise.resolve({ file: name }) });
  return answer.text();
}

async function embed(release: string): Promise<string> {
  const query = Object.fromEntries(new URLSearchParams(encodeScenario(asked, release)));
  const page = await EmbedPage({
    params: Promise.resolve({ id: "nodes-and-cost" }),
    searchParams: Promise.resolve(query),
  });
  return renderToStaticMarkup(page);
}

describe("a figure of a release with a known fault", () => {
  it.each(FIGURES.map(({ id }) => id))("%s: says so in its caption", async (id) => {
    expect(text(await file(`${id}.svg`, "toy.1"))).toContain(FAULT);
  });

  it("says so in its numbers too", async () => {
    expect(await file("nodes-and-cost.csv", "toy.1")).toContain(FAULT);
  });

  it("says so under the frame on someone else's page, where a picture may be too small to read", async () => {
    expect(text(await embed("toy.1"))).toContain(FAULT);
  });
});

describe("a figure of the release that corrects it", () => {
  it("says nothing", async () => {
    for (const shown of [await file("nodes-and-cost.svg", "toy.2"), await embed("toy.2")]) {
      expect(text(shown)).not.toContain("Known fault");
    }
  });
});
