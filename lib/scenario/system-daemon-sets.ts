import type { SystemPod } from "../catalog/schema";
import { DEFAULT_POOL } from "../model/default-pool";
import type { Resources } from "../units/resources";
import { systemPodRequest } from "./expand";
import type { Scenario } from "./schema";

/** One system DaemonSet as the scenario has it: the platform's, changed, or one of the user's own. */
export type SystemDaemonSetLine = {
  readonly name: string;
  readonly role: string;
  readonly on: boolean;
  readonly request: Resources;
  /** What the platform's list says; undefined for one that is not on it. */
  readonly listed: { readonly on: boolean; readonly request: Resources } | undefined;
  /** Pools whose nodes run it; undefined: all. */
  readonly pools: readonly string[] | undefined;
};

/** A DaemonSet of the user's own; no mesh replaces it. */
const OWN_ROLE = "own";

/** The platform's list in its own order, with the scenario's changes, then the user's own by name. */
export function systemDaemonSetLines(
  { cluster }: Scenario,
  listed: readonly Pick<
    SystemPod,
    "name" | "role" | "optional" | "containers" | "initContainers"
  >[],
): readonly SystemDaemonSetLine[] {
  const changes = cluster.systemDaemonSets;
  const names = new Set(listed.map(({ name }) => name));
  const own = Object.keys(changes)
    .filter((name) => !names.has(name) && Object.keys(changes[name] ?? {}).length > 0)
    .sort();
  return [
    ...listed.map((pod) => {
      const usual = { on: pod.optional !== true, request: systemPodRequest(pod) };
      return {
        name: pod.name,
        role: pod.role,
        listed: usual,
        ...changed(changes[pod.name], usual),
      };
    }),
    ...own.map((name) => ({
      name,
      role: OWN_ROLE,
      listed: undefined,
      ...changed(changes[name], { on: true, request: { cpuMilli: 0, memoryMiB: 0 } }),
    })),
  ];
}

function changed(
  change: Scenario["cluster"]["systemDaemonSets"][string] | undefined,
  usual: { readonly on: boolean; readonly request: Resources },
) {
  return {
    on: change?.off === undefined ? usual.on : !change.off,
    request: {
      cpuMilli: change?.cpuRequestMilli ?? usual.request.cpuMilli,
      memoryMiB: change?.memoryRequestMiB ?? usual.request.memoryMiB,
    },
    pools: change?.pools,
  };
}

/** Whether a DaemonSet runs on the nodes of a pool. */
export function runsInPool(line: SystemDaemonSetLine, pool: string = DEFAULT_POOL): boolean {
  return line.on && (line.pools === undefined || line.pools.includes(pool));
}
