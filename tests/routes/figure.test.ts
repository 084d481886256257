import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { GET } from "@/app/figure/[file]/route";
import { decodeScenario } from "@/lib/scenario/codec";
import { readScenarioFile } from "@/lib/scenario/files/read-file";
import { paintFigure } from "@/lib/index";
import { svgFaults } from "../helpers/svg-faults";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";

vi.mock("@/app/_server/drawing-threads", async () => import("../helpers/drawn-here"));

const QUERY = `v=1&m=${CURRENT_RELEASE}&name=Shop&from=quick&pods=60`;

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const url = new URL(path, "http://127.0.0.1");
  const file = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
  return GET(new Request(url, { headers }), { params: Promise.resolve({ file }) });
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

function pngSize(png: Uint8Array): readonly [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/** Share of pixels darker than mid grey, straight from the PNG's own scan lines (filters undone). */
function darkShare(png: Uint8Array): number {
  const [width, height] = pngSize(png);
  const channels = png[25] === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(chunksOf(png, "IDAT")));
  const stride = width * channels;
  let previous = new Uint8Array(stride);
  let dark = 0;
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const line = unfiltered(
      raw[start] ?? 0,
      raw.subarray(start + 1, start + 1 + stride),
      previous,
      channels,
    );
    for (let x = 0; x < stride; x += channels) if ((line[x] ?? 255) < 90) dark += 1;
    previous = line;
  }
  return dark / (width * height);
}

function chunksOf(png: Uint8Array, wanted: string): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  const view = new DataView(png.buffer, png.byteOffset);
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString("latin1");
    if (type === wanted) found.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

/** PNG specification, 9.2: the five filters. */
function unfiltered(filter: number, line: Uint8Array, above: Uint8Array, step: number) {
  const out = new Uint8Array(line.length);
  for (let x = 0; x < line.length; x += 1) {
    const left = out[x - step] ?? 0;
    const up = above[x] ?? 0;
    const corner = x >= step ? (above[x - step] ?? 0) : 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    out[x] = ((line[x] ?? 0) + guess) & 0xff;
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

describe("/figure/ID.svg", () => {
  it("is a valid SVG that carries its scenario, for any page to show", async () => {
    const response = await get(`/figure/nodes-and-cost.svg?${QUERY}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(response.headers.get("x-figure-status")).toBe("ok");
    const bytes = await bytesOf(response);
    expect(svgFaults(new TextDecoder().decode(bytes))).toEqual([]);
    expect(readScenarioFile(bytes).scenario).toEqual(decodeScenario(QUERY).scenario);
  });

  it("has the bytes of the library and of the script", async () => {
    const route = await (await get(`/figure/nodes-and-cost.svg?${QUERY}&theme=dark&w=600`)).text();
    const { scenario } = decodeScenario(QUERY);
    const size = { theme: "dark", widthPx: 600, heightPx: 0 } as const;
    expect(paintFigure("nodes-and-cost", scenario, size)).toBe(route);
    const folder = mkdtempSync(join(tmpdir(), "figure-"));
    const out = join(folder, "out.svg");
    const link = `https://example.org/?${QUERY}&theme=dark&w=600`;
    const run = spawnSync(process.execPath, [
      "node_modules/tsx/dist/cli.mjs",
      ".ci/figure.ts",
      "nodes-and-cost",
      link,
      out,
    ]);
    expect(run.status, run.stderr.toString()).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(route);
    rmSync(folder, { recursive: true });
  }, 60_000);

  it("equal scenarios share one tag, different ones and sizes do not", async () => {
    const tagOf = async (path: string) => (await get(path)).headers.get("etag");
    const tag = await tagOf(`/figure/nodes-and-cost.svg?${QUERY}`);
    expect(tag).toMatch(/^"[\w-]{20,}"$/);
    const respelled = `pods=60&from=quick&name=Shop&theme=light&m=${CURRENT_RELEASE}`;
    expect(await tagOf(`/figure/nodes-and-cost.svg?${respelled}`)).toBe(tag);
    expect(await tagOf("/figure/nodes-and-cost.svg?pods=60&from=quick&name=Shop")).not.toBe(tag);
    expect(await tagOf(`/figure/nodes-and-cost.svg?${QUERY}&theme=dark`)).not.toBe(tag);
    expect(await tagOf(`/figure/pool-by-owner.svg?${QUERY}`)).not.toBe(tag);
    expect(await tagOf("/figure/nodes-and-cost.svg?from=quick&pods=61")).not.toBe(tag);
  });

  it("answers 304 to who has it already", async () => {
    const tag = (await get(`/figure/nodes-and-cost.svg?${QUERY}`)).headers.get("etag") ?? "";
    for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = await get(`/figure/nodes-and-cost.svg?${QUERY}`, { "if-none-match": asked });
      expect(again.status, asked).toBe(304);
      expect(await again.text()).toBe("");
      expect(again.headers.get("etag")).toBe(tag);
    }
    const changed = await get(`/figure/nodes-and-cost.svg?${QUERY}`, {
      "if-none-match": '"other"',
    });
    expect(changed.status).toBe(200);
  });

  it("is cached shortly while the release may still move", async () => {
    // A link that names no release means the newest, whichever that will be: asked for before and
    // after the pinned one, with whose answer it must not be mixed up.
    for (const release of ["m=dev", "m=latest", "", "m=2026.1", ""]) {
      const { headers } = await get(`/figure/nodes-and-cost.svg?v=1&${release}&from=quick&pods=61`);
      if (release === "m=2026.1") continue;
      expect(headers.get("cache-control"), release).toBe(
        "public, max-age=300, stale-while-revalidate=3600",
      );
      expect(headers.get("set-cookie")).toBeNull();
    }
  });

  it("is cached for good once its link names a frozen release", async () => {
    const { headers } = await get("/figure/nodes-and-cost.svg?v=1&m=2026.1&from=quick&pods=60");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("set-cookie")).toBeNull();
  });

  it.each([
    ["w=1&h=1", 320],
    ["w=99999&h=99999", 2400],
    ["w=abc", 760],
    ["w=-5", 320],
    ["w=Infinity&h=NaN", 760],
  ])("clamps sizes: %s", async (size, width) => {
    const svg = await (await get(`/figure/node-anatomy.svg?${QUERY}&${size}`)).text();
    const [, drawn, height] = /width="(\d+)" height="([\d.]+)"/.exec(svg) ?? [];
    expect(Number(drawn)).toBe(width);
    expect(Number(height)).toBeLessThanOrEqual(2400);
  });
});

describe("/figure/ID.png", () => {
  it("is drawn at twice its size with text in it, and carries its scenario", async () => {
    const response = await get(`/figure/nodes-and-cost.png?${QUERY}`);
    expect(response.headers.get("content-type")).toBe("image/png");
    const png = await bytesOf(response);
    expect(pngSize(png)[0]).toBe(1520);
    expect(readScenarioFile(png).scenario.name).toBe("Shop");
    // Bars are coloured, not dark: only letters and lines are.
    expect(darkShare(png)).toBeGreaterThan(0.01);
  });

  it("once its size on request; a card is 1200 × 630", async () => {
    expect(pngSize(await bytesOf(await get(`/figure/nodes-and-cost.png?${QUERY}&x=1`)))[0]).toBe(
      760,
    );
    const card = await bytesOf(await get(`/figure/nodes-and-cost.png?${QUERY}&card=1`));
    expect(pngSize(card)).toEqual([1200, 630]);
  });
});

describe("/figure/ID.csv", () => {
  it("is a file with a header and a line for each option", async () => {
    const response = await get(`/figure/nodes-and-cost.csv?${QUERY}`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain("attachment");
    const lines = (await response.text()).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^option,nodes_low/);
    expect(lines).toHaveLength(1 + 6);
  });
});

const bomb = deflateSync(Buffer.alloc(50_000_000)).subarray(2).toString("base64url");

describe("a bad link", () => {
  it.each([
    ["an unknown figure", `/figure/pie.svg?${QUERY}`, "error"],
    ["no format", `/figure/nodes-and-cost?${QUERY}`, "ok"],
    ["rows cut short", "/figure/nodes-and-cost.svg?rows=1.abc", "error"],
    ["a deflate bomb", `/figure/nodes-and-cost.svg?rows=1.${bomb}`, "error"],
    ["a name of a megabyte", `/figure/nodes-and-cost.svg?name=${"x".repeat(1_000_000)}`, "error"],
    ["one bad field", "/figure/nodes-and-cost.svg?zones=9&from=quick&pods=60", "partial"],
    [
      "a region that does not exist",
      "/figure/nodes-and-cost.svg?region=moon&from=quick&pods=60",
      "partial",
    ],
    ["markup in a name", "/figure/nodes-and-cost.svg?name=%3Cscript%3E&from=quick&pods=60", "ok"],
    ["pods larger than a node", "/figure/nodes-and-cost.svg?from=quick&pods=9&cpu=900000", "ok"],
  ])("%s: a valid picture, status 200, and a header for machines", async (_, path, status) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-figure-status")).toBe(status);
    if (status !== "ok") expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    expect(svgFaults(await response.text())).toEqual([]);
  });

  it("says in the picture what fell back", async () => {
    const svg = await (await get("/figure/nodes-and-cost.svg?zones=9&from=quick&pods=60")).text();
    expect(svg).toContain("Not as the link says: cluster.zones (zones)");
    expect(svg).toContain("Received: 9.");
  });

  it("as PNG is a picture too", async () => {
    const png = await bytesOf(await get("/figure/nodes-and-cost.png?rows=1.abc"));
    expect(pngSize(png)[0]).toBe(1520);
    expect(darkShare(png)).toBeGreaterThan(0.005);
  });
});

describe("a figure about one of several things", () => {
  const titleOf = async (path: string) => {
    const svg = await (await get(path)).text();
    return /<title[^>]*>([^<]*)</.exec(svg)?.[1] ?? "";
  };

  it("the tornado of an option asked for; of the usual one where there is no such option", async () => {
    const usual = await titleOf(`/figure/tornado.svg?${QUERY}`);
    expect(await titleOf(`/figure/tornado.svg?${QUERY}&option=pie`)).toBe(usual);
    const sidecars = await titleOf(`/figure/tornado.svg?${QUERY}&option=istio-sidecar`);
    expect(sidecars).toContain("Istio sidecars");
  });

  it("the map of two inputs asked for; of the usual ones where one is unknown or both are the same", async () => {
    const columns = async (own: string) =>
      (await (await get(`/figure/break-even-map.csv?${QUERY}${own}`)).text())
        .split(",")
        .slice(0, 2);
    expect(await columns("&across=headroom&up=pod-size")).toEqual(["headroom", "pod_size"]);
    for (const own of ["", "&across=headroom", "&across=pie&up=pods", "&across=pods&up=pods"]) {
      expect(await columns(own), own).toEqual(["requests", "l7_share"]);
    }
  });

  it("what it is about is no part of the scenario", async () => {
    const svg = await (await get(`/figure/tornado.svg?${QUERY}&option=linkerd`)).text();
    expect(readScenarioFile(new TextEncoder().encode(svg)).issues).toEqual([]);
    expect(svg).not.toContain("option=linkerd");
  });
});
