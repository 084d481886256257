import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { answerLink } from "@/app/_server/open-link";
import { Report } from "@/components/report/report";
import { ReleaseNotice } from "@/components/results/release-notice";
import { evidenceAnswer } from "@/components/worker/evidence-answer";
import { figureAnswer } from "@/components/worker/tradeoff-answers";
import { openRelease } from "@/lib/releases/open-release";
import { encodeScenario } from "@/lib/scenario/codec";
import { factsOfLink, readFigureLink } from "@/lib/figure/open-figure";
import { paint } from "@/lib/figure/paint";
import { scenario } from "../helpers/estimates";
import { TOYS } from "../helpers/toy-releases";

/* The components a visitor meets, fed by two toy releases: toy.1 has an erratum, toy.2 is dearer. */

const asked = scenario({ name: "Shop", workloads: { source: "quick", quickPods: 60 } });
const OLD = encodeScenario(asked, "toy.1");
const NEW = encodeScenario(asked, "toy.2");
const FAULT =
  "Known fault of release toy.1 (2027-02-01): Disks were counted twice. Corrected in release toy.2.";

const text = (markup: string) => markup.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

describe("a link of a release with a known fault", () => {
  it("opens as it was, says what is wrong and what the newest release says", async () => {
    const answer = await answerLink(OLD, TOYS);
    expect(answer.linkIssues).toEqual([]);
    // The page goes on with the release of the link, so that an edit compares like with like.
    expect(answer.release).toBe("toy.1");
    expect(answer.query).toBe(OLD);
    const markup = renderToStaticMarkup(<ReleaseNotice news={answer.news} />);
    expect(text(markup)).toContain(FAULT);
    expect(text(markup)).toContain("These are the numbers of release toy.1, as they were.");
    expect(text(markup)).toMatch(/With release toy\.2 this changes by up to \+25 % \(/);
    expect(markup).toContain(`href="/?${NEW.replaceAll("&", "&amp;")}"`);
  });

  it("prints it in the report and in the caption of every figure", async () => {
    const link = readFigureLink("nodes-and-cost", OLD, TOYS);
    if (!link.ok) throw new Error(link.reason);
    const answer = await factsOfLink(link.decoded, TOYS);
    expect(answer.pinned).toBe(true);
    const report = renderToStaticMarkup(
      <Report
        scenario={asked}
        answer={answer}
        turns=""
        evidence={await evidenceAnswer(answer.estimate)}
        figures={[]}
        origin="https://meshcost.example"
      />,
    );
    expect(text(report)).toContain(FAULT);
    // Its own link: the whole address, as a link and as what paper can show.
    const address = `https://meshcost.example/?${OLD}`.replaceAll("&", "&amp;");
    expect(report).toContain(`href="${address}">${address}</a>`);
    const svg = paint(link.figure, answer.facts, { theme: "light", widthPx: 1200, heightPx: 0 });
    expect(text(svg)).toContain(FAULT);
    expect(svg).toContain("release toy.1");
  });
});

describe("a link of the newest release", () => {
  it("says nothing of releases", async () => {
    const { news } = await answerLink(NEW, TOYS);
    expect(news).toBeUndefined();
    expect(renderToStaticMarkup(<ReleaseNotice news={news} />)).toBe("");
  });
});

describe("a link of a release nobody knows", () => {
  it("opens with the newest, visibly", async () => {
    const answer = await answerLink(encodeScenario(asked, "1999.9"), TOYS);
    expect(answer.linkIssues.map((issue) => issue.code)).toEqual(["unknown-release"]);
    expect(answer.news).toBeUndefined();
  });
});

describe("a figure on the page", () => {
  it("names the release of the link and its fault", async () => {
    const { scenario: opened } = await answerLink(OLD, TOYS);
    const release = await openRelease(TOYS, "toy.1");
    const estimate = await release.release.estimate(opened);
    const size = { theme: "light", widthPx: 1200, heightPx: 0 } as const;
    const { svg } = await figureAnswer(opened, estimate, "nodes-and-cost", size, release);
    expect(text(svg)).toContain(FAULT);
    expect(text(svg)).toContain("Meshcost, release toy.1");
  });
});
