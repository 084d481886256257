import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { GET } from "@/app/figure/[file]/route";
import { answerOembed } from "@/app/_server/answer-oembed";
import { scenarioJson } from "@/app/_server/scenario-json";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import { readScenarioFile } from "@/lib/scenario/files/read-file";
import { encodeScenario } from "@/lib/scenario/codec";

vi.mock("@/app/_server/drawing-threads", async () => import("../helpers/drawn-here"));

/* A link says what its reader looked at: figures of it draw the options that it shows. */

const QUERY = `v=1&m=${CURRENT_RELEASE}&name=Shop&from=quick&pods=60`;
const TWO = "show=istio-sidecar,linkerd";

async function get(path: string): Promise<Response> {
  const url = new URL(path, "http://127.0.0.1");
  const file = url.pathname.split("/").at(-1) ?? "";
  return GET(new Request(url), { params: Promise.resolve({ file }) });
}

const svg = async (more: string) =>
  (await get(`/figure/nodes-and-cost.svg?${QUERY}${more}`)).text();
const tag = async (more: string) =>
  (await get(`/figure/nodes-and-cost.svg?${QUERY}${more}`)).headers.get("etag");

describe("a figure's address with a view", () => {
  it("draws the options it shows, with the bytes of the script, and is pinned as any other", async () => {
    const response = await get(`/figure/nodes-and-cost.svg?${QUERY}&${TWO}`);
    expect(response.headers.get("x-figure-status")).toBe("ok");
    expect(response.headers.get("cache-control")).toContain("immutable");
    const route = await response.text();
    expect(route).toContain(">Linkerd<");
    expect(route).not.toContain(">Cilium<");
    const folder = mkdtempSync(join(tmpdir(), "figure-"));
    const out = join(folder, "out.svg");
    // The page's own link, with the rest of what is looked at: that changes no drawing.
    const link = `https://example.org/?${QUERY}&${TWO}&sort=-cost&money=year&against=today`;
    const script = ["node_modules/tsx/dist/cli.mjs", ".ci/figure.ts", "nodes-and-cost", link, out];
    const run = spawnSync(process.execPath, script);
    expect(run.status, run.stderr.toString()).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(route);
    rmSync(folder, { recursive: true });
  }, 60_000);

  it("has one tag for one picture, however it is spelled, and another for another", async () => {
    const own = await tag(`&${TWO}`);
    for (const same of [
      "&show=linkerd,istio-sidecar",
      "&show=istio-sidecar%2Clinkerd",
      "&show=linkerd&show=istio-sidecar",
      `&${TWO}&sort=cost`,
    ]) {
      expect(await tag(same), same).toBe(own);
    }
    const plain = await tag("");
    expect(plain).not.toBe(own);
    expect(await tag(`&show=${MESH_OPTION_IDS.join(",")}`)).toBe(plain);
    expect(await tag("&show=linkerd")).not.toBe(own);
    expect(await tag(`&${TWO},consul`)).not.toBe(own);
  });

  it("with no view that it draws has the very bytes it has without", async () => {
    const plain = await svg("");
    expect(await svg("&sort=-cost&money=year&against=today")).toBe(plain);
    expect(await svg(`&show=${MESH_OPTION_IDS.join(",")}`)).toBe(plain);
  });

  it.each([
    "show=linkerd,consul",
    "show=",
    "show=%E0%A4%A",
    "show=%00<script>",
    `show=${"x,".repeat(3000)}`,
  ])("%s: a valid picture that says so, kept briefly", async (broken) => {
    const response = await get(`/figure/nodes-and-cost.svg?${QUERY}&${broken}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-figure-status")).toBe("partial");
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    expect(await response.text()).toContain("Not as the link says: show must name options");
  });

  it("PNG and CSV follow, and carry the view with the scenario", async () => {
    const png = await get(`/figure/nodes-and-cost.png?${QUERY}&${TWO}`);
    const read = readScenarioFile(new Uint8Array(await png.arrayBuffer()));
    expect(read.looking).toBe(TWO);
    expect(read.issues).toEqual([]);
    expect(encodeScenario(read.scenario)).toBe(QUERY);
    const csv = await (await get(`/figure/nodes-and-cost.csv?${QUERY}&${TWO}`)).text();
    const rows = csv.trimEnd().split("\r\n").slice(1);
    expect(rows.map((row) => row.split(",")[0])).toEqual(["No mesh", "Istio sidecar", "Linkerd"]);
    expect(rows[0]).toContain(`"?${QUERY}&${TWO}"`);
  });

  it("an embed of it shows the same", async () => {
    const url = `http://127.0.0.1/?${QUERY}&${TWO}`;
    const request = new Request(`http://127.0.0.1/api/oembed?url=${encodeURIComponent(url)}`, {
      headers: { host: "127.0.0.1" },
    });
    const answer = (await (await answerOembed(request)).json()) as Record<string, string>;
    expect(answer["title"]).toMatch(/^Of the options shown, /);
    expect(answer["html"]).toContain(`&amp;${TWO}"`);
    expect(answer["thumbnail_url"]).toContain(`&${TWO}&card=1`);
  });

  it("the scenario's own file knows nothing of it", async () => {
    const file = async (query: string) =>
      (await scenarioJson(new Request(`http://127.0.0.1/scenario.json?${query}`))).text();
    expect(await file(`${QUERY}&${TWO}&sort=cost&money=pod`)).toBe(await file(QUERY));
  });
});
