import { ScrollBox } from "@/components/ui/scroll-box";
import { formatCount, formatValue } from "@/lib/format/amounts";
import { podRequest } from "@/lib/model/pod-requests";
import type { Workload } from "@/lib/model/types";
import styles from "./report.module.css";

const MOST_ROWS = 60;

/** The pods the figures were worked out for, kind by kind, as far as paper takes them. */
export function ReportWorkloads({ workloads }: { readonly workloads: readonly Workload[] }) {
  if (workloads.length === 0) return null;
  const rest = workloads.length - MOST_ROWS;
  return (
    <ScrollBox label="Workloads">
      <table className={`${styles.numbers} ${styles.named}`}>
        <thead>
          <tr>
            <th scope="col">Workload</th>
            <th scope="col" className={styles.name}>
              Namespace
            </th>
            <th scope="col">Replicas</th>
            <th scope="col">CPU request</th>
            <th scope="col">Memory request</th>
            <th scope="col">
              HTTP/s of a pod
              <br />
              in / out
            </th>
            <th scope="col">In the mesh</th>
          </tr>
        </thead>
        <tbody>
          {workloads.slice(0, MOST_ROWS).map((workload, index) => (
            <Row key={`${index} ${workload.name}`} workload={workload} />
          ))}
        </tbody>
        {rest > 0 && (
          <tfoot>
            <tr>
              <td colSpan={7}>and {formatCount(rest)} more, in the link below</td>
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollBox>
  );
}

function Row({ workload }: { readonly workload: Workload }) {
  const request = podRequest(workload);
  return (
    <tr>
      <th scope="row">
        <bdi>{workload.name}</bdi>
      </th>
      <td className={styles.name}>
        <bdi>{workload.namespace}</bdi>
        {workload.copies > 1 && <small>{formatCount(workload.copies)} copies</small>}
      </td>
      <td>{formatCount(workload.replicas)}</td>
      <td>{formatCount(request.cpuMilli)}m</td>
      <td>{formatCount(request.memoryMiB)}Mi</td>
      <td>
        {formatValue(workload.httpRequestsPerSecondIn)} /{" "}
        {formatValue(workload.httpRequestsPerSecondOut)}
      </td>
      <td>{workload.unmeshed === undefined ? "yes" : UNMESHED[workload.unmeshed]}</td>
    </tr>
  );
}

const UNMESHED: Readonly<Record<NonNullable<Workload["unmeshed"]>, string>> = {
  excluded: "no",
  "host-network": "no: host network",
  daemonset: "no: DaemonSet",
  job: "no: Job",
  windows: "no: Windows",
};
