import { regions } from "@/lib/catalog/regions";
import { type PlatformId, PROVIDER_OF, type ProviderId, STARTING_POINT } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";

type Cluster = Scenario["cluster"];

/**
 * A platform brings its own CNI and control-plane tiers; one on another cloud brings that cloud's
 * first region and a usual machine as well.
 */
export function changePlatform(cluster: Cluster, platform: PlatformId): Partial<Cluster> {
  const provider = PROVIDER_OF[platform] ?? cluster.provider;
  return {
    platform,
    cni: "default",
    controlPlaneTier: "standard",
    ...(provider === cluster.provider ? {} : changeProvider(provider)),
  };
}

/** Another cloud: its first region, a machine every region of it has, bought on demand. */
export function changeProvider(provider: ProviderId): Partial<Cluster> {
  return { provider, ...STARTING_POINT[provider], capacityType: "on-demand" };
}

export function regionsOf(provider: ProviderId): readonly string[] {
  return regions[provider];
}
