import { describe, expect, it } from "vitest";
import { bareUnitOf, openUnits } from "@/components/rows/bare-units";
import { plainRow } from "@/components/rows/edited-row";
import { foldIssues } from "@/components/rows/fold-issues";
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
    ["RPS", "httpRequestsPerSecondIn"],
    ["req/s in", "httpRequestsPerSecondIn"],
    ["Total RPS", "totalIn"],
    ["Peak req/s total", "totalIn"],
    ["RPS (all pods)", "totalIn"],
    ["rps_sum", "totalIn"],
    ["Requests per service", "totalIn"],
    ["Total RPS out", "totalOut"],
    ["total rps per pod", "httpRequestsPerSecondIn"],
    ["Total pods", "replicas"],
    ["Total CPU", undefined],
    ["Memory (all pods)", undefined],
    ["Total connections", undefined],
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

describe("rates of all pods", () => {
  const pasted = rows(
    "Name\tReplicas\tTotal RPS\tTotal RPS out\n" +
      "cart\t3\t300\t1,200\n" +
      "web\t0\t50\t\n" +
      "mail\tmany\t90\t\n" +
      "log\t2\tfew\t\n" +
      "big\t2\t3000000\t4000000",
  );

  it("are divided by the row's replicas, wherever their column stands", () => {
    // 300 ÷ 3 = 100 in, 1,200 ÷ 3 = 400 out.
    expect(pasted.rows[0]).toMatchObject({
      httpRequestsPerSecondIn: 100,
      httpRequestsPerSecondOut: 400,
    });
    const [turned] = rows("Total RPS\tName\tReplicas\n300\tcart\t3").rows;
    expect(turned?.httpRequestsPerSecondIn).toBe(100);
    expect(pasted.notes).toEqual([
      "req/s in (of all pods): divided by each row's replicas, for a row's rate is that of one pod.",
      "req/s out (of all pods): divided by each row's replicas, for a row's rate is that of one pod.",
    ]);
  });

  it("are no rate of a row without pods, and are named where they cannot be divided", () => {
    for (const row of pasted.rows.slice(1)) {
      expect(row.httpRequestsPerSecondIn).toBeUndefined();
    }
    expect(pasted.issues.map(({ code, path, received }) => [code, path, received])).toEqual([
      ["no-replicas", "row 3, req/s in (of all pods)", "90"],
      ["not-a-quantity", "row 4, req/s in (of all pods)", "few"],
      // 3,000,000 ÷ 2 is more than the 1,000,000 a pod may have.
      ["out-of-range", "row 5, req/s in (of all pods)", "3000000"],
      ["out-of-range", "row 5, req/s out (of all pods)", "4000000"],
    ]);
  });

  it("give way to a column of one pod's rate", () => {
    expect(targets("Total RPS\trps")).toEqual([undefined, "httpRequestsPerSecondIn"]);
  });
});

describe("bare numbers of CPU and memory", () => {
  const forty = `Name\tMemory\tCPU\n${"cart\t512\t250\n".repeat(40)}`;
  const withUnits = (text: string, units: readonly (string | undefined)[]) =>
    rowsOfTable({ ...table(text), units }, limits, 100).rows[0];

  it("are asked about once a column, where neither heading nor Kubernetes says the unit", () => {
    expect(openUnits(table(forty))).toEqual([1, 2]);
    expect(openUnits(table("Name\tMemory\tCPU\ncart\t512Mi\t250m\nweb\t0\t0"))).toEqual([]);
    expect(openUnits(table("Name\tMem (GB)\tCPU (m)\ncart\t2\t250"))).toEqual([]);
    // 0.5, 2 and 64 are vCPU to Kubernetes, and there are machines for them.
    const cores = table("Name\tCPU\na\t0.5\nb\t2\nc\t64");
    expect([openUnits(cores), bareUnitOf(cores, 1)]).toEqual([[], "vCPU"]);
    // One that no machine has room for puts the column's unit in doubt.
    expect(openUnits(table("Name\tCPU\na\t2\nb\t65"))).toEqual([1]);
    expect(openUnits(table("Name\tCPU limit\na\t500"))).toEqual([1]);
  });

  it.each([
    // 512 × 2³⁰ ÷ 2²⁰ = 524,288 MiB; 512,000,000 ÷ 2²⁰ = 488.3, up to 489; 512 bytes up to 1.
    ["Mi", 512],
    ["Gi", 524_288],
    ["M", 489],
    ["bytes", 1],
  ])("in %s 512 of memory are %d MiB", (unit, memoryMiB) => {
    expect(withUnits(forty, [undefined, unit])?.memoryRequestMiB).toBe(memoryMiB);
  });

  it.each([
    ["m", 250],
    ["vCPU", 250_000],
  ])("in %s 250 of CPU are %d milli-CPU", (unit, milli) => {
    expect(withUnits(forty, [undefined, "Mi", unit])?.cpuRequestMilli).toBe(milli);
  });

  it("keep a choice over the heading's unit, and stay unread without one", () => {
    const sheet = "Name\tMem (MiB)\ncart\t2";
    expect(withUnits(sheet, [undefined, "Gi"])?.memoryRequestMiB).toBe(2048);
    expect(rows(forty).rows[0]?.unread).toEqual({
      memoryRequestMiB: "512",
      cpuRequestMilli: "250",
    });
  });

  it("are told once a column where they stay unread, with their rows", () => {
    const issues = unreadIssues(rows(forty).rows, limits, []);
    expect(issues).toHaveLength(80);
    const folded = foldIssues(issues);
    expect(folded.map(({ path }) => path)).toEqual([
      "rows 1, 2, 3 and 37 more, CPU",
      "rows 1, 2, 3 and 37 more, Memory",
    ]);
    expect(folded[1]?.message).toBe(
      "Row 1: Write the unit: 512Mi or 512Gi. A bare number would be bytes. “cart” counts with 128Mi until it is mended. The other 39 likewise.",
    );
  });
});

it("issues of other kinds, columns and places stay as they are", () => {
  const issue = (code: string, path: string) => ({ code, path, message: "No." });
  const apart = [
    issue("a", "row 1, CPU"),
    issue("b", "row 2, CPU"),
    issue("a", "row 3, Memory"),
    issue("a", "rows"),
    issue("a", "rows"),
  ];
  expect(foldIssues(apart)).toEqual(apart);
  expect(foldIssues([issue("a", "row 1, CPU"), issue("a", "row 9, CPU")])).toEqual([
    { code: "a", path: "rows 1 and 9, CPU", message: "Row 1: No. The other likewise." },
  ]);
});

describe("cells that may mean another thing", () => {
  it("are told once a column: rounded up, or with a point at the thousands", () => {
    const { notes } = rows(
      "Name\tCPU (m)\tRPS\na\t0.5\t1.200\nb\t0.25\t2.500\nc\t250\t3.25\nd\t0.1\t0.5",
    );
    expect(notes).toEqual([
      "CPU of row 1, “0.5m”: Counts as 1m: rounded up to whole milli-CPU. 2 more cells of this column likewise.",
      "req/s in (per pod) of row 1, “1.200”: Read as 1.2: the decimal sign is a point; write 1,200 if thousands are meant. 1 more cell of this column likewise.",
    ]);
  });

  it("a point at the thousands of replicas is refused with what to write", () => {
    const [issue] = unreadIssues(rows("Name\tReplicas\ncart\t1.000").rows, limits, []);
    expect(issue).toMatchObject({ path: "row 1, Replicas", received: "1.000" });
    expect(issue?.message).toMatch(/^Write 1,000 or 1: /);
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
