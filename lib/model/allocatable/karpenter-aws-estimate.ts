import type { EksRule } from "../../catalog/schema";
import { eksAl2023 } from "./eks-al2023";
import type { MachineFacts, Reservation } from "./types";

/**
 * What Karpenter plans for before a node exists: AL2023's reservations on its own, deliberately
 * low guess of the capacity (see capacity.ts).
 */
export function karpenterAwsEstimate(rule: EksRule, facts: MachineFacts): Reservation {
  return eksAl2023(rule, facts);
}
