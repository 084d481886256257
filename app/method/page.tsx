import type { Metadata } from "next";
import { readingPreview } from "@/app/_server/preview-metadata";
import styles from "@/components/evidence/evidence.module.css";
import { ReadingPage } from "@/components/evidence/reading-page";
import { FormulaBox } from "@/components/method/formula-box";
import { HowToRead } from "@/components/method/how-to-read";
import { Limits } from "@/components/method/limits";
import { NodeParts } from "@/components/method/node-parts";
import { ResultTable } from "@/components/method/result-table";
import { formatCount } from "@/lib/format/amounts";
import { finding } from "@/lib/format/finding";
import { podCount } from "@/lib/model/traffic";
import { workedExample } from "./worked-example";

const WORDS = {
  title: "Method",
  description:
    "The model in words and formulas, worked through for one cluster with its real numbers, how to read its ranges, and what it leaves out.",
};

export const generateMetadata = (): Promise<Metadata> => readingPreview(WORDS);

const CHAPTERS = [
  { href: "#way", label: "From scenario to answer" },
  { href: "#proxies", label: "Proxies" },
  { href: "#agents", label: "Agents on every node" },
  { href: "#shared", label: "Waypoints, control planes" },
  { href: "#requests", label: "From use to request" },
  { href: "#nodes", label: "Nodes" },
  { href: "#money", label: "Money" },
  { href: "#latency", label: "Milliseconds" },
  { href: "#upgrades", label: "Upgrades" },
  { href: "#answer", label: "What it comes to" },
  { href: "#reading", label: "How to read it" },
  { href: "#limits", label: "Limits" },
];

export default function MethodPage() {
  const { estimate, options, formula } = workedExample();
  const { input, scenario } = estimate;
  const pods = input.workloads.reduce((sum, workload) => sum + podCount(workload), 0);
  const sidecar = "istio-proxy of online-boutique/frontend";
  return (
    <ReadingPage
      here="method"
      title="Method"
      chapters={CHAPTERS}
      lead={
        <p>
          The model in words and formulas, worked through for the cluster a first visitor sees:{" "}
          {formatCount(scenario.workloads.namespaceCopies)} namespaces, each a copy of Online
          Boutique, {formatCount(pods)} pods on {scenario.cluster.instanceType} in{" "}
          {scenario.cluster.region}. Every number below is what the model says today, rendered by
          the code that computes it.
        </p>
      }
    >
      <h2 id="way">From scenario to answer</h2>
      <div className={styles.prose}>
        <p>
          A scenario is expanded into pods. Each mesh option says what it adds to them: a proxy in
          every pod, an agent on every node, waypoints, a control plane, add-ons; and what it
          replaces. Pods and agents are packed onto nodes as whole pods, and the nodes are priced.
          Two sums are kept throughout, because they answer different questions: what the scheduler
          must <strong>reserve</strong>, and what will really be <strong>used</strong>. Node counts
          hold both.
        </p>
        <p>
          Functions take plain values and give plain values; nothing depends on the clock, on
          chance, or on the machine. The same link gives the same numbers.
        </p>
      </div>

      <h2 id="proxies">Proxies</h2>
      <div className={styles.prose}>
        <p>
          A <strong>pass</strong> is one request going through one proxy. A sidecar passes its pod’s
          requests in and out; a ztunnel those of its node’s meshed pods; a waypoint only inbound
          layer-7 requests to its own namespace; Cilium’s Envoy layer-7 requests once, at the node
          that enforces. An Envoy’s CPU is concave in its passes, so many quiet proxies cost more
          than one busy one. The constants hold at hardware factor 1 and are multiplied by the
          cluster’s factor exactly once.
        </p>
      </div>
      <FormulaBox line={formula("istio-sidecar", "CPU of one Envoy", sidecar)} />
      <div className={styles.prose}>
        <p>
          linkerd2-proxy and ztunnel are close to linear. Machines differ by two to four times,
          meshes measured in one test by steady ratios: so their slope is a ratio to the Envoy law
          at a reference rate, and moves with it.
        </p>
      </div>
      <FormulaBox line={formula("linkerd", "CPU of a proxy near linear in passes")} />
      <div className={styles.prose}>
        <p>
          Memory follows what a proxy is told rather than what it carries: services, endpoints and
          connections on a base. Scoping the configuration is the largest lever on Istio’s memory.
        </p>
      </div>
      <FormulaBox line={formula("istio-sidecar", "Memory of one Envoy", sidecar)} />
      <FormulaBox line={formula("linkerd", "Memory of a proxy by connections")} />

      <h2 id="agents">Agents on every node</h2>
      <div className={styles.prose}>
        <p>
          A DaemonSet asks for the same on every node, so its request has to suit the busiest one:
          the mean load times a skew, never more than all of it. Node count and agent size depend on
          each other; the answer is the smallest number of nodes whose plan, with agents sized for
          that number, fits.
        </p>
      </div>
      <FormulaBox line={formula("istio-ambient-l4", "Load on the busiest node")} />
      <FormulaBox line={formula("istio-ambient-l4", "CPU of a proxy near linear in passes")} />
      <FormulaBox
        line={formula("cilium", "Memory of a node agent that knows every pod", "cilium-agent")}
      />
      <FormulaBox line={formula("cilium", "Kernel CPU for node-to-node encryption")} />

      <h2 id="shared">Waypoints, control planes</h2>
      <div className={styles.prose}>
        <p>
          For everything with replicas the request of one replica is fixed first; more load then
          only adds replicas. A step in size can so never make more load look cheaper.
        </p>
      </div>
      <FormulaBox line={formula("istio-ambient-waypoints", "CPU of one Envoy")} />
      <div className={styles.prose}>
        <p>
          istiod is a curve in connected proxies. With sidecars those are the meshed pods; in
          ambient one ztunnel a node, each worth a part of a sidecar, and the waypoints.
        </p>
      </div>
      <FormulaBox line={formula("istio-sidecar", "CPU of istiod, all replicas")} />
      <FormulaBox line={formula("istio-sidecar", "Memory of istiod for the proxies it serves")} />
      <FormulaBox line={formula("linkerd", "Memory of one destination replica")} />

      <h2 id="requests">From use to request</h2>
      <div className={styles.prose}>
        <p>
          By default every component is <strong>right-sized</strong>: predicted use and headroom,
          rounded up. The vendors’ chart defaults can be compared instead, but they compare habits,
          not meshes: one chart asks 100m for every pod whatever happens, another asks nothing and
          looks free on paper. A pod’s effective request follows Kubernetes: the larger of its init
          phase and its running containers, native sidecars counted in both, and the pod overhead.
        </p>
      </div>
      <FormulaBox
        line={formula("istio-sidecar", "Right-sized request", `${sidecar}: CPU request (m)`)}
      />

      <h2 id="nodes">Nodes</h2>
      <div className={styles.prose}>
        <p>
          Of a node, pods get what kubelet, kernel and eviction threshold leave, by the platform’s
          own rule; DaemonSets and agents then take theirs. Pods are whole: they are packed in CPU,
          memory, pod slots, CPU used and memory used, never divided as totals. Every count comes
          with a <strong>lower bound</strong> from an argument of its own; where both are equal, no
          plan with fewer nodes exists.
        </p>
      </div>
      <NodeParts node={input.cluster.node} />

      <h2 id="money">Money</h2>
      <div className={styles.prose}>
        <p>
          Nodes at their hourly price for 730 hours a month, node disks, the platform’s fee, the
          distribution’s fee, traffic between zones, telemetry where it is on. Whole micro-dollars
          (µ$) inside, so that a bill sums exactly to its lines.
        </p>
      </div>
      <FormulaBox line={formula("istio-sidecar", "Nodes")} />
      <FormulaBox line={formula("istio-ambient-waypoints", "Traffic between zones")} />

      <div className={styles.prose}>
        <p>
          Whole nodes hide small options: one that fits into what is left over costs nothing until
          the next node. The <strong>fair share</strong> does not hide it: of what the nodes cost,
          the part the mesh’s own requests occupy in the resource that binds, and its own lines of
          the bill.
        </p>
      </div>

      <h2 id="latency">Milliseconds</h2>
      <div className={styles.prose}>
        <p>
          What one hop adds is measured far from saturation, and sums over the sequential hops of a
          request path; the sum of the 99th percentiles is an upper bound of the path’s own. Where
          only a part of the requests takes the dearer way through layer 7, the mean of both ways
          counts, and a waypoint in another zone adds the way there and back.
        </p>
      </div>
      <FormulaBox
        line={formula(
          "istio-ambient-waypoints",
          "Latency added on one hop, by the share that needs layer 7",
          "Latency, p50",
        )}
      />
      <FormulaBox
        line={formula("istio-ambient-waypoints", "Detour to a layer-7 proxy in another zone")}
      />

      <h2 id="upgrades">Upgrades</h2>
      <div className={styles.prose}>
        <p>
          A mesh in pods moves to its next version when every meshed pod restarts; a mesh on nodes
          when its agents are rolled, a few nodes at a time. Pods started before the old ones end
          need room meanwhile, and are planned like any others. A share of the workloads restarts at
          a time, whatever their number, so a larger cluster takes no longer; a workload adds its
          surge in whole pods and gives none up.
        </p>
      </div>
      <FormulaBox
        line={formula("istio-sidecar", "Batches of the workload that takes most of them")}
      />
      <FormulaBox
        line={formula(
          "istio-sidecar",
          "Duration of a rolling restart, a share of the workloads at a time whatever their number",
        )}
      />
      <FormulaBox line={formula("cilium", "Duration of rolling the node agents")} />

      <h2 id="answer">What it comes to</h2>
      <div className={styles.prose}>
        <p>{finding(estimate.comparison)}</p>
      </div>
      <ResultTable options={options} />

      <h2 id="reading">How to read it</h2>
      <HowToRead options={options} />

      <h2 id="limits">Limits</h2>
      <Limits />
    </ReadingPage>
  );
}
