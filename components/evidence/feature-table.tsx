import type { SourceView } from "@/lib/charts/evidence";
import type { Feature, FeatureCell, FeatureColumn } from "@/lib/catalog/features-schema";
import styles from "./evidence.module.css";
import { SourceMarks } from "./source-list";

const COLUMNS: readonly { readonly id: FeatureColumn; readonly label: string }[] = [
  { id: "istio-sidecar", label: "Istio sidecar" },
  { id: "istio-ambient", label: "Istio ambient" },
  { id: "linkerd", label: "Linkerd" },
  { id: "cilium", label: "Cilium" },
];

const STATUSES: Readonly<
  Record<FeatureCell["status"], { readonly label: string; readonly tone: string }>
> = {
  yes: { label: "yes", tone: "good" },
  beta: { label: "beta", tone: "care" },
  alpha: { label: "alpha", tone: "care" },
  partial: { label: "in part", tone: "care" },
  vendor: { label: "commercial edition", tone: "care" },
  "left-to-cni": { label: "left to the CNI", tone: "plain" },
  "not-confirmed": { label: "not confirmed", tone: "open" },
  no: { label: "no", tone: "bad" },
};

type SourcesOf = (ids: readonly string[]) => readonly SourceView[];

/** What each mesh can do, open-source editions, each cell with its sources. */
export function FeatureTable({
  features,
  sourcesOf,
}: {
  readonly features: readonly Feature[];
  readonly sourcesOf: SourcesOf;
}) {
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.stacked}`}>
        <thead>
          <tr>
            <th scope="col">Feature</th>
            {COLUMNS.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {features.map((feature) => (
            <tr key={feature.id} id={`feature-${feature.id}`}>
              <th scope="row">{feature.label}</th>
              {COLUMNS.map(({ id, label }) => (
                <td key={id} data-column={label}>
                  <Cell cell={feature.cells[id]} sourcesOf={sourcesOf} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, sourcesOf }: { readonly cell: FeatureCell; readonly sourcesOf: SourcesOf }) {
  const { label, tone } = STATUSES[cell.status];
  return (
    <>
      <span className={styles.status} data-tone={tone}>
        {label}
      </span>
      {cell.needs === "waypoint" ? " with a waypoint" : ""}
      <SourceMarks sources={sourcesOf(cell.evidence)} />
      {cell.note !== "" && <small>{cell.note}</small>}
    </>
  );
}
