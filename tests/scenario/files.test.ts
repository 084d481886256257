import { deflateSync as zlibDeflate } from "node:zlib";
import { strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeScenario } from "@/lib/scenario/codec";
import { crc32 } from "@/lib/scenario/files/crc32";
import { scenarioFile } from "@/lib/scenario/files/json-file";
import { withScenario } from "@/lib/scenario/files/png-file";
import { CURRENT_RELEASE } from "@/lib/scenario/release-ids";
import { readScenarioFile } from "@/lib/scenario/files/read-file";
import { svgMetadata } from "@/lib/scenario/files/svg-file";
import { privateHash, queryFromHash } from "@/lib/scenario/private-link";
import { linkScenarioArbitrary } from "../helpers/link-arbitrary";

/** One grey pixel, built from the PNG specification and not by the code under test. */
function tinyPng(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixels = zlibDeflate(Buffer.from([0, 128]));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("files carry their scenario", () => {
  it("SVG, PNG and JSON give back what was put in", () => {
    fc.assert(
      fc.property(linkScenarioArbitrary, (asked) => {
        const query = encodeScenario(asked);
        const escaped = svgMetadata(query).replaceAll("&", "&amp;");
        const svg = strToU8(`<svg xmlns="x"><metadata>${escaped}</metadata></svg>`);
        const png = withScenario(tinyPng(), query);
        const json = strToU8(scenarioFile(asked));
        for (const bytes of [svg, png, json]) {
          expect(readScenarioFile(bytes)).toEqual({
            found: true,
            scenario: asked,
            issues: [],
            release: CURRENT_RELEASE,
            namesRelease: true,
          });
        }
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  it("the text chunk leaves the picture as it was", () => {
    const png = tinyPng();
    const marked = Buffer.from(withScenario(png, "v=1&m=dev"));
    expect(marked.subarray(0, 33)).toEqual(Buffer.from(png.subarray(0, 33)));
    expect(marked.subarray(marked.length - (png.length - 33))).toEqual(
      Buffer.from(png.subarray(33)),
    );
    // 4 length + 4 type + "meshcost-scenario" 17 + NUL 1 + "v=1&m=dev" 9 + 4 CRC
    expect(marked.length - png.length).toBe(4 + 4 + 17 + 1 + 9 + 4);
  });

  it("CRC-32 of the standard's check value", () => {
    expect(crc32(strToU8("123456789"))).toBe(0xcbf43926);
  });

  it.each([
    ["an empty file", new Uint8Array()],
    ["a PNG of someone else", tinyPng()],
    ["a PNG cut short", tinyPng().subarray(0, 20)],
    ["an SVG of someone else", strToU8("<svg><metadata>hello</metadata></svg>")],
    ["plain text", strToU8("hello")],
    ["broken JSON", strToU8("{")],
    ["JSON nested 100,000 deep", strToU8(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)],
    ["9 MB", new Uint8Array(9_000_000)],
  ])("%s is refused in words", (_, bytes) => {
    const read = readScenarioFile(bytes);
    expect(read.found).toBe(false);
    expect(read.issues[0]?.message).toMatch(/file/);
  });

  it("a bare scenario is welcome too", () => {
    const read = readScenarioFile(strToU8('{"cluster":{"zones":2}}'));
    expect(read.found).toBe(true);
    expect(read.scenario.cluster.zones).toBe(2);
  });
});

describe("private links", () => {
  it("carry the same after #, and tell a scenario from an anchor", () => {
    expect(privateHash("v=1&m=dev&pods=4")).toBe("#v=1&m=dev&pods=4");
    expect(queryFromHash("#v=1&m=dev&pods=4")).toBe("v=1&m=dev&pods=4");
    expect(queryFromHash("#sources")).toBeUndefined();
    expect(queryFromHash("")).toBeUndefined();
  });
});

describe("a file that is some other JSON", () => {
  it.each(['{"x":1}', "{}", '{"scenario":7}', '{"meshcost":{"schema":1}}'])(
    "%s is refused, and says what is missing",
    (text) => {
      const opened = readScenarioFile(new TextEncoder().encode(text));
      expect(opened.found).toBe(false);
      expect(opened.issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
        'file: The file holds no Meshcost scenario: it has neither "scenario" nor any of its fields (' +
          "name, cluster, workloads, traffic and so on).",
      ]);
    },
  );

  it("a bare scenario of a single field still opens", () => {
    const opened = readScenarioFile(new TextEncoder().encode('{"traffic":{"payloadKB":3}}'));
    expect(opened.found).toBe(true);
    expect(opened.scenario.traffic.payloadKB).toBe(3);
  });
});
