import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import AssumptionsPage from "@/app/evidence/assumptions/page";
import CasesPage from "@/app/evidence/cases/page";
import FeaturesPage from "@/app/evidence/features/page";
import EvidencePage from "@/app/evidence/page";
import RecordsPage from "@/app/evidence/records/page";
import MethodPage from "@/app/method/page";
import { workedExample } from "@/app/method/worked-example";
import { coefficientList } from "@/lib/catalog/coefficients";
import { allReplays } from "@/lib/catalog/replays";
import { shelves } from "@/lib/charts/evidence-records";
import { allEvidence } from "@/lib/evidence/all-evidence";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { DOCUMENT_SOURCES } from "@/lib/model/formula";
import { evaluateText } from "../helpers/evaluate-text";

const evidence = renderToStaticMarkup(<EvidencePage />);
const cases = renderToStaticMarkup(<CasesPage />);
const features = renderToStaticMarkup(<FeaturesPage />);
const method = renderToStaticMarkup(<MethodPage />);

const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
const hrefsIn = (html: string) =>
  [...html.matchAll(/ href="([^"]+)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));

async function recordsPage(query: Record<string, string>): Promise<string> {
  return renderToStaticMarkup(await RecordsPage({ searchParams: Promise.resolve(query) }));
}

describe("anchors", () => {
  it("every coefficient has its own on the evidence page", () => {
    const ids = new Set(idsIn(evidence));
    expect(coefficientList.map((c) => c.id).filter((id) => !ids.has(id))).toEqual([]);
  });

  it("sources that are documents have theirs there too", () => {
    expect(idsIn(evidence)).toEqual(expect.arrayContaining(Object.keys(DOCUMENT_SOURCES)));
  });

  it.each([
    ["evidence", evidence],
    ["cases", cases],
    ["features", features],
    ["method", method],
  ])("%s: no id stands twice", (_name, html) => {
    const ids = idsIn(html);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("every record has its own on the page of its shelf", async () => {
    for (const shelf of shelves(allEvidence)) {
      const ids = new Set(idsIn(await recordsPage({ mesh: shelf.id })));
      expect(shelf.records.map((record) => record.id).filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  it("every assumption stands on its own page with its reasoning", () => {
    const html = renderToStaticMarkup(<AssumptionsPage />);
    const assumptions = allEvidence.filter((record) => record.kind === "assumption");
    expect(idsIn(html)).toEqual(expect.arrayContaining(assumptions.map((record) => record.id)));
    expect(assumptions.length).toBeGreaterThan(50);
  });
});

describe("links", () => {
  it.each([
    ["evidence", evidence],
    ["cases", cases],
    ["features", features],
    ["method", method],
  ])("%s: each link to a record or a coefficient leads to one", (_name, html) => {
    const known = new Set([...allEvidence.map((r) => r.id), ...coefficientList.map((c) => c.id)]);
    const ids = hrefsIn(html).flatMap((href) => {
      const [, record] = /^\/evidence\/records\?mesh=[a-z-]+#(.+)$/.exec(href) ?? [];
      const [, found] = /^\/evidence\/records\?id=(.+)$/.exec(href) ?? [];
      const [, coefficient] = /^\/evidence#([a-z]\w*\..+)$/.exec(href) ?? [];
      return [record, found, coefficient].filter((id) => id !== undefined);
    });
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });

  it("what leaves the site is https", () => {
    const outward = hrefsIn(evidence + cases + features + method).filter((h) => /^\w+:/.test(h));
    expect(outward.length).toBeGreaterThan(100);
    expect(outward.filter((href) => !href.startsWith("https://"))).toEqual([]);
  });
});

describe("the records page", () => {
  it("leads an id to its shelf", async () => {
    const record = findEvidence("cs-agent-mem");
    await expect(recordsPage({ id: "cs-agent-mem" })).rejects.toMatchObject({
      digest: expect.stringContaining("/evidence/records?mesh=cilium#cs-agent-mem"),
    });
    expect(record?.mesh).toBe("cilium");
  });

  it.each([{ id: "no-such-record" }, { mesh: "no-such-mesh" }, { mesh: "__proto__" }, {}])(
    "answers %j with the shelves",
    async (query) => {
      const html = await recordsPage(query);
      expect(html).toContain("/evidence/records?mesh=linkerd");
    },
  );
});

describe("the published cases", () => {
  it("are all in the table, contradictions told", () => {
    expect(allReplays.filter((replay) => !cases.includes(`case-${replay.id}`))).toEqual([]);
    expect(cases).toContain("The source contradicts itself.");
  });

  it("“not confirmed” is shown as such", () => {
    expect(features).toContain("not confirmed");
  });
});

describe("weight", () => {
  // The server sends each page twice: as markup, and again for its scripts, about 1.7 times as long.
  it("the evidence page stays below 600 kB in all: its markup below 215 kB", () => {
    expect(new TextEncoder().encode(evidence).length).toBeLessThan(215_000);
  });
});

describe("the method page", () => {
  const { formula, options } = workedExample();

  it("shows derivations as the model renders them, and they hold", () => {
    const shown = [...method.matchAll(/<code>([^<]*) = <b>([^<]*)<\/b>/g)];
    expect(shown.length).toBeGreaterThan(12);
    for (const [, text = "", result = ""] of shown) {
      const byHand = evaluateText(text);
      const off = Math.abs(byHand - Number(result.replaceAll(",", "")));
      // The result is printed with six digits.
      expect(off, text).toBeLessThanOrEqual(1e-5 * Math.abs(byHand));
    }
  });

  it("has the formula in names beside each", () => {
    const line = formula("istio-sidecar", "CPU of one Envoy");
    expect(line.written).toContain("{hardware} × {spread}");
  });

  it("tells the node count of every option", () => {
    for (const option of options) expect(method).toContain(option.name);
    expect(method).toContain("so proved minimal");
  });

  it("refuses to show a formula the model does not have", () => {
    expect(() => formula("istio-sidecar", "No such formula")).toThrow(/No such formula/);
  });

  it("names what is not modelled", () => {
    expect(method).toMatch(/Fargate/);
    expect(method).toMatch(/Autopilot/);
  });
});
