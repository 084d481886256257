import type { PodClass } from "../packing/types";

/** Above this many pod classes they are planned in groups. */
export const MOST_CLASSES = 300;
/** Bins by CPU, within each by memory, within those by traffic: groups of alike pods. */
const BINS = [9, 6, 3];

/**
 * Which classes are planned as one: a list of their indices for each group. Classes are put
 * together by `alike` (request and traffic before any mesh), which must be the same for every
 * option and level of a comparison, so that groups match between them. A class with a limit per
 * node stays alone.
 */
export function groupsOf(
  classes: readonly PodClass[],
  alike: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const indices = classes.map((_, index) => index);
  const limited = indices.filter((index) => classes[index]?.maxPerNode !== undefined);
  const free = indices.filter((index) => classes[index]?.maxPerNode === undefined);
  const by = (key: number) => (a: number, b: number) =>
    (alike[a]?.[key] ?? 0) - (alike[b]?.[key] ?? 0) || a - b;
  const groups = BINS.reduce(
    (parts, bins, key) => parts.flatMap((part) => inBins([...part].sort(by(key)), bins)),
    [free],
  );
  return [...limited.map((index) => [index]), ...groups];
}

function inBins(sorted: readonly number[], bins: number): number[][] {
  const size = Math.max(1, Math.ceil(sorted.length / bins));
  const result: number[][] = [];
  for (let at = 0; at < sorted.length; at += size) result.push(sorted.slice(at, at + size));
  return result;
}

/** A group as one class: every pod as large as the largest of them in each respect, so a plan for it holds them all. */
export function asOneClass(classes: readonly PodClass[], group: readonly number[]): PodClass {
  const members = group.flatMap((index) => classes[index] ?? []);
  const [first] = members;
  if (first === undefined) throw new Error("a group has at least one class");
  if (members.length === 1) return first;
  return {
    name: `group ${group[0]}`,
    size: first.size.map((_, dimension) =>
      members.reduce((most, member) => Math.max(most, member.size[dimension] ?? 0), 0),
    ),
    count: members.reduce((sum, member) => sum + member.count, 0),
  };
}
