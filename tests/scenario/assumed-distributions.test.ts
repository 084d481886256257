import { describe, expect, it } from "vitest";
import { assumedDistributions, feeNotes } from "@/lib/scenario/assumed-distributions";
import { fullEstimate, optionOf, scenario } from "../helpers/estimates";

const withLinkerd = (choices: object) => scenario({ options: { linkerd: choices } });

describe("the distributions a scenario assumes", () => {
  it("are those chosen beside upstream's", () => {
    expect(assumedDistributions(scenario())).toEqual({});
    expect(assumedDistributions(withLinkerd({ distribution: "linkerd-edge" }))).toEqual({});
    const paid = { distribution: "linkerd-buoyant", feePer: "cluster", feeUsdPerMonth: 2000 };
    expect(assumedDistributions(withLinkerd(paid))).toEqual({
      linkerd: { label: "Buoyant Enterprise for Linkerd", feeMissing: false },
    });
  });

  it.each([
    ["a list price nobody stated", { distribution: "linkerd-buoyant" }, true],
    [
      "a price of nothing, stated",
      { distribution: "linkerd-buoyant", feePer: "cluster", feeUsdPerMonth: 0 },
      false,
    ],
    ["its list price", { distribution: "linkerd-buoyant", feeUsdPerMonth: 2000 }, false],
  ])("fee not counted: %s", (_, choices, missing) => {
    const asked = withLinkerd(choices);
    expect(assumedDistributions(asked)["linkerd"]?.feeMissing).toBe(missing);
    expect(feeNotes(asked).map(({ message }) => message)).toEqual(
      missing
        ? [
            expect.stringMatching(
              /^No fee is counted for Buoyant Enterprise for Linkerd\. .*2,000 USD/,
            ),
          ]
        : [],
    );
  });

  it("one whose price is not public has none until the user gives it", () => {
    const asked = (choices: object) => scenario({ options: { cilium: choices } });
    const isovalent = { distribution: "cilium-isovalent", feePer: "node", feeUsdPerMonth: 0 };
    expect(assumedDistributions(asked(isovalent))["cilium"]?.feeMissing).toBe(true);
    const quoted = { ...isovalent, feeUsdPerMonth: 12 };
    expect(assumedDistributions(asked(quoted))["cilium"]?.feeMissing).toBe(false);
  });

  it("are named by the line of the bill, and what is not counted stands among the assumptions", () => {
    const paid = { distribution: "linkerd-buoyant", feePer: "cluster", feeUsdPerMonth: 2000 };
    const bill = optionOf(fullEstimate(withLinkerd(paid)), "linkerd").typical.bill;
    expect(bill.find(({ id }) => id === "fee")).toMatchObject({
      label: "Buoyant Enterprise for Linkerd",
      microUsdPerMonth: 2_000_000_000,
    });
    const notes = fullEstimate(withLinkerd({ distribution: "linkerd-buoyant" })).notes;
    expect(notes.map(({ code }) => code)).toContain("fee-not-counted");
  });
});
