import { EXAMPLES, PLATFORMS } from "@/lib/scenario/ids";

type Promised = { readonly where: string; readonly query: string };

const table = (
  where: string,
  queries: readonly (readonly [what: string, query: string])[],
): readonly Promised[] => queries.map(([what, query]) => ({ where: `${where}: ${what}`, query }));

/**
 * Links a release is frozen with, besides those documented anywhere: every branch of the formulas
 * and every kind of data is behind one of them, so that a change of either shows in a number.
 */
export const PROMISED_QUERIES: readonly Promised[] = [
  ...PLATFORMS.map((platform) => ({
    where: `platform: ${platform}`,
    query: `platform=${platform}&from=quick&pods=260`,
  })),
  ...EXAMPLES.map((app) => ({ where: `example: ${app}`, query: `app=${app}&ns=6` })),
  ...table("machines", [
    ["Graviton, one-year commitment", "type=m7g.2xlarge&capacity=commit-1y"],
    ["spot, discounted", "type=c6i.2xlarge&capacity=spot&discount=7"],
    ["three-year commitment in Frankfurt", "region=eu-central-1&capacity=commit-3y"],
    ["own price", "capacity=own-price&price=0.217"],
    ["burstable", "type=t3.large&from=quick&pods=90"],
    ["Google in Europe", "platform=gke-standard&region=europe-west1&type=n2-standard-8"],
    ["Azure in Europe", "platform=aks-1.29-plus&region=westeurope&type=Standard_D8s_v5"],
    ["a custom node", "platform=custom&customcpu=16000&custommem=65536&maxpods=200"],
    ["self-managed on Google", "platform=kubeadm-default&provider=gcp"],
  ]),
  ...table("cluster", [
    ["one zone", "zones=1"],
    ["survives a zone, evenly", "zones=3&survive=1&even=1"],
    ["headroom and a minimum", "free=20&min=24&minzone=8"],
    ["prefix delegation", "prefix=1&type=m6i.2xlarge&from=quick&pods=900&cpu=60&mem=90"],
    ["a fleet on extended support", "clusters=4&tier=extended"],
    ["an old Kubernetes without native sidecars", "k8s=1.27"],
    ["Cilium is the CNI already", "cni=cilium"],
    ["Calico on GKE's data plane", "platform=gke-standard&cni=dataplane-v2"],
  ]),
  ...table("traffic", [
    ["gRPC, large bodies", "protocol=grpc&kb=48&rps=120"],
    ["TCP", "protocol=tcp&rps=40"],
    ["new connections and churn", "newconn=30&churn=2"],
    ["long paths, local zones", "hops=9&locality=80&ingress=35"],
    ["all at layer 7", "l7=100&rps=150"],
    ["next to none", "rps=0"],
  ]),
  ...table("level and sizing", [
    ["layer 4", "level=l4"],
    ["identity", "identity=1"],
    ["no encryption", "encrypted=0"],
    ["charts, production", "sizing=chart-production"],
    ["charts, plain", "sizing=chart-plain"],
    ["coarse steps, little room", "room=5&cpustep=50&memstep=64"],
    ["use targets", "cpumax=55&memmax=60"],
    ["share of the application's CPU", "form=share-of-application"],
    ["the field report", "set=field-report&form=share-of-application"],
  ]),
  ...table("options", [
    ["no high availability", "istio-sidecar.ha=0&linkerd.ha=0&istio-ambient-l4.ha=0"],
    ["scoped configuration", "istio-sidecar.scope=namespace&istio-sidecar.shared=12"],
    [
      "Wasm telemetry, access logs",
      "istio-sidecar.telemetry=wasm&istio-sidecar.log=1&logprice=0.5",
    ],
    ["metrics that are paid for", "istio-sidecar.metrics=managed&seriesprice=0.01"],
    ["IPsec and SPIRE", "cilium.encryption=ipsec&cilium.ipam=cluster-pool"],
    ["a fee by proxy", "linkerd.feeper=proxy&linkerd.fee=2.5"],
    ["gateways and dashboards", "istio-sidecar.gateways=4&linkerd.dashboards=1"],
    ["older versions", "istio-sidecar.version=1.24&linkerd.version=2.15&cilium.version=1.16"],
    ["an override", "k.envoy.memory.base=40~60~90"],
    [
      "requirements and costs of one's own",
      "needs=mtls,jwt&dayrate=800&linkerd.days=2&own=250~cluster~linkerd~Audit",
    ],
    ["a second pool", "pool1=batch&pool1.type=c6i.4xlarge&pool1.capacity=spot&in.frontend=batch"],
    ["a system DaemonSet of one's own size", "ds.kube-proxy.cpu=150&ds.kube-proxy.mem=64"],
  ]),
  ...table("size", [
    ["nothing at all", "from=quick&pods=0"],
    ["three nodes", "from=quick&pods=12"],
    ["fifty thousand pods", "from=quick&pods=50000&cpu=100&mem=200&type=m6i.4xlarge"],
    ["uneven services", "from=quick&pods=1234&perservice=7&services=9&cpu=333&mem=777"],
  ]),
];
