import { expect, it } from "vitest";
import { toCsv } from "@/lib/charts/figures/to-csv";

const ORIGIN = { release: "toy", pricesAsOf: "2026-07-20", query: "v=1&m=toy", erratum: undefined };

it("quotes what CSV needs quoted, disarms formulas, and leaves numbers alone", () => {
  const csv = toCsv(
    {
      columns: ["name", "amount"],
      rows: [
        ['a, "b"', 1.5],
        ["=1+1", -2],
        ["@x\ny", 0],
      ],
    },
    ORIGIN,
  );
  expect(csv.split("\r\n")).toEqual([
    "name,amount,release,prices_as_of,scenario_link",
    '"a, ""b""",1.5,toy,2026-07-20,?v=1&m=toy',
    "'=1+1,-2,toy,2026-07-20,?v=1&m=toy",
    '"\'@x\ny",0,toy,2026-07-20,?v=1&m=toy',
    "",
  ]);
});
