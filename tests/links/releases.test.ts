import { describe, expect, it } from "vitest";
import { RELEASES } from "@/lib/releases/all";
import { changeSentence, changeSince } from "@/lib/releases/change-since";
import { openRelease } from "@/lib/releases/open-release";
import { RELEASE_IDS } from "@/lib/scenario/release-ids";
import { greedyEstimate, optionOf, scenario } from "../helpers/estimates";
import { ERRATUM, loads, TOYS } from "../helpers/toy-releases";

describe("releases", () => {
  it("an old link gets its own release, its erratum, and is told of the newest", async () => {
    const opened = await openRelease(TOYS, "toy.1");
    expect(opened.release.id).toBe("toy.1");
    expect(opened.pinned).toBe(true);
    expect(opened.newest).toBe("toy.2");
    expect(opened.erratum).toEqual(ERRATUM);
  });

  it("only the release asked for is loaded", async () => {
    loads.length = 0;
    await openRelease(TOYS, "toy.1");
    expect(loads).toEqual(["toy.1"]);
  });

  it.each(["latest", "1999.9", ""])(
    "%j gets the newest and is never cached for ever",
    async (id) => {
      const opened = await openRelease(TOYS, id);
      expect(opened.release.id).toBe("toy.2");
      expect(opened.pinned).toBe(false);
      expect(opened.newest).toBeUndefined();
      expect(opened.erratum).toBeUndefined();
    },
  );

  it("numbers stay those of the release, and the change since is said in words", async () => {
    const asked = scenario();
    const [old, now] = await Promise.all(
      ["toy.1", "toy.2"].map(async (id) => (await openRelease(TOYS, id)).release.estimate(asked)),
    );
    if (old === undefined || now === undefined) throw new Error("two answers");
    const before = optionOf(old, "none").typical.microUsdPerMonth;
    expect(before).toBe(optionOf(greedyEstimate(asked), "none").typical.microUsdPerMonth);
    const change = changeSince(old.comparison, now.comparison);
    // 1.25 ÷ 1 − 1, to the rounding of micro-dollars
    expect(change?.share).toBeCloseTo(0.25, 6);
    expect(changeSentence(change, "toy.2")).toMatch(
      /^With release toy\.2 this changes by up to \+25 % \(/,
    );
    expect(changeSentence(changeSince(old.comparison, old.comparison), "toy.2")).toBe(
      "Release toy.2 gives the same costs.",
    );
  });

  it("links know exactly the releases there are", async () => {
    expect(RELEASES.map((release) => release.id)).toEqual(RELEASE_IDS);
    for (const { id, load } of RELEASES) expect((await load()).id).toBe(id);
  });

  it("today's release answers as the library does", async () => {
    const { release } = await openRelease(RELEASES, "dev");
    const asked = scenario({ workloads: { source: "quick", quickPods: 60 } });
    const planned = await release.estimate(asked);
    expect(planned.comparison.options[0]?.typical.nodes).toBe(
      greedyEstimate(asked).comparison.options[0]?.typical.lowerBound,
    );
  });
});
