import { ScrollBox } from "@/components/ui/scroll-box";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import {
  formatCount,
  formatCountRange,
  formatGiB,
  formatMsNumber,
  formatPercentDelta,
  formatUsd,
  formatUsdDelta,
  formatVcpu,
} from "@/lib/format/amounts";
import { formatDuration } from "@/lib/format/duration";
import styles from "./report.module.css";

/** The comparison on paper: every figure with its range below it. */
export function ReportTable({ rows }: { readonly rows: readonly ComparisonRow[] }) {
  return (
    <ScrollBox label="Comparison of the options">
      <table className={styles.numbers}>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col">Nodes</th>
            <th scope="col">US$ a month</th>
            <th scope="col">Against no mesh</th>
            <th scope="col">
              Mesh vCPU
              <br />
              reserved / used
            </th>
            <th scope="col">
              Mesh GiB
              <br />
              reserved / used
            </th>
            <th scope="col">Fair share</th>
            <th scope="col">
              Added ms
              <br />
              p50 / p99
            </th>
            <th scope="col">
              Upgrade
              <br />
              restarts
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Row({ row }: { readonly row: ComparisonRow }) {
  if (!row.planned) {
    return (
      <tr className={styles.quiet}>
        <th scope="row">{row.name}</th>
        <td colSpan={8}>{row.remarks[0]?.message ?? "Cannot be planned."}</td>
      </tr>
    );
  }
  const { nodes, microUsdPerMonth: cost, deltaMicroUsdPerMonth: extra } = row;
  return (
    <tr className={row.greyed ? styles.quiet : undefined}>
      <th scope="row">
        {row.name}
        {row.cheapest && (
          <small>
            {row.requirements.length > 0 ? "cheapest that fits" : "cheapest at this level"}
          </small>
        )}
        {fitText(row) !== "" && <small>{fitText(row)}</small>}
        {row.greyed && <small>below the level, or not possible here</small>}
      </th>
      <td>
        <strong>{formatCount(nodes.typical)}</strong>
        <small>
          {formatCountRange(nodes.low, nodes.high)}
          {row.proven ? "" : `, at least ${formatCount(row.lowerBound)}`}
        </small>
      </td>
      <td>
        {formatUsd(cost.typical)}
        <small>{span(formatUsd(cost.low), formatUsd(cost.high))}</small>
      </td>
      <td>
        {row.baseline ? (
          "–"
        ) : (
          <>
            {formatUsdDelta(extra.typical)}
            <small>{formatPercentDelta(row.deltaShare)}</small>
            <small>{span(formatUsdDelta(extra.low), formatUsdDelta(extra.high))}</small>
          </>
        )}
      </td>
      <td>{pair(row.meshCpuMilli, formatVcpu)}</td>
      <td>{pair(row.meshMemoryMiB, formatGiB)}</td>
      <td>{row.baseline ? "–" : formatUsd(row.fairShareMicroUsdPerMonth.typical)}</td>
      <td>
        {row.baseline || !row.latencyApplies
          ? "–"
          : `${formatMsNumber(row.latencyP50Ms.typical)} / ${formatMsNumber(row.latencyP99Ms.typical)}`}
      </td>
      <td>{row.baseline ? "–" : <Upgrade row={row} />}</td>
    </tr>
  );
}

/** How long the next minor version takes, and what it restarts: pods where there are any, else agents. */
function Upgrade({ row }: { readonly row: ComparisonRow }) {
  const { podsRestarted: pods, agentsRolled: agents, seconds } = row.upgrade;
  const restarts =
    pods > 0
      ? `${formatCount(pods)} ${pods === 1 ? "pod" : "pods"}`
      : `${formatCount(agents)} ${agents === 1 ? "agent" : "agents"}`;
  return (
    <>
      {formatDuration(seconds.typical)}
      <small>{restarts}</small>
    </>
  );
}

/** "lacks 1 of 3 required, 1 to check". */
function fitText({ requirements }: ComparisonRow): string {
  const lacks = requirements.filter((check) => check.verdict === "lacks").length;
  const open = requirements.filter((check) => check.verdict !== "has").length - lacks;
  const parts = [
    ...(lacks > 0 ? [`lacks ${lacks} of ${requirements.length} required`] : []),
    ...(open > 0 ? [`${open} required to check`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return requirements.length > 0 ? "meets all that is required" : "";
}

const span = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);

function pair(
  amount: { readonly reserved: number; readonly used: number },
  format: (value: number) => string,
): string {
  return `${format(amount.reserved)} / ${format(amount.used)}`;
}
