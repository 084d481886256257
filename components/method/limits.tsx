import evidence from "../evidence/evidence.module.css";

/** What the model leaves out, so that nobody finds it missing later. */
export function Limits() {
  return (
    <div className={evidence.prose}>
      <ul>
        <li>
          <strong>Platforms billed by pod</strong> (Fargate, GKE Autopilot, virtual nodes) are not
          modelled: their cost has no nodes.
        </li>
        <li>
          <strong>No live cluster</strong> is looked at, no bill is read and no load is generated.
          Measurements are cited, not made; the scenario is what you say it is.
        </li>
        <li>
          <strong>Latency</strong> holds while nothing is saturated. A p99 summed over hops is an
          upper bound; at saturation the published medians were ten times higher. Of calls in
          parallel the slowest counts, as if they were independent and their tail exponential.
        </li>
        <li>
          <strong>Traffic</strong> is a peak rate for each pod. Bursts inside a second, retries and
          the shape of a day are in the headroom and the mean share, not in the model.
        </li>
        <li>
          <strong>Applications</strong> whose use is not given are assumed to use a share of their
          request, with a wide range: the largest single uncertainty of most scenarios.
        </li>
        <li>
          <strong>Packing</strong> finds what a perfect scheduler could do. Kubernetes places pods
          one by one and does not move them; expect some nodes more.
        </li>
        <li>
          <strong>Affinity, taints, volumes and topology spread</strong> are modelled only as “at
          most so many of these pods on a node” and as the node pool a workload is assigned to. The
          planner never moves a workload to another pool.
        </li>
        <li>
          <strong>Agents with several node pools</strong> are sized for the busiest node of each
          pool, as one DaemonSet a pool would be. A single DaemonSet over all pools asks everywhere
          for the largest of these.
        </li>
        <li>
          <strong>Thin evidence</strong> stands behind some figures: metric series per workload, CPU
          by the byte, Cilium’s layer-7 latency, SPIRE. They are assumptions and say so.
        </li>
        <li>
          <strong>People</strong> are not in the bill: learning a mesh, upgrading it and being
          called at night may well cost more than its nodes.
        </li>
      </ul>
    </div>
  );
}
