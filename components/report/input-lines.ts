import {
  CAPACITY_CHOICES,
  EXAMPLE_CHOICES,
  FORM_CHOICES,
  LAYER_CHOICES,
  labelOf,
  PLATFORM_CHOICES,
  PROTOCOL_CHOICES,
  PROVIDER_CHOICES,
  SET_CHOICES,
  SIZING_CHOICES,
  TIER_CHOICES,
} from "@/components/inputs/choices";
import { findFeature } from "@/lib/catalog/features";
import { formatCount, formatValue } from "@/lib/format/amounts";
import { FAMILY_OF, type OptionId, PROVIDER_OF } from "@/lib/scenario/ids";
import { INPUT_LABELS, MESH_LABELS } from "@/lib/scenario/input-labels";
import type { Scenario } from "@/lib/scenario/schema";

/** One line of the report's list of inputs. */
export type InputLine = { readonly label: string; readonly value: string };
export type InputGroup = { readonly title: string; readonly lines: readonly InputLine[] };

type Cluster = Scenario["cluster"];

const line = (label: string, value: string): InputLine => ({ label, value });
/** A line by the name the form gives the input, found by its key in a link. */
const input = (key: string, value: string) => line(INPUT_LABELS[key] ?? key, value);
const percent = (value: number) => `${formatValue(value)} %`;
const usd = (value: number) => `$${formatValue(value)}`;
const yes = (flag: boolean) => (flag ? "yes" : "no");
const millis = (value: number) => `${formatCount(value)}m`;
const mebibytes = (value: number) => `${formatCount(value)}Mi`;

/** Everything that was put in, said as a person would; what one mesh runs as has a table of its own. */
export function inputGroups(scenario: Scenario): readonly InputGroup[] {
  const groups = [
    { title: "Cluster", lines: clusterLines(scenario) },
    { title: "Workloads", lines: workloadLines(scenario) },
    { title: "Traffic at peak", lines: trafficLines(scenario) },
    { title: "Comparison", lines: comparisonLines(scenario) },
    { title: "Sizing", lines: sizingLines(scenario) },
    { title: "Prices of telemetry", lines: priceLines(scenario) },
    { title: "Costs of the author’s own", lines: ownCostLines(scenario) },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

function clusterLines({ cluster }: Scenario): readonly InputLine[] {
  return [
    input("platform", labelOf(PLATFORM_CHOICES, cluster.platform)),
    ...(PROVIDER_OF[cluster.platform] === undefined
      ? [input("provider", labelOf(PROVIDER_CHOICES, cluster.provider))]
      : []),
    input("region", cluster.region),
    ...machineLines(cluster),
    input("capacity", labelOf(CAPACITY_CHOICES, cluster.capacityType)),
    ...(cluster.capacityType === "own-price"
      ? [input("price", `${usd(cluster.ownPriceUsdPerHour)} an hour`)]
      : []),
    ...(cluster.discountPercent > 0 ? [input("discount", percent(cluster.discountPercent))] : []),
    input("cni", cluster.cni === "default" ? "the platform’s own" : cluster.cni),
    input("k8s", cluster.kubernetesVersion),
    ...nodeLines(cluster),
    input("tier", labelOf(TIER_CHOICES, cluster.controlPlaneTier)),
    input("clusters", formatCount(cluster.clusters)),
    ...cluster.pools.map((pool) => line(`Node pool ${pool.name}`, poolText(pool, cluster))),
    ...(cluster.pools.length === 0
      ? []
      : [input("systempool", `in pool ${cluster.systemPool ?? "default"}`)]),
    ...Object.entries(cluster.systemDaemonSets).map(([name, change]) =>
      line(`DaemonSet ${name}`, daemonSetText(change)),
    ),
  ];
}

function machineLines(cluster: Cluster): readonly InputLine[] {
  if (cluster.platform !== "custom") return [input("type", cluster.instanceType)];
  return [
    input("customcpu", millis(cluster.customCpuMilli)),
    input("custommem", mebibytes(cluster.customMemoryMiB)),
  ];
}

function nodeLines(cluster: Cluster): readonly InputLine[] {
  return [
    input("zones", formatCount(cluster.zones)),
    input("min", formatCount(cluster.minNodes)),
    ...(cluster.zones > 1
      ? [
          input("minzone", formatCount(cluster.minNodesPerZone)),
          input("survive", yes(cluster.surviveZoneLoss)),
          input("even", yes(cluster.zoneBalance)),
        ]
      : []),
    input("free", percent(cluster.headroomPercent)),
    input(
      "maxpods",
      cluster.maxPods === 0 ? "by the platform’s rule" : formatCount(cluster.maxPods),
    ),
    ...(FAMILY_OF[cluster.platform] === "eks"
      ? [input("prefix", yes(cluster.prefixDelegation))]
      : []),
  ];
}

function poolText(pool: Cluster["pools"][number], { platform }: Cluster): string {
  return [
    platform === "custom" ? "custom" : pool.instanceType,
    labelOf(CAPACITY_CHOICES, pool.capacityType).toLowerCase(),
    `at least ${formatCount(pool.minNodes)}`,
    ...(pool.headroomPercent === undefined ? [] : [`${percent(pool.headroomPercent)} kept free`]),
  ].join(", ");
}

function daemonSetText(change: Cluster["systemDaemonSets"][string]): string {
  const { off, cpuRequestMilli: cpu, memoryRequestMiB: memory, pools } = change;
  if (off === true) return "off";
  return [
    ...(off === false ? ["on"] : []),
    ...(cpu === undefined ? [] : [`${cpu}m`]),
    ...(memory === undefined ? [] : [`${memory}Mi`]),
    ...(pools === undefined ? [] : [`in ${pools.join(", ")}`]),
  ].join(", ");
}

function workloadLines({ workloads }: Scenario): readonly InputLine[] {
  const copies = input("ns", formatCount(workloads.namespaceCopies));
  switch (workloads.source) {
    case "example":
      return [
        input("app", labelOf(EXAMPLE_CHOICES, workloads.example)),
        copies,
        line(
          "Where a container states no request",
          `${millis(workloads.missingCpuMilli)}, ${mebibytes(workloads.missingMemoryMiB)}`,
        ),
      ];
    case "quick":
      return [
        input("pods", formatCount(workloads.quickPods)),
        input("cpu", millis(workloads.quickCpuMilli)),
        input("mem", mebibytes(workloads.quickMemoryMiB)),
        input("perservice", formatCount(workloads.quickPodsPerService)),
        input("services", formatCount(workloads.quickServicesPerNamespace)),
      ];
    case "rows":
      return [line("Rows", formatCount(workloads.rows.length)), copies];
  }
}

function trafficLines({ traffic }: Scenario): readonly InputLine[] {
  return [
    input("rps", `${formatValue(traffic.httpRequestsPerSecondPerPod)} a second`),
    input("kb", `${formatValue(traffic.payloadKB)} KB`),
    input("protocol", labelOf(PROTOCOL_CHOICES, traffic.protocol)),
    input("l7", percent(traffic.l7SharePercent)),
    input("ingress", percent(traffic.ingressPercent)),
    input("egress", percent(traffic.egressPercent)),
    input("newconn", percent(traffic.newConnectionPercent)),
    input("locality", percent(traffic.zoneLocalityPercent)),
    input("hops", formatCount(traffic.hops)),
    input("fanout", formatCount(traffic.fanOut)),
    input("churn", formatValue(traffic.churnPodsPerSecond)),
  ];
}

function comparisonLines(scenario: Scenario): readonly InputLine[] {
  const { functionLevel, coefficientSet, proxyCpuForm, moving } = scenario;
  return [
    input("level", labelOf(LAYER_CHOICES, functionLevel.layer)),
    input("encrypted", yes(functionLevel.encrypted)),
    input("identity", yes(functionLevel.workloadIdentity)),
    input("movefrom", nameOf(moving.from)),
    ...requirementLines(scenario),
    input("set", labelOf(SET_CHOICES, coefficientSet)),
    input("form", labelOf(FORM_CHOICES, proxyCpuForm)),
  ];
}

/** What a mesh's pods request, and how full a node may get by what is really used. */
function sizingLines({ sizing }: Scenario): readonly InputLine[] {
  return [
    input("sizing", labelOf(SIZING_CHOICES, sizing.policy)),
    input("room", percent(sizing.headroomPercent)),
    input("cpustep", millis(sizing.cpuQuantumMilli)),
    input("memstep", mebibytes(sizing.memoryQuantumMiB)),
    input("cpumax", `${percent(sizing.cpuUseTargetPercent)} of a node`),
    input("memmax", `${percent(sizing.memoryUseTargetPercent)} of a node`),
  ];
}

function priceLines({ prices }: Scenario): readonly InputLine[] {
  return [
    input("seriesprice", `${usd(prices.metricSeriesUsdPerMonth)} a month`),
    input("logprice", usd(prices.logUsdPerGB)),
  ];
}

/** Costs no evidence stands behind; nothing where none was given. */
function ownCostLines({ ownCosts }: Scenario): readonly InputLine[] {
  const work =
    ownCosts.dayRateUsd > 0
      ? [
          input("dayrate", usd(ownCosts.dayRateUsd)),
          input("upgrades", formatValue(ownCosts.upgradesPerYear)),
        ]
      : [];
  const own = ownCosts.lines.map(({ label, usdPerMonth, per, options }) =>
    line(
      label === "" ? "Own cost" : label,
      `${usd(usdPerMonth)} a month and ${per.replace("-", " ")}: ${options.map(nameOf).join(", ")}`,
    ),
  );
  return [...work, ...own];
}

function nameOf(option: OptionId): string {
  return option === "none" ? "no mesh" : MESH_LABELS[option];
}

/** By name, as the feature table has them. */
function requirementLines({ requirements }: Scenario): readonly InputLine[] {
  if (requirements.length === 0) return [];
  const names = requirements.map((id) => findFeature(id)?.label ?? id);
  return [input("needs", names.join("; "))];
}
