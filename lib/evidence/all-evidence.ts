import additions from "./data/additions.json";
import assumptions from "./data/assumptions.json";
import cilium from "./data/cilium.json";
import istio from "./data/istio.json";
import linkerd from "./data/linkerd.json";
import other from "./data/other.json";
import workloads from "./data/workloads.json";
import type { EvidenceRecord } from "./schema";

/**
 * Every evidence record, in the order of the files. The data tests put each file through the
 * schema, so that broken data fails there and never on a page; hence the plain cast.
 *
 * About 50 kB over the wire: import it from the evidence page and from tests, not from the model.
 */
export const allEvidence = [
  istio,
  linkerd,
  cilium,
  other,
  additions,
  workloads,
  assumptions,
].flat() as readonly unknown[] as readonly EvidenceRecord[];
