import { describe, expect, it } from "vitest";
import { parsePasted } from "../helpers/parse-pasted";
import { newRow, ROW_COLUMNS } from "@/components/rows/row-columns";
import { addRow, deleteRow, duplicateRow, sortRows } from "@/components/rows/row-edits";
import { numberLimits } from "@/lib/scenario/limits";
import { workloadRowSchema } from "@/lib/scenario/schema";

const limits = numberLimits();
const paste = (text: string, most = 100) => parsePasted(text, limits, most);

describe("pasted cells", () => {
  it("tabs without headings are in the table's order", () => {
    const { rows, issues } = paste("cart\tshop\t6\t200m\t64Mi\t90\t80\t50\tno");
    expect(issues).toEqual([]);
    expect(rows).toEqual([
      {
        ...newRow(1),
        name: "cart",
        namespace: "shop",
        replicas: 6,
        cpuRequestMilli: 200,
        memoryRequestMiB: 64,
        httpRequestsPerSecondIn: 90,
        httpRequestsPerSecondOut: 80,
        l7SharePercent: 50,
        meshed: false,
      },
    ]);
  });

  it("headings decide the order, columns of other names are passed over", () => {
    const { rows } = paste("Memory;Owner;Service;Pods\n1Gi;team a;cart;3");
    expect(rows[0]).toMatchObject({ name: "cart", replicas: 3, memoryRequestMiB: 1024 });
  });

  it("quoted cells may hold the separator", () => {
    const { rows } = paste('name,namespace,replicas\n"cart, the ""big"" one",shop,2');
    expect(rows[0]?.name).toBe('cart, the "big" one');
  });

  it("a cell that cannot be read is named by row and column, its row keeps the default", () => {
    const { rows, issues } = paste("cart\tshop\t6\nfront\tshop\tmany");
    expect(rows[1]).toMatchObject({ name: "front", replicas: 1 });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path: "row 2, Replicas", received: "many" });
  });

  it("takes no more rows than a scenario holds, and says so", () => {
    const { rows, issues } = paste("a\tx\nb\tx\nc\tx", 2);
    expect(rows.map((row) => row.name)).toEqual(["a", "b"]);
    expect(issues[0]?.code).toBe("too-many-rows");
  });

  it("every row it makes is one the scenario accepts", () => {
    const { rows } = paste("cart\tshop\t6\t200m\n\tshop\tmany\t-1\n\n;;;\n,,,");
    for (const row of rows) expect(workloadRowSchema.safeParse(row).success).toBe(true);
  });
});

describe("edits of rows", () => {
  const rows = [
    { ...newRow(1), name: "b", replicas: 2 },
    { ...newRow(2), name: "a", replicas: 10 },
  ];

  it("adds, duplicates and deletes without touching the rows there were", () => {
    expect(addRow(rows).map((row) => row.name)).toEqual(["b", "a", "workload-3"]);
    expect(duplicateRow(rows, 0).map((row) => row.name)).toEqual(["b", "b-copy", "a"]);
    expect(deleteRow(rows, 0).map((row) => row.name)).toEqual(["a"]);
    expect(rows).toHaveLength(2);
  });

  it("sorts numbers by size and puts empty cells last either way", () => {
    const replicas = ROW_COLUMNS.find((column) => column.key === "replicas");
    const rate = ROW_COLUMNS.find((column) => column.key === "httpRequestsPerSecondIn");
    if (replicas === undefined || rate === undefined) throw new Error("a column is gone");
    expect(sortRows(rows, replicas, "descending").map((row) => row.replicas)).toEqual([10, 2]);
    const [first = newRow(1), second = newRow(2)] = rows;
    const rated = [first, { ...second, httpRequestsPerSecondIn: 5 }];
    for (const order of ["ascending", "descending"] as const) {
      expect(sortRows(rated, rate, order).map((row) => row.name)).toEqual(["a", "b"]);
    }
  });
});
