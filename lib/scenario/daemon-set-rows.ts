import type { SystemPods } from "../catalog/schema";
import { systemPodsOf } from "../catalog/system-pods";
import type { Scenario } from "./schema";
import { type SystemDaemonSetLine, systemDaemonSetLines } from "./system-daemon-sets";

/** One system DaemonSet as an editor shows it. */
export type DaemonSetRow = Pick<SystemDaemonSetLine, "name" | "on" | "request" | "pools"> & {
  /** Of the platform's list: what it says, and where it was read. */
  readonly listed:
    | (NonNullable<SystemDaemonSetLine["listed"]> & {
        readonly source: { readonly title: string; readonly href: string | undefined };
        readonly note: string | undefined;
      })
    | undefined;
  /** The scenario says otherwise than the list. */
  readonly changed: boolean;
};

/** What runs on every node before any mesh: the platform's list with the scenario's changes. */
export function daemonSetRows(scenario: Scenario, systemPods: SystemPods): readonly DaemonSetRow[] {
  const { daemonSets } = systemPodsOf(systemPods, scenario.cluster.platform);
  return systemDaemonSetLines(scenario, daemonSets).map(({ name, on, request, pools, listed }) => {
    const pod = daemonSets.find((each) => each.name === name);
    const source = systemPods.sources.find(({ id }) => id === pod?.source);
    return {
      name,
      on,
      request,
      pools,
      changed: scenario.cluster.systemDaemonSets[name] !== undefined,
      listed:
        listed === undefined
          ? undefined
          : {
              ...listed,
              source: { title: source?.title ?? pod?.source ?? "", href: source?.url },
              note: pod?.note,
            },
    };
  });
}
