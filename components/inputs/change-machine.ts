import type { Scenario } from "@/lib/scenario/schema";

/**
 * The default pool on a machine as the ranking shows it. A price of one's own is that of the machine
 * it was given for: another one is ranked, and so taken, at its list price.
 */
export function takeMachine(scenario: Scenario, instanceType: string): Scenario {
  const { cluster } = scenario;
  if (instanceType === cluster.instanceType) return scenario;
  const capacityType = cluster.capacityType === "own-price" ? "on-demand" : cluster.capacityType;
  return { ...scenario, cluster: { ...cluster, instanceType, capacityType } };
}
