import type { SourceView } from "@/lib/charts/evidence";
import type {
  FeasibilityEntry,
  FeasibilityOption,
  IpamMode,
  PlatformCni,
  UnmeshableRule,
} from "@/lib/catalog/feasibility-schema";
import { formatList } from "@/lib/format/amounts";
import styles from "./evidence.module.css";
import { SourceMarks } from "./source-list";

const COLUMNS: readonly { readonly id: FeasibilityOption; readonly label: string }[] = [
  { id: "istio-sidecar", label: "Istio sidecar" },
  { id: "istio-ambient-l4", label: "Ambient L4" },
  { id: "istio-ambient-waypoints", label: "Ambient + waypoints" },
  { id: "linkerd", label: "Linkerd" },
  { id: "cilium", label: "Cilium" },
];

const PLATFORMS: Readonly<Record<PlatformCni["platform"], string>> = {
  eks: "EKS",
  gke: "GKE",
  aks: "AKS",
  kubeadm: "Self-managed",
  custom: "Custom",
};

const STATUSES: Readonly<
  Record<FeasibilityEntry["status"], { readonly label: string; readonly tone: string }>
> = {
  feasible: { label: "feasible", tone: "good" },
  increment: { label: "there already", tone: "good" },
  "managed-only": { label: "only as the cloud runs it", tone: "care" },
  infeasible: { label: "not feasible", tone: "bad" },
};

type SourcesOf = (ids: readonly string[]) => readonly SourceView[];

/** Whether each option can run on a platform and its CNI, and on what condition. */
export function FeasibilityTable({
  pairs,
  sourcesOf,
}: {
  readonly pairs: readonly PlatformCni[];
  readonly sourcesOf: SourcesOf;
}) {
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.stacked}`}>
        <thead>
          <tr>
            <th scope="col">Platform and CNI</th>
            {COLUMNS.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.platform} ${pair.cni}`}>
              <th scope="row">
                {PLATFORMS[pair.platform]}
                <small>{pair.label}</small>
              </th>
              {COLUMNS.map(({ id, label }) => (
                <td key={id} data-column={label}>
                  <Cell entry={pair.options[id]} sourcesOf={sourcesOf} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({
  entry,
  sourcesOf,
}: {
  readonly entry: FeasibilityEntry;
  readonly sourcesOf: SourcesOf;
}) {
  const { label, tone } = STATUSES[entry.status];
  return (
    <>
      <span className={styles.status} data-tone={tone}>
        {label}
      </span>
      {entry.limits !== undefined && ` without ${formatList(entry.limits)}`}
      <SourceMarks sources={sourcesOf(entry.evidence)} />
      <small>{entry.reason}</small>
    </>
  );
}

const OPTION_LABELS = new Map<string, string>(COLUMNS.map(({ id, label }) => [id, label]));

/** Pods that stay outside a mesh, and where Cilium takes pod addresses from. */
export function PodRules({
  rules,
  modes,
  sourcesOf,
}: {
  readonly rules: readonly UnmeshableRule[];
  readonly modes: readonly IpamMode[];
  readonly sourcesOf: SourcesOf;
}) {
  return (
    <div className={styles.prose}>
      <h3>Pods that stay outside</h3>
      <ul>
        {rules.map((rule) => (
          <li key={`${rule.unmeshed} ${rule.options.join(" ")}`}>
            <strong>{rule.unmeshed}</strong>,{" "}
            {formatList(rule.options.map((id) => OPTION_LABELS.get(id) ?? id))}: {rule.reason}
            <SourceMarks sources={sourcesOf(rule.evidence)} />
          </li>
        ))}
      </ul>
      <h3>Pod addresses under Cilium</h3>
      <ul>
        {modes.map((mode) => (
          <li key={mode.id}>
            <strong>{mode.label}</strong>: {mode.note}
            <SourceMarks sources={sourcesOf(mode.evidence)} />
          </li>
        ))}
      </ul>
    </div>
  );
}
