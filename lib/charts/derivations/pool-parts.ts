import { MESH_OWNERS } from "../../model/breakdown";
import type { Derivation } from "../../model/explain";
import type { Formula } from "../../model/formula";
import { keptFree, podSlots } from "../../model/node-pool";
import { podRequest } from "../../model/pod-requests";
import { podCount } from "../../model/traffic";
import { type Breakdown, type Load, OWNERS, type Owner, type Workload } from "../../model/types";
import type { Resources } from "../../units/resources";
import { OWNER_LOOKS } from "../options";
import type { PoolResource } from "../pool-by-owner";
import type { DerivedOption, DerivedPool } from "./derived-option";
import { sumOf, type Term, worked } from "./terms";

/** How a resource is booked inside, and shown outside. */
const RESOURCES: Readonly<
  Record<
    PoolResource,
    {
      readonly book: keyof Breakdown;
      readonly unit: string;
      readonly perUnit: number;
      readonly word: string;
    }
  >
> = {
  cpu: { book: "cpuMilli", unit: "vCPU", perUnit: 1000, word: "CPU" },
  memory: { book: "memoryMiB", unit: "GiB", perUnit: 1024, word: "memory" },
  pods: { book: "pods", unit: "pods", perUnit: 1, word: "pod slots" },
};

/** What all nodes have and nobody holds. */
const STRANDED: Formula<"nodes" | "machine" | "held" | "perUnit"> = {
  label: "Left over: what nobody holds",
  unit: "",
  text: "({nodes} × {machine} − {held}) ÷ {perUnit}",
  source: "bookkeeping",
  evaluate: (v) => (v.nodes * v.machine - v.held) / v.perUnit,
};

/** The same over several node pools, of different machines. */
const STRANDED_IN_POOLS: Formula<"offered" | "held" | "perUnit"> = {
  label: "Left over in all pools: what nobody holds",
  unit: "",
  text: "({offered} − {held}) ÷ {perUnit}",
  source: "bookkeeping",
  evaluate: (v) => (v.offered - v.held) / v.perUnit,
};

/** One owner's part of the pool, as the pool chart shows it. */
export function ownerPart(
  derived: DerivedOption,
  resource: PoolResource,
  owner: Owner,
): readonly Derivation[] {
  const { book, unit, perUnit, word } = RESOURCES[resource];
  const label = OWNER_LOOKS.find((look) => look.owner === owner)?.label ?? owner;
  if (owner !== "stranded") {
    return [sumOf(label, `${label}: ${word}`, unit, ownerTerms(derived, owner, book), perUnit)];
  }
  const { pool, pools, asked } = derived;
  const machineOf = ({ input: { cluster } }: DerivedPool) =>
    book === "pods" ? podSlots(cluster, asked.settings) : cluster.node.machine[book];
  const others = OWNERS.filter((other) => other !== "stranded");
  const held = others.reduce((sum, other) => sum + pool.breakdown[book][other], 0);
  const [first] = pools;
  const alone = pools.length === 1 && first !== undefined;
  const offered = pools.reduce((sum, each) => sum + machineOf(each) * each.part.nodes, 0);
  const left = alone
    ? worked(label, STRANDED, { nodes: pool.nodes, machine: machineOf(first), held, perUnit })
    : worked(label, STRANDED_IN_POOLS, { offered, held, perUnit });
  const terms = others.map((other) => ({
    label: OWNER_LOOKS.find((look) => look.owner === other)?.label ?? other,
    count: 1,
    each: pool.breakdown[book][other],
  }));
  return [
    { ...left, unit },
    sumOf(
      label,
      "Held by others",
      book === "cpuMilli" ? "m" : book === "memoryMiB" ? "MiB" : unit,
      terms,
    ),
  ];
}

/** What the mesh reserves over the whole pool, then each owner's part of it. */
export function meshReserved(
  derived: DerivedOption,
  resource: "cpu" | "memory",
): readonly Derivation[] {
  const { book, unit, perUnit, word } = RESOURCES[resource];
  const held = MESH_OWNERS.filter((owner) => derived.pool.breakdown[book][owner] !== 0);
  const head = sumOf(
    derived.result.name,
    `Mesh ${word} reserved`,
    unit,
    held.map((owner) => ({
      label: OWNER_LOOKS.find((look) => look.owner === owner)?.label ?? owner,
      count: 1,
      each: derived.pool.breakdown[book][owner],
    })),
    perUnit,
  );
  return [head, ...held.flatMap((owner) => ownerPart(derived, resource, owner))];
}

/** What the mesh is predicted to use over the whole pool by component, then each owner's by its pods. */
export function meshUsed(
  { pool, pools, result }: DerivedOption,
  resource: "cpu" | "memory",
): readonly Derivation[] {
  const { book, unit, perUnit, word } = RESOURCES[resource];
  const of = (amount: Resources) => (resource === "cpu" ? amount.cpuMilli : amount.memoryMiB);
  const terms = pool.components.map(({ name, use }) => ({ label: name, count: 1, each: of(use) }));
  const head = sumOf(result.name, `Mesh ${word} predicted to be used`, unit, terms, perUnit);
  const parts = MESH_OWNERS.filter((owner) => pool.breakdown[book][owner] !== 0).map((owner) => {
    const label = OWNER_LOOKS.find((look) => look.owner === owner)?.label ?? owner;
    const each = pools.flatMap((there) => usedTerms(there, owner, of));
    return sumOf(label, `${label}: ${word} predicted to be used`, unit, each, perUnit);
  });
  return [head, ...parts];
}

/** What an owner's pods are predicted to use; every part is a count of equal things. */
function usedTerms(
  pool: DerivedPool,
  owner: Owner,
  of: (amount: Resources) => number,
): readonly Term[] {
  if (owner === "per-pod-proxies") {
    const { workloads, footprint } = pool.input;
    return countedTogether(workloads, (_, index) => {
      const load = footprint.perPod[index];
      return load === undefined ? 0 : of(load.use);
    });
  }
  return componentTerms(pool, owner, ({ use }) => of(use));
}

/** What an owner holds, part by part; every part is a count of equal things. */
function ownerTerms(derived: DerivedOption, owner: Owner, book: keyof Breakdown): readonly Term[] {
  const { pools } = derived;
  return pools.flatMap((pool) => {
    const terms = termsIn(pool, owner, book);
    if (pools.length === 1) return terms;
    const there = terms.filter(({ count }) => count > 0);
    return there.map((term) => ({ ...term, label: `${term.label} (${pool.part.name})` }));
  });
}

function termsIn(pool: DerivedPool, owner: Owner, book: keyof Breakdown): readonly Term[] {
  const { part, input } = pool;
  const { cluster, daemonSets } = input;
  const { nodes } = part;
  const of = (request: Resources) => (book === "pods" ? 1 : request[book]);
  switch (owner) {
    case "applications":
      return podTerms(pool, (_, bare) => of(bare));
    case "per-pod-proxies":
      return book === "pods" ? [] : podTerms(pool, (meshed, bare) => meshed[book] - bare[book]);
    case "system":
      return [
        ...daemonSets.map(({ name, request }) => ({
          label: name,
          count: nodes,
          each: of(request),
        })),
        ...cluster.deployments.map(({ name, replicas, request }) => ({
          label: name,
          count: replicas,
          each: of(request),
        })),
      ];
    case "reserved": {
      const { machine, allocatable } = cluster.node;
      const each = book === "pods" ? 0 : machine[book] - allocatable[book];
      return [{ label: "capacity − allocatable of every node", count: nodes, each }];
    }
    case "headroom": {
      const each = book === "pods" ? 0 : keptFree(cluster)[book];
      return [{ label: "kept free on every node", count: nodes, each }];
    }
    case "stranded":
      return [];
    case "per-node-agents":
    case "waypoints":
    case "control-plane":
    case "gateways":
    case "add-ons":
      return componentTerms(pool, owner, ({ request }, pods) =>
        book === "pods" ? pods : of(request),
      );
  }
}

/** An owner's agents, one a node, and its Deployments; `each` is of one agent's load or one replica's. */
function componentTerms(
  { part, agents, deployments }: DerivedPool,
  owner: Owner,
  each: (load: Load, pods: number) => number,
): readonly Term[] {
  const own = <Item extends { readonly owner: Owner }>(items: readonly Item[]) =>
    items.filter((item) => item.owner === owner);
  return [
    ...own(agents).map(({ name, load, pods }) => ({
      label: name,
      count: part.nodes,
      each: each(load, pods),
    })),
    ...own(deployments).map(({ name, replicas, load }) => ({
      label: name,
      count: replicas,
      each: each(load, 1),
    })),
  ];
}

/** Pods by what each of them holds: workloads that hold the same are one term. */
function podTerms(
  { input: { workloads, footprint, settings } }: DerivedPool,
  amount: (meshed: Resources, bare: Resources) => number,
): readonly Term[] {
  return countedTogether(workloads, (workload, index) => {
    const bare = podRequest(workload);
    const load = footprint.perPod[index];
    const meshed =
      load === undefined ? bare : podRequest(workload, load.request, settings.nativeSidecars);
    return amount(meshed, bare);
  });
}

/** The pods of workloads of which each has the same are one term. */
function countedTogether(
  workloads: readonly Workload[],
  amountOf: (workload: Workload, index: number) => number,
): readonly Term[] {
  const groups = new Map<number, { count: number; names: string[] }>();
  workloads.forEach((workload, index) => {
    const each = amountOf(workload, index);
    const group = groups.get(each) ?? { count: 0, names: [] };
    group.count += podCount(workload);
    group.names.push(workload.name);
    groups.set(each, group);
  });
  return [...groups].map(([each, { count, names }]) => ({ label: namesText(names), count, each }));
}

const MOST_NAMES = 3;

/** "cart, frontend, payment and 5 more". */
function namesText(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, MOST_NAMES).join(", ");
  const rest = distinct.length - MOST_NAMES;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
