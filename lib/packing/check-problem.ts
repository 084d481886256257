import type { Issue } from "../result";
import { fits } from "./normal-problem";

/** The designed range. Beyond it the planner answers with an issue instead of a long wait. */
const PACKING_LIMITS = {
  dimensions: 32,
  nodeTypes: 2_000,
  podClasses: 12_000,
  pods: 10_000_000,
  minNodes: 10_000_000,
  /** Largest size, capacity or price: keeps every product used below 2^53, so integers stay exact. */
  amount: 1_000_000_000_000,
} as const;

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function shown(value: unknown): string {
  if (typeof value === "string") return `"${value}"`.slice(0, 80);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "a list" : typeof value;
}

const isAmount = (value: unknown): boolean =>
  typeof value === "number" &&
  Number.isInteger(value) &&
  value >= 0 &&
  value <= PACKING_LIMITS.amount;

function areAmounts(values: readonly unknown[]): boolean {
  for (let d = 0; d < values.length; d++) if (!isAmount(values[d])) return false;
  return true;
}

class Findings {
  readonly issues: Issue[] = [];

  add(code: string, path: string, message: string, received?: unknown): void {
    // A broken list of 5,000 rows is told in its first rows; the rest would only repeat it.
    if (this.issues.length >= 100) return;
    this.issues.push({ code, path, message, received: shown(received) });
  }

  /** True when `value` is a whole number from `from` to `to`; else the reason is noted. */
  whole(value: unknown, path: string, what: string, from: number, to: number): value is number {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      this.add("not-a-number", path, `${what} must be a whole number.`, value);
    } else if (!Number.isInteger(value)) {
      this.add("not-whole", path, `${what} must be a whole number, without fractions.`, value);
    } else if (value < from) {
      const code = value < 0 ? "negative" : "too-small";
      this.add(code, path, `${what} must be ${from} or more.`, value);
    } else if (value > to) {
      this.add("too-large", path, `${what} must be at most ${to}.`, value);
    } else return true;
    return false;
  }

  vector(value: unknown, path: string, what: string, length: number | undefined): boolean {
    if (!Array.isArray(value)) {
      this.add("not-a-list", path, `${what} must be a list of whole numbers.`, value);
      return false;
    }
    if (value.length === 0 || value.length > PACKING_LIMITS.dimensions) {
      const rule = `from 1 to ${PACKING_LIMITS.dimensions} numbers, one a dimension`;
      this.add("wrong-length", path, `${what} must hold ${rule}.`, value.length);
      return false;
    }
    if (length !== undefined && value.length !== length) {
      const rule = `${length} numbers, as the first node type does`;
      this.add("wrong-length", path, `${what} must hold ${rule}.`, value.length);
      return false;
    }
    // What is sound, as nearly all is, needs no words.
    if (areAmounts(value)) return true;
    let sound = true;
    for (let d = 0; d < value.length; d++) {
      const label = `${what}, dimension ${d},`;
      if (!this.whole(value[d], `${path}.${d}`, label, 0, PACKING_LIMITS.amount)) sound = false;
    }
    return sound;
  }

  list(value: unknown, path: string, most: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.add("not-a-list", path, `${path} must be a list.`, value);
      return [];
    }
    if (value.length <= most) return value;
    this.add("too-many", path, `${path} may hold at most ${most} entries.`, value.length);
    return [];
  }
}

const nameOf = (kind: string, name: unknown, index: number): string =>
  typeof name === "string" && name !== "" ? `${kind} "${name.slice(0, 60)}"` : `${kind} ${index}`;

function checkNodeTypes(found: Findings, types: readonly unknown[]): number | undefined {
  const seen = new Set<string>();
  let dimensions: number | undefined;
  for (let t = 0; t < types.length; t++) {
    const type = types[t];
    if (isRecord(type) && isSoundType(type, dimensions) && !seen.has(type["name"] as string)) {
      seen.add(type["name"] as string);
      dimensions ??= (type["capacity"] as readonly number[]).length;
      continue;
    }
    const path = `nodeTypes.${t}`;
    if (!isRecord(type)) {
      found.add("not-an-object", path, `Node type ${t} must be an object.`, type);
      continue;
    }
    const label = nameOf("Node type", type["name"], t);
    if (typeof type["name"] !== "string") {
      found.add("not-text", `${path}.name`, `${label} needs a name.`, type["name"]);
    } else if (seen.has(type["name"])) {
      const rule = "has the name of an earlier one; a plan names types, so names must differ";
      found.add("duplicate-name", `${path}.name`, `${label} ${rule}.`, type["name"]);
    } else seen.add(type["name"]);
    const sound = found.vector(
      type["capacity"],
      `${path}.capacity`,
      `${label}: capacity`,
      dimensions,
    );
    if (sound) dimensions ??= (type["capacity"] as readonly number[]).length;
    const price = type["priceMicroUsdPerHour"];
    if (price !== undefined) {
      const field = "priceMicroUsdPerHour";
      found.whole(price, `${path}.${field}`, `${label}: price`, 0, PACKING_LIMITS.amount);
    }
  }
  return dimensions;
}

/** Nothing to say about it, without the words to say so: a plan checks its classes every time. */
const isSoundClass = ({ name, size, count, maxPerNode }: Fields, dims: number | undefined) =>
  (name === undefined || typeof name === "string") &&
  isSoundVector(size, dims) &&
  isAmount(count) &&
  maxPerNode === undefined;

const isSoundType = (
  { name, capacity, priceMicroUsdPerHour: price }: Fields,
  dims: number | undefined,
) =>
  typeof name === "string" &&
  isSoundVector(capacity, dims ?? (Array.isArray(capacity) ? capacity.length : 0)) &&
  (price === undefined || isAmount(price));

const isSoundVector = (value: unknown, length: number | undefined): boolean =>
  Array.isArray(value) &&
  value.length === length &&
  value.length > 0 &&
  value.length <= PACKING_LIMITS.dimensions &&
  areAmounts(value);

function checkPodClass(found: Findings, podClass: unknown, i: number, dims: number | undefined) {
  const path = `podClasses.${i}`;
  if (!isRecord(podClass)) {
    found.add("not-an-object", path, `Pod class ${i} must be an object.`, podClass);
    return 0;
  }
  if (isSoundClass(podClass, dims)) return podClass["count"] as number;
  const label = nameOf("Pod class", podClass["name"], i);
  if (podClass["name"] !== undefined && typeof podClass["name"] !== "string") {
    found.add("not-text", `${path}.name`, `${label}: the name must be text.`, podClass["name"]);
  }
  found.vector(podClass["size"], `${path}.size`, `${label}: size`, dims);
  const { count, maxPerNode } = podClass;
  const sound = found.whole(count, `${path}.count`, `${label}: count`, 0, PACKING_LIMITS.amount);
  if (maxPerNode !== undefined) {
    const least = count === 0 ? 0 : 1;
    const what = `${label}: maxPerNode`;
    found.whole(maxPerNode, `${path}.maxPerNode`, what, least, PACKING_LIMITS.amount);
  }
  return sound && typeof count === "number" ? count : 0;
}

function checkTotals(found: Findings, pods: number): void {
  if (pods <= PACKING_LIMITS.pods) return;
  const message = `All pod classes together may hold at most ${PACKING_LIMITS.pods} pods.`;
  found.add("too-many-pods", "podClasses", message, pods);
}

type Sound = {
  readonly nodeTypes: readonly {
    readonly name: string;
    readonly capacity: readonly number[];
    readonly priceMicroUsdPerHour?: number | undefined;
  }[];
  readonly podClasses: readonly {
    readonly name?: string | undefined;
    readonly size: readonly number[];
    readonly count: number;
  }[];
  readonly minNodes?: number | undefined;
};

/** Sums and products must stay exact integers: totals at most 2^53 - 1. */
function checkExactness(found: Findings, { nodeTypes, podClasses, minNodes }: Sound): void {
  const dimensions = nodeTypes[0]?.capacity.length ?? 0;
  for (let d = 0; d < dimensions; d++) {
    let total = 0;
    for (const { size, count } of podClasses) total += (size[d] ?? 0) * count;
    if (total <= Number.MAX_SAFE_INTEGER) continue;
    const message = `The pods' total in dimension ${d} is beyond 2^53 - 1; use a larger unit.`;
    found.add("too-large", "podClasses", message, total);
  }
  const pods = podClasses.reduce((sum, c) => sum + c.count, 0);
  const price = Math.max(0, ...nodeTypes.map((t) => t.priceMicroUsdPerHour ?? 0));
  if (price * (pods + (minNodes ?? 0)) > Number.MAX_SAFE_INTEGER) {
    const message = "Price times nodes may go beyond 2^53 - 1; use a larger unit of money.";
    found.add("too-large", "nodeTypes", message, price);
  }
}

/** A pod that fits on no node type, with what stands in its way on the type that comes nearest. */
function checkFits(found: Findings, { nodeTypes, podClasses }: Sound): void {
  for (let i = 0; i < podClasses.length; i++) {
    const podClass = podClasses[i]!;
    if (podClass.count === 0) continue;
    if (nodeTypes.some(({ capacity }) => fits(podClass.size, capacity))) continue;
    const missing = nodeTypes.map((t) => podClass.size.filter((s, d) => s > t.capacity[d]!).length);
    const fewest = Math.min(...missing);
    const nearest = nodeTypes[missing.indexOf(fewest)]!;
    const reasons = podClass.size.flatMap((size, d) => {
      const offer = nearest.capacity[d]!;
      return size > offer
        ? [`dimension ${d}: asks ${size}, "${nearest.name}" offers ${offer}`]
        : [];
    });
    const label = nameOf("Pod class", podClass.name, i);
    const message = `${label} fits on no node type (${reasons.join("; ")}).`;
    found.add("does-not-fit", `podClasses.${i}.size`, message, podClass.size.join(", "));
  }
}

function checkBudget(found: Findings, budget: unknown): void {
  if (budget === undefined) return;
  if (!isRecord(budget)) {
    found.add("not-an-object", "budget", "budget must be an object.", budget);
    return;
  }
  for (const field of ["pivots", "branchNodes"]) {
    if (budget[field] === undefined) continue;
    found.whole(budget[field], `budget.${field}`, `budget.${field}`, 0, PACKING_LIMITS.amount);
  }
}

/**
 * Everything wrong with a packing problem, each finding with the class or type it belongs to.
 * Takes `unknown`: what arrives from a link or a file may be anything, and nothing here throws.
 */
export function checkProblem(problem: unknown): readonly Issue[] {
  const found = new Findings();
  if (!isRecord(problem)) {
    found.add("not-an-object", "", "A packing problem must be an object.", problem);
    return found.issues;
  }
  const types = found.list(problem["nodeTypes"], "nodeTypes", PACKING_LIMITS.nodeTypes);
  const classes = found.list(problem["podClasses"], "podClasses", PACKING_LIMITS.podClasses);
  if (types.length === 0 && found.issues.length === 0) {
    found.add("no-node-types", "nodeTypes", "At least one node type is needed.", "none");
  }
  const dimensions = checkNodeTypes(found, types);
  let pods = 0;
  for (let i = 0; i < classes.length; i++) {
    pods += checkPodClass(found, classes[i], i, dimensions);
  }
  checkTotals(found, pods);
  for (const field of ["minNodes", "enoughNodes"]) {
    if (problem[field] === undefined) continue;
    found.whole(problem[field], field, field, 0, PACKING_LIMITS.minNodes);
  }
  checkBudget(found, problem["budget"]);
  if (found.issues.length > 0) return found.issues;
  const sound = problem as unknown as Sound;
  checkExactness(found, sound);
  if (found.issues.length === 0) checkFits(found, sound);
  return found.issues;
}
