import { allCoefficients } from "@/lib/catalog/coefficients";
import { compareVersions } from "@/lib/units/compare-versions";
import { allFeatures } from "@/lib/catalog/features";
import { telemetryPrices } from "@/lib/catalog/telemetry-prices";
import { recordHref } from "@/lib/charts/evidence-records";
import { coefficientsUsed } from "@/lib/charts/coefficients-used";
import { findEvidence } from "@/lib/evidence/find-evidence";
import type { Range } from "@/lib/model/types";
import { MESH_OPTIONS } from "@/lib/model/options";
import { versionOf } from "@/lib/scenario/defaults";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import { numberLimits } from "@/lib/scenario/limits";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";
import type { CoefficientFacts } from "./coefficient-input";
import type { FormLimits } from "./form-props";

/** What the form says beside its fields: the catalogue's words and figures, made on the server. */
export type FormFacts = {
  readonly limits: FormLimits;
  /** What can be required, in the order of the feature table. */
  readonly requirements: readonly { readonly id: string; readonly label: string }[];
  /** Public prices of managed metrics and logs. */
  readonly telemetryPrices: readonly TelemetryPreset[];
  /** By mesh option: the releases figures were published for, and each coefficient's own. */
  readonly versions: Readonly<Record<string, VersionFacts>>;
  /** By mesh option: what its charts request, asked for where requests are one's own figures. */
  readonly requests: Readonly<Record<string, readonly RequestFacts[]>>;
  /** Coefficients that hold for every option, by id: asked for beside the input they belong to. */
  readonly shared: Readonly<Record<string, CoefficientFacts>>;
};

/** A request of a chart, by the release each of its values holds from; the newest last. */
export type RequestFacts = Omit<CoefficientFacts, "catalogue"> & {
  readonly rows: readonly { readonly from: string; readonly catalogue: Range }[];
};

export type TelemetryPreset = {
  readonly id: string;
  readonly label: string;
  readonly metricSeriesUsdPerMonth: number | undefined;
  readonly logUsdPerGB: number | undefined;
  readonly date: string;
  readonly note: string;
  /** Its sources on the evidence pages. */
  readonly sources: readonly { readonly title: string; readonly href: string }[];
};

export type VersionFacts = {
  /** Newest first. */
  readonly known: readonly string[];
  /** For each coefficient the option reads, the releases its rows hold from. */
  readonly coefficients: readonly (readonly string[])[];
};

/** Coefficients of the cluster, its applications and its traffic rather than of a mesh. */
const SHARED = [
  "hardware.factor",
  "application.cpu.useShare",
  "application.memory.useShare",
  "traffic.meanShare",
  "node.skew",
  "connections.perPod",
];

/** These hold for whatever mesh and version. */
const ANY_MESH = { mesh: undefined, version: undefined };

/** Needs the catalogue and the schema, so the server makes it. */
export function formFacts(): FormFacts {
  const shared = coefficientsUsed(SHARED, ANY_MESH, {}, findEvidence);
  return {
    limits: numberLimits(),
    requirements: allFeatures.map(({ id, label }) => ({ id, label })),
    telemetryPrices: telemetryPrices.map((row) => ({
      id: row.id,
      label: row.label,
      metricSeriesUsdPerMonth: inUsd(row.metricSeriesMicroUsdPerMonth),
      logUsdPerGB: inUsd(row.logMicroUsdPerGB),
      date: row.date,
      note: row.note,
      sources: row.evidence.flatMap((id) => {
        const record = findEvidence(id);
        return record === undefined
          ? []
          : [{ title: record.sourceTitle, href: recordHref(record) }];
      }),
    })),
    versions: Object.fromEntries(MESH_OPTION_IDS.map((id) => [id, versionFacts(id)])),
    requests: Object.fromEntries(MESH_OPTION_IDS.map((id) => [id, requestFacts(id)])),
    shared: Object.fromEntries(
      shared.map(({ id, label, unit, catalogue, evidence }) => [
        id,
        { id, label, unit, catalogue, source: evidence[0]?.title ?? "Source" },
      ]),
    ),
  };
}

const inUsd = (microUsd: number | undefined) =>
  microUsd === undefined ? undefined : microUsd / 1e6;

/** Of each component its chart's request; a plain install's is a policy of its own. */
function requestFacts(id: (typeof MESH_OPTION_IDS)[number]): readonly RequestFacts[] {
  const option = MESH_OPTIONS.find((candidate) => candidate.id === id);
  return (option?.coefficients ?? [])
    .filter((coefficient) => /\.request\.(cpu|memory)$/.test(coefficient))
    .flatMap((coefficient) => allCoefficients[coefficient] ?? [])
    .map(({ id: coefficient, label, unit, entries }) => ({
      id: coefficient,
      label,
      unit,
      rows: entries
        .map(({ from, low, typical, high }) => ({ from, catalogue: { low, typical, high } }))
        .toSorted((a, b) => byRelease(a.from, b.from)),
    }));
}

function byRelease(a: string, b: string): number {
  if (a === "any" || b === "any") return a === b ? 0 : a === "any" ? -1 : 1;
  return compareVersions(a, b);
}

function versionFacts(id: (typeof MESH_OPTION_IDS)[number]): VersionFacts {
  const option = MESH_OPTIONS.find((candidate) => candidate.id === id);
  const coefficients = (option?.coefficients ?? []).flatMap(
    (coefficient) => allCoefficients[coefficient] ?? [],
  );
  const newest = versionOf(DEFAULT_SCENARIO, id) ?? "";
  // Envoy's rows go by the Istio release that shipped it; they name no release of another mesh.
  const own = coefficients.filter(({ mesh }) => OWN_LINES[id]?.includes(mesh));
  const named = own.flatMap(({ entries }) => entries.map((entry) => entry.from));
  const known = [...new Set([newest, ...named])].filter((from) => from !== "any");
  return {
    known: known.sort((a, b) => compareVersions(b, a)),
    coefficients: coefficients.map(({ entries }) => entries.map((entry) => entry.from)),
  };
}

const OWN_LINES: Readonly<Record<string, readonly string[]>> = {
  "istio-sidecar": ["istio", "envoy"],
  "istio-ambient-l4": ["istio", "envoy"],
  "istio-ambient-waypoints": ["istio", "envoy"],
  linkerd: ["linkerd"],
  cilium: ["cilium"],
};
