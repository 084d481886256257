import { expect, it } from "vitest";
import { GET } from "@/app/scenario.json/route";
import { decodeScenario } from "@/lib/scenario/codec";
import { readScenarioFile } from "@/lib/scenario/files/read-file";

const QUERY = "v=1&m=dev&name=Shop&from=quick&pods=60";
const get = (query: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://127.0.0.1/scenario.json?${query}`, { headers }));

it("is a scenario file that opens again, with its results", async () => {
  const response = await get(QUERY);
  const text = await response.text();
  expect(readScenarioFile(new TextEncoder().encode(text)).scenario).toEqual(
    decodeScenario(QUERY).scenario,
  );
  const file = JSON.parse(text) as { results: readonly { id: string }[]; link: string };
  expect(file.results.map((row) => row.id)).toHaveLength(6);
  expect(file.link).toBe(`/?${QUERY}`);
});

it("answers 304 to who has it", async () => {
  const tag = (await get(QUERY)).headers.get("etag") ?? "";
  expect((await get(QUERY, { "if-none-match": tag })).status).toBe(304);
});

it("names what it could not read, and still answers", async () => {
  const response = await get("rows=1.abc");
  expect(response.status).toBe(200);
  const file = (await response.json()) as {
    issues: readonly { code: string }[];
    results?: unknown;
  };
  expect(file.issues[0]?.code).toBe("unreadable-rows");
  expect(file.results).toBeUndefined();
});
