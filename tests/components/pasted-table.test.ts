import { describe, expect, it } from "vitest";
import { plainRow } from "@/components/rows/edited-row";
import { unreadIssues } from "@/components/rows/unread-issues";
import { pastedTable } from "@/components/rows/pasted-table";
import { columnsWith } from "@/components/rows/row-columns";
import { missingColumns, rowsOfTable } from "@/components/rows/rows-of-table";
import { rowsInWords } from "@/components/rows/rows-in-words";
import { numberLimits } from "@/lib/scenario/limits";
import { workloadRowSchema } from "@/lib/scenario/schema";

const limits = numberLimits();
const table = (text: string) => pastedTable(text, []);
const targets = (heading: string) =>
  pastedTable(heading, [], true).targets.map((target) => target?.key);
const rows = (text: string) => rowsOfTable(table(text), limits, 100);

describe("headings of one's own", () => {
  it("a sheet with its own words is recognised, and what is not is left out", () => {
    const sheet =
      "Deployment\tTeam\tCopies\tCPU req\tMem req\tRPS per pod\tProto\tCost centre\n" +
      "cart\tshop\t6\t200m\t64Mi\t90\tgRPC\t4711";
    expect(table(sheet)).toMatchObject({ certain: false });
    expect(table(sheet).targets.map((target) => target?.key)).toEqual([
      "name",
      "namespace",
      "replicas",
      "cpuRequestMilli",
      "memoryRequestMiB",
      "httpRequestsPerSecondIn",
      "protocol",
      undefined,
    ]);
    expect(rows(sheet).rows[0]).toMatchObject({
      name: "cart",
      namespace: "shop",
      replicas: 6,
      cpuRequestMilli: 200,
      memoryRequestMiB: 64,
      httpRequestsPerSecondIn: 90,
      protocol: "grpc",
    });
  });

  it.each([
    ["deployment", "name"],
    ["workload name", "name"],
    ["service", "name"],
    ["App", "name"],
    ["team namespace", "namespace"],
    ["ns", "namespace"],
    ["# pods", "replicas"],
    ["pod count", "replicas"],
    ["copies", "replicas"],
    ["CPU request (m)", "cpuRequestMilli"],
    ["req cpu", "cpuRequestMilli"],
    ["cpuRequests", "cpuRequestMilli"],
    ["RAM", "memoryRequestMiB"],
    ["mem_req", "memoryRequestMiB"],
    ["cpu lim", "cpuLimit"],
    ["Memory limit", "memoryLimit"],
    ["limits.memory", "memoryLimit"],
    ["req per s", "httpRequestsPerSecondIn"],
    ["requests/s", "httpRequestsPerSecondIn"],
    ["RPS per pod", "httpRequestsPerSecondIn"],
    ["rps outbound", "httpRequestsPerSecondOut"],
    ["proto", "protocol"],
    ["Open connections", "connections"],
    ["cpu used", "cpuUseMilli"],
    ["Owner", undefined],
    ["Total cost", undefined],
  ])("%s → %s", (heading, key) => expect(targets(heading)).toEqual([key]));

  it("no two columns are the same: the one in the table's own words stays", () => {
    expect(targets("mem\tRAM peak\tMemory")).toEqual(["memoryRequestMiB", undefined, undefined]);
    expect(targets("RAM peak\tMemory")).toEqual([undefined, "memoryRequestMiB"]);
  });

  it("a first line of letters over numbers is a heading, one with numbers is a workload", () => {
    expect(table("Foo\tBar\ncart\t6\nweb\t3").headings).toEqual(["Foo", "Bar"]);
    expect(table("cart\t6\nweb\t3").headings).toBeUndefined();
    expect(table("cart\tshop\nweb\tshop").headings).toBeUndefined();
    expect(pastedTable("cart\tshop\nweb\tshop", [], true).headings).toEqual(["cart", "shop"]);
  });

  it("the table's own words leave nothing to ask", () => {
    expect(table("Name\tReplicas\tCPU\ncart\t6\t200m").certain).toBe(true);
    expect(table("Name\tReplicas\tOwner\ncart\t6\tme").certain).toBe(false);
  });

  it("a heading's unit goes with the bare numbers below it", () => {
    const { rows: read, issues } = rows(
      "service\tpods\tCPU (m)\tMemory (MiB)\ncart\t2\t250\t512\nweb\t1\t0.5 \t1Gi",
    );
    expect(issues).toEqual([]);
    // 0.5m rounds up to the whole milli-CPU, as the API server does.
    expect(read.map((row) => [row.cpuRequestMilli, row.memoryRequestMiB])).toEqual([
      [250, 512],
      [1, 1024],
    ]);
  });

  it("says which columns every row takes a default for", () => {
    expect(missingColumns(table("service\tpods\ncart\t2"))).toEqual([
      "cpuRequestMilli",
      "memoryRequestMiB",
    ]);
    expect(missingColumns(table("pods\tcpu lim\tmem lim\n2\t1\t1Gi"))).toEqual(["name"]);
  });
});

describe("limits", () => {
  it("a limit without a request is the request, and equal ones make a pod Guaranteed", () => {
    const pasted = rows(
      "service\tpods\tcpu req\tcpu lim\tmem req\tmem lim\n" +
        "a\t1\t\t500m\t\t512Mi\n" +
        "b\t1\t100m\t500m\t64Mi\t512Mi\n" +
        "c\t1\t100m\t100m\t64Mi\t64Mi",
    );
    expect(
      pasted.rows.map((row) => [row.cpuRequestMilli, row.memoryRequestMiB, row.guaranteed]),
    ).toEqual([
      [500, 512, true],
      [100, 64, false],
      [100, 64, true],
    ]);
    expect(pasted.notes).toHaveLength(1);
    expect(pasted.notes[0]).toMatch(/^One row states a limit and no request/);
  });

  it("that stand beside requests are said not to count", () => {
    const { notes } = rows("service\tpods\tcpu\tcpu limit\nb\t1\t100m\t500m");
    expect(notes[0]).toMatch(/^Other limits are not used: only requests decide/);
    expect(rows("service\tpods\tcpu\nb\t1\t100m").notes).toEqual([]);
  });
});

describe("cells that cannot be read", () => {
  const pasted = rows(
    "Name\tCPU\tMemory\tProtocol\ncart\t1,5\t512 XB\tthrift\nweb\t2\t1Gi\tHTTP/1.1",
  );

  it("stay in their row as they were written, beside the default that counts until then", () => {
    expect(pasted.rows[0]?.unread).toEqual({
      cpuRequestMilli: "1,5",
      memoryRequestMiB: "512 XB",
      protocol: "thrift",
    });
    expect(pasted.rows[0]).toMatchObject({ cpuRequestMilli: 100, memoryRequestMiB: 128 });
    expect(pasted.rows[1]).toMatchObject({ protocol: "http1" });
    expect(pasted.rows[1]?.unread).toBeUndefined();
  });

  it("are all named, by row and column, with the workload and what counts", () => {
    const issues = unreadIssues(pasted.rows, limits, []);
    expect(issues.map(({ path, received }) => [path, received])).toEqual([
      ["row 1, CPU", "1,5"],
      ["row 1, Memory", "512 XB"],
      ["row 1, Protocol", "thrift"],
    ]);
    expect(issues[1]?.message).toMatch(/“cart” counts with 128Mi until it is mended\.$/);
    const many = rows(`Name\tReplicas\n${"cart\tmany\n".repeat(60)}`);
    expect(unreadIssues(many.rows, limits, [])).toHaveLength(60);
  });

  it("never reach the scenario", () => {
    for (const row of pasted.rows) {
      expect(workloadRowSchema.safeParse(plainRow(row)).success).toBe(true);
    }
  });
});

it.each([
  ["http", "http1"],
  ["HTTP/1.1", "http1"],
  ["h2", "grpc"],
  ["http2", "grpc"],
  ["gRPC", "grpc"],
  ["TCP", "tcp"],
])("protocol %s is %s", (text, protocol) => {
  const { rows: read } = rows(`Name\tProtocol\tReplicas\ncart\t${text}\t1`);
  expect(read[0]?.protocol).toBe(protocol);
});

it("every column of the table is a heading of its own", () => {
  for (const { key, title } of columnsWith(["a"])) expect(targets(title)).toEqual([key]);
});

it("rows in one line, with their copies where there are several", () => {
  const [cart] = rows("Name\tReplicas\ncart\t80").rows;
  const [web] = rows("Name\tReplicas\nweb\t3").rows;
  if (cart === undefined || web === undefined) throw new Error("a row is gone");
  expect(rowsInWords([cart, web], 1)).toBe("2 rows · 83 pods");
  expect(rowsInWords([cart, web], 34)).toBe("2 rows · 83 pods × 34 copies = 2,822 pods");
  expect(rowsInWords([], 34)).toBe("No rows yet");
});
