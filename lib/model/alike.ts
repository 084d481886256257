import type { Workload } from "./types";

/*
 * Services of quick numbers are all alike, and those of an example mostly have the same traffic. What
 * is worked out for pods of one workload then serves the next.
 */

/** Whether a proxy beside pods of the one has as much to do as beside pods of the other. */
export function sameTraffic(a: Workload, b: Workload): boolean {
  return (
    a.httpRequestsPerSecondIn === b.httpRequestsPerSecondIn &&
    a.httpRequestsPerSecondOut === b.httpRequestsPerSecondOut &&
    a.protocol === b.protocol &&
    a.payloadKB === b.payloadKB &&
    a.connections === b.connections
  );
}

/** Whether their pods request and use the same because they were made as one: no amounts are compared. */
export function sameMaking(a: Workload, b: Workload): boolean {
  return (
    a.running === b.running &&
    a.initPeak === b.initPeak &&
    a.podOverhead === b.podOverhead &&
    a.podLevel === b.podLevel &&
    a.use === b.use
  );
}
