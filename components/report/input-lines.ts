import {
  CAPACITY_CHOICES,
  EXAMPLE_CHOICES,
  LAYER_CHOICES,
  labelOf,
  PLATFORM_CHOICES,
  PROTOCOL_CHOICES,
  SIZING_CHOICES,
} from "@/components/inputs/choices";
import { findFeature } from "@/lib/catalog/features";
import { formatCount, formatValue } from "@/lib/format/amounts";
import { isBag, OPTION_FIELDS, valueAt } from "@/lib/scenario/fields";
import { OPTION_IDS } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";

/** One line of the report's list of inputs. */
export type InputLine = { readonly label: string; readonly value: string };
export type InputGroup = { readonly title: string; readonly lines: readonly InputLine[] };

type Cluster = Scenario["cluster"];

const line = (label: string, value: string): InputLine => ({ label, value });
const percent = (value: number) => `${formatValue(value)} %`;

/** Everything that was put in, said as a person would. */
export function inputGroups(scenario: Scenario): readonly InputGroup[] {
  const groups = [
    { title: "Cluster", lines: clusterLines(scenario) },
    { title: "Workloads", lines: workloadLines(scenario) },
    { title: "Traffic at peak", lines: trafficLines(scenario) },
    { title: "Comparison", lines: comparisonLines(scenario) },
    { title: "Settings of one option", lines: optionLines(scenario) },
    { title: "Costs of the author's own", lines: ownCostLines(scenario) },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

function clusterLines({ cluster }: Scenario): readonly InputLine[] {
  const discount = cluster.discountPercent > 0 ? `, less ${percent(cluster.discountPercent)}` : "";
  return [
    line("Platform", labelOf(PLATFORM_CHOICES, cluster.platform)),
    line("Region", cluster.region),
    line("Instance type", cluster.platform === "custom" ? "custom" : cluster.instanceType),
    line("Price", `${labelOf(CAPACITY_CHOICES, cluster.capacityType).toLowerCase()}${discount}`),
    line("CNI", cluster.cni === "default" ? "the platform's own" : cluster.cni),
    line("Kubernetes", cluster.kubernetesVersion),
    line("Zones, minimum nodes", `${cluster.zones}, ${formatCount(cluster.minNodes)}`),
    line("Kept free on every node", percent(cluster.headroomPercent)),
    line("Clusters of this kind", formatCount(cluster.clusters)),
    ...cluster.pools.map((pool) => line(`Node pool ${pool.name}`, poolText(pool, cluster))),
    ...(cluster.pools.length === 0
      ? []
      : [line("System pods and mesh run in", `pool ${cluster.systemPool ?? "default"}`)]),
    ...Object.entries(cluster.systemDaemonSets).map(([name, change]) =>
      line(`DaemonSet ${name}`, daemonSetText(change)),
    ),
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
  const copies = line("Copies of every namespace", formatCount(workloads.namespaceCopies));
  switch (workloads.source) {
    case "example":
      return [
        line("Application", labelOf(EXAMPLE_CHOICES, workloads.example)),
        copies,
        line(
          "Where a container states no request",
          `${workloads.missingCpuMilli}m, ${workloads.missingMemoryMiB}Mi`,
        ),
      ];
    case "quick":
      return [
        line("Pods", formatCount(workloads.quickPods)),
        line("Request of a pod", `${workloads.quickCpuMilli}m, ${workloads.quickMemoryMiB}Mi`),
        line("Pods of a service", formatCount(workloads.quickPodsPerService)),
        line("Services of a namespace", formatCount(workloads.quickServicesPerNamespace)),
      ];
    case "rows":
      return [line("Rows", formatCount(workloads.rows.length)), copies];
  }
}

function trafficLines({ traffic }: Scenario): readonly InputLine[] {
  return [
    line("HTTP requests per second into a pod", formatValue(traffic.httpRequestsPerSecondPerPod)),
    line("Payload", `${formatValue(traffic.payloadKB)} KB`),
    line("Protocol", labelOf(PROTOCOL_CHOICES, traffic.protocol)),
    line("Needs layer 7", percent(traffic.l7SharePercent)),
    line("From outside the cluster", percent(traffic.ingressPercent)),
    line("To outside the cluster", percent(traffic.egressPercent)),
    line("Hops of a request", formatCount(traffic.hops)),
    line("Calls in parallel on a hop", formatCount(traffic.fanOut)),
    line("Kept in its zone", percent(traffic.zoneLocalityPercent)),
  ];
}

function comparisonLines(scenario: Scenario): readonly InputLine[] {
  const { functionLevel, sizing, coefficientSet } = scenario;
  return [
    line("Function level", labelOf(LAYER_CHOICES, functionLevel.layer)),
    line(
      "Encryption, workload identity",
      `${yes(functionLevel.encrypted)}, ${yes(functionLevel.workloadIdentity)}`,
    ),
    ...requirementLines(scenario),
    line("Mesh requests", labelOf(SIZING_CHOICES, sizing.policy)),
    line("Headroom over predicted use", percent(sizing.headroomPercent)),
    line("Figures", coefficientSet === "catalog" ? "catalogue" : "field report"),
  ];
}

/** Costs no evidence stands behind; nothing where none was given. */
function ownCostLines({ ownCosts }: Scenario): readonly InputLine[] {
  const work =
    ownCosts.dayRateUsd > 0
      ? [
          line(
            "Engineer's day, upgrades a year",
            `$${formatValue(ownCosts.dayRateUsd)}, ${formatValue(ownCosts.upgradesPerYear)}`,
          ),
        ]
      : [];
  const own = ownCosts.lines.map(({ label, usdPerMonth, per, options }) =>
    line(
      label === "" ? "Own cost" : label,
      `$${formatValue(usdPerMonth)} a month and ${per}: ${options.join(", ")}`,
    ),
  );
  return [...work, ...own];
}

/** By name, as the feature table has them. */
function requirementLines({ requirements }: Scenario): readonly InputLine[] {
  if (requirements.length === 0) return [];
  const names = requirements.map((id) => findFeature(id)?.label ?? id);
  return [line("Required", names.join("; "))];
}

const yes = (flag: boolean) => (flag ? "yes" : "no");

/** Only what was set by hand; the rest follows the defaults of the release. */
function optionLines(scenario: Scenario): readonly InputLine[] {
  return OPTION_IDS.flatMap((id) => {
    const choices: unknown = scenario.options[id];
    if (!isBag(choices)) return [];
    const set = OPTION_FIELDS.flatMap((field) => {
      const value = valueAt(choices, field.path);
      return value === undefined
        ? []
        : [`${field.key} ${typeof value === "string" ? value : JSON.stringify(value)}`];
    });
    return set.length === 0 ? [] : [line(id, set.join(", "))];
  });
}
