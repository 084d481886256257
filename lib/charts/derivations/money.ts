import type { Derivation } from "../../model/explain";
import { fairShareParts, ownLines } from "../../model/fair-share";
import type { Formula } from "../../model/formula";
import type { BillLine } from "../../model/types";
import type { DerivedOption } from "./derived-option";
import { sumOf, worked } from "./terms";

const usd = (microUsd: number) => microUsd / 1e6;

const DIFFERENCE: Formula<"option" | "baseline"> = {
  label: "Against no mesh",
  unit: "",
  text: "{option} − {baseline}",
  source: "bookkeeping",
  evaluate: (v) => v.option - v.baseline,
};

const EXTRA_SHARE: Formula<"option" | "baseline"> = {
  label: "Against no mesh, as a share",
  unit: "%",
  text: "({option} − {baseline}) ÷ {baseline} × 100",
  source: "bookkeeping",
  evaluate: (v) => ((v.option - v.baseline) / v.baseline) * 100,
};

/** Of what the nodes cost, the part the mesh's requests occupy in the resource that binds. */
const FAIR_SHARE: Formula<"nodes" | "mesh" | "pool" | "own"> = {
  label: "Fair share of the mesh",
  unit: "$ a month",
  text: "{nodes} × {mesh} ÷ {pool} + {own}",
  source: "bookkeeping",
  evaluate: (v) => (v.nodes * v.mesh) / v.pool + v.own,
};

/** The bill of a month, line by line. */
export function monthlyCost({ pool, result }: DerivedOption): Derivation {
  return billSum(result.name, "Cost of a month", pool.bill);
}

export function extraNodes({ pool, baseline, result }: DerivedOption): Derivation {
  const values = { option: pool.nodes, baseline: baseline.nodes };
  return { ...worked(result.name, DIFFERENCE, values), unit: "nodes" };
}

export function extraCost({ pool, baseline, result }: DerivedOption): Derivation {
  const values = {
    option: usd(pool.microUsdPerMonth),
    baseline: usd(baseline.microUsdPerMonth),
  };
  return { ...worked(result.name, DIFFERENCE, values), unit: "$ a month" };
}

/** Undefined where no mesh costs nothing. */
export function extraShare({ pool, baseline, result }: DerivedOption): Derivation | undefined {
  if (baseline.microUsdPerMonth === 0) return undefined;
  return worked(result.name, EXTRA_SHARE, {
    option: usd(pool.microUsdPerMonth),
    baseline: usd(baseline.microUsdPerMonth),
  });
}

/** With several node pools: the part of each, and the mesh's own lines. */
const FAIR_SHARE_OF_POOL: Formula<"nodes" | "mesh" | "pool"> = {
  label: "The mesh's part of what a pool's nodes cost",
  unit: "$ a month",
  text: "{nodes} × {mesh} ÷ {pool}",
  source: "bookkeeping",
  evaluate: (v) => (v.nodes * v.mesh) / v.pool,
};

export function fairShare({ pool: planned, result }: DerivedOption): readonly Derivation[] {
  const { bill, pools } = planned;
  const own = billSum(result.name, "The mesh's own lines of the bill", ownLines(bill));
  const held = pools
    .map((part) => ({ part, ...fairShareParts(part, bill) }))
    .filter(({ pool }) => pool > 0);
  const [first, ...others] = held;
  if (first === undefined) return [];
  if (others.length === 0) {
    const nodes = billSum(result.name, "What the nodes cost", first.nodeLines);
    const { mesh, pool } = first;
    const values = { nodes: nodes.result, mesh, pool, own: own.result };
    return [worked(result.name, FAIR_SHARE, values), nodes, own];
  }
  const parts = held.map(({ part, nodeLines, mesh, pool }) => {
    const nodes = billSum(`pool ${part.name}`, "What the nodes cost", nodeLines);
    const values = { nodes: nodes.result, mesh, pool };
    return { nodes, share: worked(`pool ${part.name}`, FAIR_SHARE_OF_POOL, values) };
  });
  const terms = [...parts.map(({ share }) => share), own].map((line) => ({
    label: line.subject,
    count: 1,
    each: line.result,
  }));
  const sum = sumOf(result.name, "Fair share of the mesh", "$ a month", terms);
  return [sum, ...parts.flatMap(({ share, nodes }) => [share, nodes]), own];
}

function billSum(subject: string, label: string, lines: readonly BillLine[]): Derivation {
  const terms = lines.map((line) => ({
    label: line.label,
    count: 1,
    each: usd(line.microUsdPerMonth),
  }));
  return sumOf(subject, label, "$ a month", terms);
}
