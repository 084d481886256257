/**
 * The checker's own way to bound the weight one node can hold. It shares nothing with the
 * planner: a textbook simplex tableau for the linear relaxation, plain 0/1 tables over binary
 * bundles, and a depth-first search that only has to show that nothing exceeds a claim.
 */

type HeaviestQuestion = {
  readonly weights: readonly number[];
  readonly sizes: readonly (readonly number[])[];
  readonly capacity: readonly number[];
  /** At most so many pods of each class on the node. */
  readonly most: readonly number[];
  /** The claim to check: no node holds more. */
  readonly claim: number;
  readonly steps: number;
};

type HeaviestVerdict = "holds" | "exceeded" | "undecided";

const TABLE_WIDTH = 65_536;
const CELLS = 4_000_000;

type Item = { weight: number; size: readonly number[]; most: number };

function usefulItems({ weights, sizes, capacity, most }: HeaviestQuestion): Item[] {
  const items = weights.flatMap((weight, i) => {
    if (weight <= 0) return [];
    const size = sizes[i]!;
    let fits = most[i]!;
    for (const [d, s] of size.entries()) {
      if (s > 0) fits = Math.min(fits, Math.floor(capacity[d]! / s));
    }
    return fits > 0 ? [{ weight, size, most: fits }] : [];
  });
  return items.length > 100 ? mergedByWeight(items, capacity) : items;
}

/**
 * Classes of one weight become one class of their smallest sizes: whatever fitted before still
 * fits, so a claim that holds for the merged classes holds for the true ones.
 */
function mergedByWeight(items: readonly Item[], capacity: readonly number[]): Item[] {
  const merged = new Map<number, Item>();
  for (const item of items) {
    const other = merged.get(item.weight);
    if (other === undefined) {
      merged.set(item.weight, item);
      continue;
    }
    const size = item.size.map((s, d) => Math.min(s, other.size[d]!));
    let most = item.most + other.most;
    for (const [d, s] of size.entries())
      if (s > 0) most = Math.min(most, Math.floor(capacity[d]! / s));
    merged.set(item.weight, { weight: item.weight, size, most });
  }
  return [...merged.values()];
}

/**
 * Prices of the dimensions that make the linear bound smallest: the duals of
 * max w a, S a <= capacity, a <= most, by the tableau method with Bland's rule (never cycles).
 */
function dualPrices(items: readonly Item[], capacity: readonly number[]): number[] {
  const [n, dims] = [items.length, capacity.length];
  const rows = dims + n;
  const width = n + rows + 1;
  const table = Array.from({ length: rows + 1 }, () => new Float64Array(width));
  for (let d = 0; d < dims; d++) {
    const unit = Math.max(1, capacity[d]!);
    for (let j = 0; j < n; j++) table[d]![j] = items[j]!.size[d]! / unit;
    table[d]![width - 1] = capacity[d]! > 0 ? 1 : 0;
  }
  const heaviest = Math.max(...items.map((item) => item.weight));
  for (let j = 0; j < n; j++) {
    table[dims + j]![j] = 1;
    table[dims + j]![width - 1] = items[j]!.most;
    table[rows]![j] = -items[j]!.weight / heaviest;
  }
  for (let r = 0; r < rows; r++) table[r]![n + r] = 1;
  maximise(table, rows, width);
  return capacity.map((c, d) => (Math.max(0, table[rows]![n + d]!) * heaviest) / Math.max(1, c));
}

function maximise(table: Float64Array[], rows: number, width: number): void {
  const goal = table[rows]!;
  for (let turn = 0; turn < 20 * width; turn++) {
    let column = -1;
    // Steepest first; Bland's first-index rule after many turns, when cycling is possible.
    for (let j = 0; j < width - 1; j++) {
      if (goal[j]! >= -1e-11) continue;
      if (column < 0 || goal[j]! < goal[column]!) column = j;
      if (turn > 4 * width) break;
    }
    if (column < 0) return;
    let row = -1;
    for (let r = 0; r < rows; r++) {
      const a = table[r]![column]!;
      if (a <= 1e-11) continue;
      const better =
        row < 0 || table[r]![width - 1]! / a < table[row]![width - 1]! / table[row]![column]!;
      if (better) row = r;
    }
    if (row < 0) return;
    pivotOn(table, row, column, width);
  }
}

function pivotOn(table: Float64Array[], row: number, column: number, width: number): void {
  const pivotRow = table[row]!;
  const scale = 1 / pivotRow[column]!;
  for (let j = 0; j < width; j++) pivotRow[j]! *= scale;
  for (const other of table) {
    const factor = other[column]!;
    if (other === pivotRow || factor === 0) continue;
    for (let j = 0; j < width; j++) other[j]! -= factor * pivotRow[j]!;
  }
}

/** Best priced weight of items k.. for every capacity of one dimension. */
type Table = { dimension: number; unit: number; rows: Float64Array[] };

function tableOf(
  items: readonly Item[],
  capacity: readonly number[],
  prices: readonly number[],
  dimension: number,
): Table {
  const widest = Math.min(TABLE_WIDTH, Math.max(256, Math.floor(CELLS / (items.length + 1))));
  const unit = Math.max(1, Math.ceil(capacity[dimension]! / widest));
  const width = Math.floor(capacity[dimension]! / unit) + 1;
  const rows: Float64Array[] = Array.from({ length: items.length + 1 });
  rows[items.length] = new Float64Array(width);
  for (let k = items.length - 1; k >= 0; k--) {
    const { size, most, weight } = items[k]!;
    const priced = size.reduce((w, s, e) => (e === dimension ? w : w - s * prices[e]!), weight);
    const row = Float64Array.from(rows[k + 1]!);
    if (priced > 0) addBundles(row, Math.floor(size[dimension]! / unit), most, priced);
    rows[k] = row;
  }
  return { dimension, unit, rows };
}

/** Up to `most` copies as bundles of 1, 2, 4, ... and the rest, each taken once or not. */
function addBundles(row: Float64Array, size: number, most: number, weight: number): void {
  let left = size > 0 ? Math.min(most, Math.floor((row.length - 1) / size)) : most;
  if (size === 0) {
    for (let c = 0; c < row.length; c++) row[c]! += most * weight;
    return;
  }
  for (let bundle = 1; left > 0; bundle *= 2) {
    const copies = Math.min(bundle, left);
    const [step, gain] = [copies * size, copies * weight];
    for (let c = row.length - 1; c >= step; c--) {
      const taken = row[c - step]! + gain;
      if (taken > row[c]!) row[c] = taken;
    }
    left -= copies;
  }
}

/** Prices with what they alone allow the items from k on to add, beyond the capacity left. */
type Pricing = { readonly prices: readonly number[]; readonly slack: Float64Array };

function pricing(items: readonly Item[], prices: readonly number[]): Pricing {
  const slack = new Float64Array(items.length + 1);
  for (let k = items.length - 1; k >= 0; k--) {
    const { weight, size, most } = items[k]!;
    const gain = size.reduce((w, s, d) => w - s * prices[d]!, weight);
    slack[k] = slack[k + 1]! + Math.max(0, gain) * most;
  }
  return { prices, slack };
}

class Search {
  private readonly tables: Table[];
  /** Any prices give a bound; those learned where others failed are kept for later nodes. */
  private readonly pricings: Pricing[];
  private lessons = 400;

  constructor(
    private readonly items: readonly Item[],
    private readonly prices: readonly number[],
    capacity: readonly number[],
    private readonly claim: number,
    private steps: number,
  ) {
    this.pricings = [pricing(items, prices)];
    const spent = capacity.map((c, d) => c * prices[d]!);
    const total = spent.reduce((a, b) => a + b, 0);
    this.tables = capacity.flatMap((_, d) =>
      spent[d]! > 1e-3 * total ? [tableOf(items, capacity, prices, d)] : [],
    );
  }

  private bound(k: number, left: readonly number[]): number {
    let least = Number.POSITIVE_INFINITY;
    for (const { prices, slack } of this.pricings) {
      let bound = slack[k]!;
      for (let d = 0; d < left.length; d++) bound += left[d]! * prices[d]!;
      if (bound < least) least = bound;
    }
    let priced = 0;
    for (let d = 0; d < left.length; d++) priced += left[d]! * this.prices[d]!;
    for (const { dimension, unit, rows } of this.tables) {
      const other = priced - left[dimension]! * this.prices[dimension]!;
      least = Math.min(least, other + rows[k]![Math.floor(left[dimension]! / unit)]!);
    }
    return least;
  }

  /** Solves this node's own relaxation; true when its prices settle the node. */
  private learned(k: number, left: readonly number[], enough: number): boolean {
    if (this.lessons <= 0) return false;
    this.lessons--;
    const prices = dualPrices(this.items.slice(k), left);
    const own = pricing(this.items, prices);
    const bound = left.reduce((sum, l, d) => sum + l * prices[d]!, own.slack[k]!);
    if (bound >= enough) return false;
    this.pricings.push(own);
    if (this.pricings.length > 24) this.pricings.splice(1, 1);
    return true;
  }

  /** Looks for a node heavier than the claim, from item k on. */
  run(k: number, left: readonly number[], weight: number): HeaviestVerdict {
    if (weight > this.claim) return "exceeded";
    // Weights are whole, so only a whole unit above the claim would refute it.
    if (k === this.items.length || weight + this.bound(k, left) < this.claim + 1 - 1e-4)
      return "holds";
    const { size, most, weight: each } = this.items[k]!;
    let fits = most;
    for (let d = 0; d < size.length; d++) {
      if (size[d]! > 0) fits = Math.min(fits, Math.floor(left[d]! / size[d]!));
    }
    for (let pods = fits; pods >= 0; pods--) {
      if (--this.steps < 0) return "undecided";
      const verdict = this.run(
        k + 1,
        left.map((l, d) => l - pods * size[d]!),
        weight + pods * each,
      );
      if (verdict !== "holds") return verdict;
    }
    return "holds";
  }
}

function commonDivisor(numbers: readonly number[]): number {
  let divisor = 0;
  for (const number of numbers) {
    let [a, b] = [divisor, number];
    while (b !== 0) [a, b] = [b, a % b];
    divisor = a;
  }
  return divisor;
}

/** Beyond so many units the sums a dimension can reach are not enumerated. */
const REACHABLE_MOST = 1_000_000;

/** Sizes share a divisor, and not every sum can be reached: what is above is no use to a node. */
function reachableUnits(items: readonly Item[], limit: number, d: number, divisor: number): number {
  const units = Math.floor(limit / divisor);
  if (units > REACHABLE_MOST) return units;
  const mask = (1n << BigInt(units + 1)) - 1n;
  let sums = 1n;
  for (const { size, most } of items) {
    const step = size[d]! / divisor;
    for (let left = step > 0 ? most : 0, bundle = 1; left > 0; bundle *= 2) {
      const copies = Math.min(bundle, left);
      sums |= (sums << BigInt(step * copies)) & mask;
      left -= copies;
    }
  }
  return sums.toString(2).length - 1;
}

/** Sizes and capacity in units of each dimension's common divisor. */
function inCommonUnits(items: readonly Item[], capacity: readonly number[]) {
  const units = capacity.map((_, d) => Math.max(1, commonDivisor(items.map((i) => i.size[d]!))));
  return {
    items: items.map((item) => ({ ...item, size: item.size.map((s, d) => s / units[d]!) })),
    capacity: capacity.map((c, d) => reachableUnits(items, c, d, units[d]!)),
  };
}

/** Whether no node can hold more weight than claimed. */
export function checkHeaviest(question: HeaviestQuestion): HeaviestVerdict {
  const useful = usefulItems(question);
  if (useful.length === 0) return question.claim >= 0 ? "holds" : "exceeded";
  const { items, capacity } = inCommonUnits(useful, question.capacity);
  const prices = dualPrices(items, capacity);
  const priced = (item: Item) => item.size.reduce((sum, s, d) => sum + s * prices[d]!, 0);
  const sorted = items
    .map((item, i) => ({ item, i, key: priced(item) }))
    .sort((a, b) => b.key - a.key || a.i - b.i)
    .map(({ item }) => item);
  const search = new Search(sorted, prices, capacity, question.claim, question.steps);
  return search.run(0, capacity, 0);
}
