import { ScrollBox } from "@/components/ui/scroll-box";
import type { DerivationAnswer } from "@/components/worker/protocol";
import type { NodeArgument, PoolArguments } from "@/lib/charts/why-nodes";
import { formatCount } from "@/lib/format/amounts";
import { formatBinding } from "@/lib/format/binding";

/** Why a pool has its nodes: each resource's own argument, and what the plan proves beyond them. */
export function NodeProof({ answer }: { readonly answer: DerivationAnswer }) {
  return (
    <section aria-labelledby="why-bound">
      <h3 id="why-bound" className="font-semibold">
        At least so many nodes, by each resource alone
      </h3>
      <ArgumentTables pools={answer.arguments} />
      <p className="mt-2 text-ink-2">
        {answer.nodes === answer.lowerBound
          ? reasonOf(answer)
          : `The plan has ${formatCount(answer.nodes)} nodes; at least ${formatCount(answer.lowerBound)} are needed, the gap is open.`}
      </p>
    </section>
  );
}

/** What makes it so many where fewer was ruled out: whole pods, or a rule on nodes alone. */
function reasonOf({ nodes, arguments: pools }: DerivationAnswer): string {
  const [pool, ...others] = pools;
  const count = formatCount(nodes);
  if (pool === undefined || others.length > 0) {
    return `Whole pods need ${count}; fewer was proved impossible.`;
  }
  if (pool.decidedBy === "minimum") {
    return `The minimum you set makes it ${count}; the pods ask for no more.`;
  }
  if (pool.decidedBy === "spread") {
    return `Replicas that must stand on different nodes make it ${count}: resources would do with fewer.`;
  }
  return `Whole pods need ${count}; fewer was proved impossible.`;
}

/** One table a node pool; a single pool needs no name. */
function ArgumentTables({ pools }: { readonly pools: readonly PoolArguments[] }) {
  return pools.map(({ pool, nodeType, nodes, rows }) => (
    <div key={pool}>
      {pools.length > 1 && (
        <h4 className="mt-2">
          {pool} <span className="text-ink-3">{nodeType}</span>, {formatCount(nodes)}{" "}
          {nodes === 1 ? "node" : "nodes"}
        </h4>
      )}
      <ArgumentTable rows={rows} />
    </div>
  ));
}

function ArgumentTable({ rows }: { readonly rows: readonly NodeArgument[] }) {
  const most = Math.max(...rows.map((row) => row.atLeast));
  return (
    <ScrollBox label="Nodes by each resource" className="mt-1">
      <table className="figures w-full border-collapse text-s">
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">Pods ask</th>
            <th scope="col">÷ a node offers</th>
            <th scope="col">= nodes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.resource} className={row.atLeast === most ? "font-semibold" : ""}>
              <th scope="row">
                {formatBinding(row.resource)}
                {row.unit !== "pods" && <span className="text-ink-3">, {row.unit}</span>}
              </th>
              <td>{formatCount(row.demand)}</td>
              <td>{formatCount(row.perNode)}</td>
              <td>{formatCount(row.atLeast)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
