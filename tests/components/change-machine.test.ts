import { expect, it } from "vitest";
import { takeMachine } from "@/components/inputs/change-machine";
import { catalog } from "@/lib/catalog/all";
import { sliceOf } from "@/lib/catalog/slice";
import { sliceKey } from "@/lib/estimate";
import { RankingBook } from "@/lib/ranking";
import { DEFAULT_FILTERS } from "@/lib/ranking/filters";
import type { Scenario } from "@/lib/scenario/schema";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

/** What the ranking says a month on a machine costs with no mesh. */
function rankedBill(asked: Scenario, family: string, name: string): number | undefined {
  const book = new RankingBook(asked, sliceOf(catalog, sliceKey(asked)));
  const filters = { ...DEFAULT_FILTERS, family, minNodes: 1, maxNodeSharePercent: 100 };
  const last = [...book.rank({ option: "none", shown: 20, filters })].at(-1);
  return last?.current().rows.find((row) => row.name === name)?.pool.microUsdPerMonth;
}

it.each([
  ["on demand", { capacityType: "on-demand" }],
  ["spot", { capacityType: "spot" }],
  [
    "a price of one's own, which is another machine's",
    { capacityType: "own-price", ownPriceUsdPerHour: 0.01 },
  ],
])("a machine taken costs what its row of the ranking says: %s", (_, cluster) => {
  const asked = scenario({ cluster });
  const taken = takeMachine(asked, "m7i.2xlarge");
  expect(taken.cluster.instanceType).toBe("m7i.2xlarge");
  const bill = optionOf(fullEstimate(taken), "none").typical.microUsdPerMonth;
  expect(bill).toBe(rankedBill(asked, "m7i", "m7i.2xlarge"));
});

it("the machine there is already stays as it is bought", () => {
  const asked = scenario({ cluster: { capacityType: "own-price", ownPriceUsdPerHour: 0.01 } });
  expect(takeMachine(asked, asked.cluster.instanceType)).toBe(asked);
});

it("other pools keep their machines", () => {
  const asked = scenario({ cluster: { pools: [{ name: "gpu", instanceType: "c6i.2xlarge" }] } });
  const taken = takeMachine(asked, "m7i.2xlarge");
  expect(taken.cluster.pools).toEqual(asked.cluster.pools);
});
