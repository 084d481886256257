import { type PoolInput, podSlots, poolInput } from "../model/node-pool";
import { surgePods } from "../model/rollout";
import type { Footprint, Load, MeshDeployment, NodeAgent } from "../model/types";
import type { Resources } from "../units/resources";

/**
 * The pool while two options run on one cluster: a pod has the larger of both proxies, every node
 * the agents of both, the control planes of both run, and nothing of the system has gone yet that
 * one of them needs. What has the same name in both is one thing. Where pods restart, their surge
 * comes on top.
 */
export function sideBySide(
  before: PoolInput,
  then: PoolInput,
  restarts: boolean,
): { readonly input: PoolInput; readonly twoControlPlanes: boolean } {
  const slots = Math.min(
    podSlots(before.cluster, before.settings),
    podSlots(then.cluster, then.settings),
  );
  const both = poolInput({
    cluster: then.cluster,
    workloads: then.workloads,
    footprint: united(before.footprint, then.footprint),
    settings: { ...then.settings, maxPods: slots },
    sizing: then.sizing,
    coefficients: then.coefficients,
  });
  return {
    input: restarts ? surged(both) : both,
    twoControlPlanes: hasControlPlane(before) && hasControlPlane(then) && !isShared(before, then),
  };
}

function united(a: Footprint, b: Footprint): Footprint {
  return {
    perPod: Array.from({ length: Math.max(a.perPod.length, b.perPod.length) }, (_, index) =>
      largerLoad(a.perPod[index], b.perPod[index]),
    ),
    agents: (nodes) => mergeAgents(a.agents(nodes), b.agents(nodes)),
    deployments: (nodes) => mergeDeployments(a.deployments(nodes), b.deployments(nodes)),
    replacesRoles: a.replacesRoles.filter((role) => b.replacesRoles.includes(role)),
    proxies: (nodes) => a.proxies(nodes) + b.proxies(nodes),
    metricSeries: (nodes) => a.metricSeries(nodes) + b.metricSeries(nodes),
    loggedRequestsPerSecond: Math.max(a.loggedRequestsPerSecond, b.loggedRequestsPerSecond),
    extraGBPerSecond: Math.max(a.extraGBPerSecond, b.extraGBPerSecond),
  };
}

const larger = (a: Resources, b: Resources): Resources => ({
  cpuMilli: Math.max(a.cpuMilli, b.cpuMilli),
  memoryMiB: Math.max(a.memoryMiB, b.memoryMiB),
});

function largerLoad(a: Load | undefined, b: Load | undefined): Load | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { request: larger(a.request, b.request), use: larger(a.use, b.use) };
}

function mergeAgents(a: readonly NodeAgent[], b: readonly NodeAgent[]): readonly NodeAgent[] {
  const merged = new Map(a.map((agent) => [agent.name, agent]));
  for (const agent of b) {
    const same = merged.get(agent.name);
    merged.set(
      agent.name,
      same === undefined
        ? agent
        : {
            ...agent,
            load: largerLoad(same.load, agent.load) ?? agent.load,
            meanUse: larger(same.meanUse, agent.meanUse),
          },
    );
  }
  return [...merged.values()];
}

function mergeDeployments(
  a: readonly MeshDeployment[],
  b: readonly MeshDeployment[],
): readonly MeshDeployment[] {
  const merged = new Map(a.map((deployment) => [deployment.name, deployment]));
  for (const deployment of b) {
    const same = merged.get(deployment.name);
    merged.set(
      deployment.name,
      same === undefined
        ? deployment
        : {
            ...deployment,
            replicas: Math.max(same.replicas, deployment.replicas),
            load: largerLoad(same.load, deployment.load) ?? deployment.load,
            meanUse: larger(same.meanUse, deployment.meanUse),
          },
    );
  }
  return [...merged.values()];
}

const controlPlanes = ({ footprint, cluster }: PoolInput) =>
  footprint.deployments(cluster.minNodes).filter(({ owner }) => owner === "control-plane");

const hasControlPlane = (input: PoolInput) => controlPlanes(input).length > 0;

/** Both modes of Istio run under one istiod. */
function isShared(a: PoolInput, b: PoolInput): boolean {
  const names = controlPlanes(a).map(({ name }) => name);
  return controlPlanes(b).some(({ name }) => names.includes(name));
}

/** More application pods, as an upgrade's surge is counted. */
function surged(input: PoolInput): PoolInput {
  const surges = surgePods(input.workloads, input.coefficients);
  const standing = input.standing.map((podClass, index) => ({
    ...podClass,
    count: podClass.count + (surges[index] ?? 0),
  }));
  return { ...input, standing };
}
