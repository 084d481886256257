import { describe, expect, it } from "vitest";
import { allEvidence } from "@/lib/evidence/all-evidence";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { allCitations, allCitedEvidenceIds } from "../helpers/cited-evidence";

describe("citations", () => {
  it("name only records that exist", () => {
    const broken = allCitations().filter(([, id]) => findEvidence(id) === undefined);
    expect(broken).toEqual([]);
  });

  it("leave no later addition unused: what was looked up was looked up for something", () => {
    const cited = allCitedEvidenceIds();
    const added = allEvidence.filter((record) => record.checkedOn !== undefined);
    const unused = added
      .map((record) => record.id)
      .filter((id) => !cited.has(id) && !id.startsWith("workload-"));
    expect(unused).toEqual([]);
  });
});

describe("looking up a record", () => {
  it("finds none for an unknown id", () => {
    expect(findEvidence("no-such-record")).toBeUndefined();
    expect(findEvidence("__proto__")).toBeUndefined();
  });
});
