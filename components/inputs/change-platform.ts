import { regions } from "@/lib/catalog/regions";
import {
  FAMILY_OF,
  type PlatformId,
  PROVIDER_OF,
  type ProviderId,
  STARTING_POINT,
} from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";

type Cluster = Scenario["cluster"];

/**
 * A platform brings its own CNI, control-plane tiers and system DaemonSets; one on another cloud
 * brings that cloud's first region and a usual machine as well.
 */
export function changePlatform(cluster: Cluster, platform: PlatformId): Partial<Cluster> {
  const provider = PROVIDER_OF[platform] ?? cluster.provider;
  return {
    platform,
    cni: "default",
    controlPlaneTier: "standard",
    ...(FAMILY_OF[platform] === FAMILY_OF[cluster.platform] ? {} : { systemDaemonSets: {} }),
    ...(provider === cluster.provider ? {} : changeProvider(cluster, provider)),
  };
}

/** Another cloud: its first region, a machine every region of it has, bought on demand, in every pool. */
export function changeProvider({ pools }: Cluster, provider: ProviderId): Partial<Cluster> {
  const { region, instanceType } = STARTING_POINT[provider];
  const machine = { instanceType, capacityType: "on-demand" as const };
  return { provider, region, ...machine, pools: pools.map((pool) => ({ ...pool, ...machine })) };
}

export function regionsOf(provider: ProviderId): readonly string[] {
  return regions[provider];
}
