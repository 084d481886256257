import { describe, expect, it } from "vitest";
import { allCoefficients } from "@/lib/catalog/coefficients";
import { greedyEstimate, scenario } from "../helpers/estimates";

/* Whoever sets a count may set 2.5: pods come whole, so it is planned as 3 and never refused. */

const COUNTS = Object.keys(allCoefficients).filter((id) =>
  /replicas|\.pods$|\.deployments$/i.test(id),
);

describe("a fraction where pods are counted", () => {
  it.each(COUNTS)("%s: 2.5 is planned as 3", (id) => {
    const at = (value: number) =>
      greedyEstimate(
        scenario({
          overrides: { [id]: { low: value, typical: value, high: value } },
          options: { linkerd: { observability: true } },
        }),
      ).comparison.options.map(({ issues, typical }) => [issues, typical.nodes]);
    expect(at(2.5)).toEqual(at(3));
  });
});
