import type { PodClass } from "../packing/types";
import { add } from "../units/resources";
import type { BarePods } from "./bare-pods";
import { type Demand, demandOf, demandOfBoth } from "./demand";
import { podClass, podSize } from "./pod-class";
import { podRequest } from "./pod-requests";
import { assumedUse, type UseShares } from "./traffic";
import type { AddedLoad, Cluster, Load, OptionSettings, SystemDeployment, Workload } from "./types";

/** Pods that are the same at any number of nodes: applications and system Deployments. */
export type StandingPods = {
  readonly standing: readonly PodClass[];
  /** What they ask for together: the same sums serve every number of nodes. */
  readonly standingDemand: Demand;
  /** So many different sizes that plans are first answers. */
  readonly large: boolean;
};

/** What a mesh adds to each workload's pods, and how it is counted. */
type Meshed = {
  readonly workloads: readonly Workload[];
  readonly perPod: readonly (AddedLoad | undefined)[];
  readonly settings: Pick<OptionSettings, "nativeSidecars">;
};

/** The standing pods of a cluster under a mesh: as they were before, where it adds nothing to any. */
export function standingPods(bare: BarePods, cluster: Cluster, meshed: Meshed): StandingPods {
  if (meshed.perPod.length === 0) return unmeshedPods(bare, cluster);
  const applications = meshedClasses(bare, meshed);
  return withSystem(applications, demandOf(applications), cluster, bare.shares);
}

/** By the pods before any mesh: all options without per-pod proxies ask for the same. */
const unmeshed = new WeakMap<
  BarePods,
  { readonly cluster: Cluster; readonly pods: StandingPods }
>();

function unmeshedPods(bare: BarePods, cluster: Cluster): StandingPods {
  const known = unmeshed.get(bare);
  if (known?.cluster === cluster) return known.pods;
  const pods = withSystem(bare.classes, bare.demand, cluster, bare.shares);
  unmeshed.set(bare, { cluster, pods });
  return pods;
}

/** The pods with what the mesh adds to each; as they are where it adds nothing. */
function meshedClasses(
  bare: BarePods,
  { workloads, perPod, settings }: Meshed,
): readonly PodClass[] {
  let last:
    | { readonly load: Load; readonly added: AddedLoad; readonly size: PodClass["size"] }
    | undefined;
  return bare.classes.map((each, index) => {
    const added = perPod[index];
    if (added === undefined) return each;
    const load = bare.loads[index] as Load;
    // Pods that are alike share both.
    if (last?.load !== load || last.added !== added) {
      const workload = workloads[index] as Workload;
      const request = podRequest(workload, added.request, settings.nativeSidecars, added.init);
      last = { load, added, size: podSize({ request, use: add(load.use, added.use) }) };
    }
    const { name, count, maxPerNode } = each;
    return { name, size: last.size, count, maxPerNode };
  });
}

function withSystem(
  applications: readonly PodClass[],
  demand: Demand,
  { deployments }: Cluster,
  shares: UseShares,
): StandingPods {
  const system = deployments.map((deployment) => systemClass(deployment, shares));
  const standing = applications.concat(system);
  return {
    standing,
    standingDemand: demandOfBoth(demand, demandOf(system)),
    large: isLarge(standing),
  };
}

function systemClass({ name, request, replicas }: SystemDeployment, shares: UseShares): PodClass {
  return podClass(`system ${name}`, { request, use: assumedUse(request, shares) }, replicas);
}

/**
 * Beyond this many different pods a proof costs seconds and gains next to nothing: so many sizes
 * fill nodes well. They get the first answer.
 */
const FEW_CLASSES = 64;

function isLarge(standing: readonly PodClass[]): boolean {
  if (standing.length <= FEW_CLASSES) return false;
  const sizes = new Set<string>();
  return standing.some(({ size }) => sizes.add(size.join()).size > FEW_CLASSES);
}
