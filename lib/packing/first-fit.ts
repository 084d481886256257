import type { Group, NormalProblem } from "./normal-problem";

const NONE = -1;

/**
 * First fit for equal pods at once: nodes alike form a group, and a group takes a class evenly, so
 * the work depends on the number of classes, never on the number of pods. Groups are a list in
 * node order; what stands on a group is a chain of placements, which groups split from one another
 * share.
 */
class FirstFit {
  private readonly rows: number;
  /** What each group's nodes have free: group g's dimension d stands at g × rows + d. */
  private readonly free: number[] = [];
  private readonly count: number[] = [];
  private readonly next: number[] = [];
  private readonly chain: number[] = [];
  private readonly placed: { readonly podClass: number; readonly pods: number; before: number }[] =
    [];
  private first = NONE;
  private last = NONE;
  nodes = 0;

  constructor(
    private readonly normal: NormalProblem,
    private readonly type: number,
  ) {
    this.rows = normal.dimensions;
  }

  /** Places `wanted` pods of a class; false when none fits even on an empty node. */
  place(podClass: number, wanted: number): boolean {
    const { size, maxPerNode } = this.normal.classes[podClass]!;
    let left = wanted;
    for (let group = this.first; group !== NONE && left > 0; group = this.next[group]!) {
      const room = this.roomOn(group, size);
      if (room > 0) left -= this.put(group, podClass, Math.min(room, maxPerNode, left), left);
    }
    if (left === 0) return true;
    const { capacity } = this.normal.types[this.type]!;
    const room = this.append(capacity, left, maxPerNode, size);
    if (room === 0) return false;
    this.put(this.last, podClass, Math.min(room, left), left);
    return true;
  }

  private roomOn(group: number, size: readonly number[]): number {
    const { rows, free } = this;
    const at = group * rows;
    for (let d = 0; d < rows; d++) if (free[at + d]! < size[d]!) return 0;
    let room = Number.POSITIVE_INFINITY;
    for (let d = 0; d < rows; d++) {
      const s = size[d]!;
      if (s > 0) room = Math.min(room, Math.floor(free[at + d]! / s));
    }
    return room;
  }

  /** Empty nodes for `left` pods at the end of the list; returns the pods one of them holds. */
  private append(
    capacity: readonly number[],
    left: number,
    maxPerNode: number,
    size: readonly number[],
  ): number {
    let room = Math.min(left, maxPerNode);
    for (let d = 0; d < this.rows; d++) {
      if (size[d]! > 0) room = Math.min(room, Math.floor(capacity[d]! / size[d]!));
    }
    if (room === 0) return 0;
    const group = this.count.length;
    for (let d = 0; d < this.rows; d++) this.free.push(capacity[d]!);
    this.count.push(Math.ceil(left / room));
    this.next.push(NONE);
    this.chain.push(NONE);
    this.nodes += this.count[group]!;
    if (this.last === NONE) this.first = group;
    else this.next[this.last] = group;
    this.last = group;
    return room;
  }

  /** `each` pods on every node of the group, as far as they go; returns how many were placed. */
  private put(group: number, podClass: number, each: number, left: number): number {
    const full = Math.min(this.count[group]!, Math.floor(left / each));
    const rest = full < this.count[group]! ? left - full * each : 0;
    // From the back: what is split off comes right behind the group it comes from.
    if (full + (rest > 0 ? 1 : 0) < this.count[group]!) {
      this.split(group, this.count[group]! - full - (rest > 0 ? 1 : 0));
    }
    if (rest > 0) {
      this.split(group, 1);
      this.take(this.next[group]!, podClass, rest);
    }
    this.take(group, podClass, each);
    return full * each + rest;
  }

  /** The last `nodes` nodes of a group become a group of their own behind it. */
  private split(group: number, nodes: number): void {
    const made = this.count.length;
    for (let d = 0; d < this.rows; d++) this.free.push(this.free[group * this.rows + d]!);
    this.count.push(nodes);
    this.count[group]! -= nodes;
    this.chain.push(this.chain[group]!);
    this.next.push(this.next[group]!);
    this.next[group] = made;
    if (this.last === group) this.last = made;
  }

  private take(group: number, podClass: number, pods: number): void {
    const { size } = this.normal.classes[podClass]!;
    const { free } = this;
    for (let d = 0; d < this.rows; d++) free[group * this.rows + d]! -= size[d]! * pods;
    this.placed.push({ podClass, pods, before: this.chain[group]! });
    this.chain[group] = this.placed.length - 1;
  }

  groups(): Group[] {
    const groups: Group[] = [];
    for (let group = this.first; group !== NONE; group = this.next[group]!) {
      const pods = this.normal.classes.map(() => 0);
      for (let at = this.chain[group]!; at !== NONE; at = this.placed[at]!.before) {
        pods[this.placed[at]!.podClass]! += this.placed[at]!.pods;
      }
      groups.push({ type: this.type, pods, count: this.count[group]! });
    }
    return groups;
  }
}

/**
 * First-fit decreasing on one type, classes in the given order. Undefined when a class never fits
 * or when it would take more than `most` nodes.
 */
export function firstFit(
  normal: NormalProblem,
  counts: readonly number[],
  type: number,
  order: readonly number[],
  most = Number.POSITIVE_INFINITY,
): Group[] | undefined {
  const fit = new FirstFit(normal, type);
  for (const podClass of order) {
    const wanted = counts[podClass]!;
    if (wanted > 0 && !fit.place(podClass, wanted)) return undefined;
    if (fit.nodes > most) return undefined;
  }
  return fit.groups();
}
