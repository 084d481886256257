import { findDistribution } from "../catalog/fees";
import type { Fee, OptionSettings, OwnCost } from "../model/types";
import { usdToMicroUsd } from "../units/money";
import type { MESHES, OptionId } from "./ids";
import type { OptionChoices, Scenario } from "./schema";

/** The mesh whose version line an option's coefficients follow; no mesh has none. */
export const MESH_OF: Readonly<Record<OptionId, (typeof MESHES)[number] | undefined>> = {
  none: undefined,
  "istio-sidecar": "istio",
  "istio-ambient-l4": "istio",
  "istio-ambient-waypoints": "istio",
  linkerd: "linkerd",
  cilium: "cilium",
};

/** The releases the catalogue's charts were read at. */
const DEFAULT_VERSION: Readonly<Record<(typeof MESHES)[number], string>> = {
  istio: "1.30",
  linkerd: "2.20",
  cilium: "1.20",
};

type Defaults = Omit<
  OptionSettings,
  "sizingPolicy" | "fee" | "ownCosts" | "nativeSidecars" | "alreadyInstalled" | "maxPods"
>;

/** A production install: two or three replicas, standard telemetry, no extras. */
const PRODUCTION: Defaults = {
  highAvailability: true,
  configScope: "mesh",
  sharedServices: 40,
  telemetry: "standard",
  metrics: "none",
  accessLog: false,
  encryption: "mtls",
  observability: false,
  gatewayReplicas: 0,
  egressGatewayReplicas: 0,
  cniPlugin: false,
};

/** Options that differ from that. Cilium encrypts with WireGuard: its mTLS is still beta. */
const DEFAULTS: Readonly<Partial<Record<OptionId, Defaults>>> = {
  none: { ...PRODUCTION, encryption: "none" },
  cilium: { ...PRODUCTION, encryption: "wireguard" },
};

/** Kubernetes runs init containers with restart policy Always as sidecars from 1.29 on (beta, on by default). */
const NATIVE_SIDECARS_SINCE = 29;

/** What holds for one option in a scenario: its choices over the defaults. */
export function optionSettings(
  scenario: Scenario,
  option: OptionId,
  platform: { readonly alreadyInstalled: boolean; readonly overlayMaxPods: number },
): OptionSettings {
  const choices: OptionChoices = scenario.options[option] ?? {};
  const defaults = DEFAULTS[option] ?? PRODUCTION;
  const minor = Number(scenario.cluster.kubernetesVersion.split(".")[1]);
  return {
    highAvailability: choices.highAvailability ?? defaults.highAvailability,
    configScope: choices.configScope ?? defaults.configScope,
    sharedServices: choices.sharedServices ?? defaults.sharedServices,
    telemetry: choices.telemetry ?? defaults.telemetry,
    metrics: choices.metrics ?? defaults.metrics,
    accessLog: choices.accessLog ?? defaults.accessLog,
    encryption: choices.encryption ?? defaults.encryption,
    observability: choices.observability ?? defaults.observability,
    gatewayReplicas: choices.gatewayReplicas ?? defaults.gatewayReplicas,
    egressGatewayReplicas: choices.egressGatewayReplicas ?? defaults.egressGatewayReplicas,
    cniPlugin: choices.cniPlugin ?? defaults.cniPlugin,
    sizingPolicy: choices.sizingPolicy ?? scenario.sizing.policy,
    nativeSidecars: minor >= NATIVE_SIDECARS_SINCE,
    alreadyInstalled: platform.alreadyInstalled,
    maxPods: managesAddresses(option, choices) ? platform.overlayMaxPods : undefined,
    fee: feeOf(choices),
    ownCosts: ownCostsOf(scenario, option),
  };
}

/** Only an option that is the CNI can hand out addresses in its own way. */
function managesAddresses(option: OptionId, choices: OptionChoices): boolean {
  return option === "cilium" && choices.ipam === "cluster-pool";
}

function feeOf(choices: OptionChoices): Fee | undefined {
  if (choices.feeUsdPerMonth === undefined || choices.feeUsdPerMonth === 0) return undefined;
  return {
    label: findDistribution(choices.distribution ?? "")?.label ?? "Distribution fee",
    per: choices.feePer ?? "node",
    microUsdPerMonth: usdToMicroUsd(choices.feeUsdPerMonth),
  };
}

/** The user's own costs of one option; what has no figure yet is left out. */
function ownCostsOf(scenario: Scenario, option: OptionId): readonly OwnCost[] {
  const { dayRateUsd, upgradesPerYear, lines } = scenario.ownCosts;
  const { upgradeEngineerDays = 0, supportUsdPerMonth = 0 } = scenario.options[option] ?? {};
  const costs: OwnCost[] = [];
  if (upgradeEngineerDays > 0 && upgradesPerYear > 0 && dayRateUsd > 0) {
    costs.push({
      id: "own-upgrades",
      label: "Work on upgrades",
      kind: "upgrades",
      days: upgradeEngineerDays,
      perYear: upgradesPerYear,
      microUsdPerDay: usdToMicroUsd(dayRateUsd),
    });
  }
  const monthly = (id: string, label: string, per: MonthlyUnit, usd: number) =>
    costs.push({ id, label, kind: "monthly", per, microUsdPerMonth: usdToMicroUsd(usd) });
  if (supportUsdPerMonth > 0) monthly("own-support", "Support", "fleet", supportUsdPerMonth);
  for (const [index, line] of lines.entries()) {
    if (line.usdPerMonth === 0 || !line.options.includes(option)) continue;
    // The totals count every pod that can be meshed; without a mesh none is.
    if (option === "none" && line.per === "meshed-pod") continue;
    monthly(`own-${index + 1}`, line.label || "Own cost", line.per, line.usdPerMonth);
  }
  return costs;
}

type MonthlyUnit = Extract<OwnCost, { kind: "monthly" }>["per"];

/** The mesh release an option's coefficients are resolved for. */
export function versionOf(scenario: Scenario, option: OptionId): string | undefined {
  const mesh = MESH_OF[option];
  if (mesh === undefined) return undefined;
  return scenario.options[option]?.version ?? DEFAULT_VERSION[mesh];
}
