import type { InstanceType, Provider } from "../catalog/schema";

/*
 * What counts as a current generation. A rule of ours, and a visible filter: providers go on
 * selling what an architect would no longer start with.
 */

/** AWS numbers its generations: 6 (2021) and later. */
const AWS_CURRENT = 6;
/** Azure numbers them at the end of a family: Ds_v5 (2021) and later. */
const AZURE_CURRENT = 5;
/** Google's first; from the second (N2, E2, T2) on all are sold as current. */
const GOOGLE_PREVIOUS = /^n1$/;

/** Burstable families have generations of their own and are judged by the burstable filter alone. */
export function isCurrentGeneration(type: InstanceType, provider: Provider): boolean {
  if (type.burstable) return true;
  switch (provider) {
    case "aws":
      return (type.generation ?? 0) >= AWS_CURRENT;
    case "azure":
      return Number(/_v(\d+)$/.exec(type.family)?.[1] ?? 1) >= AZURE_CURRENT;
    case "gcp":
      return !GOOGLE_PREVIOUS.test(type.family);
  }
}
