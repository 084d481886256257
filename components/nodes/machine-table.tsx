import { ScrollBox } from "@/components/ui/scroll-box";
import {
  formatCount,
  formatMemory,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
} from "@/lib/format/amounts";
import type { RankedPool, RankedType, Ranking } from "@/lib/ranking";

/** The ranked machines: nodes, utilisation and bill of the chosen option, and every option's bill. */
export function MachineTable({
  ranking,
  machine,
  onMachine,
}: {
  readonly ranking: Ranking;
  /** The default pool's. */
  readonly machine: string;
  readonly onMachine: (instanceType: string) => void;
}) {
  const { rows, options, chosen, chosenRank } = ranking;
  const others = options.filter(({ id }) => id !== ranking.option);
  const beside = chosen !== undefined && !rows.some((row) => row.chosen) ? chosen : undefined;
  if (rows.length === 0 && beside === undefined) {
    return (
      <p className="card p-4 text-ink-2">
        No machine passes the filters. What each of them leaves out is below.
      </p>
    );
  }
  const row = (each: RankedType, rank: string) => (
    <MachineRow
      key={each.name}
      row={each}
      rank={rank}
      others={others}
      inUse={each.name === machine}
      onMachine={onMachine}
    />
  );
  return (
    <ScrollBox label="Machines by monthly bill" className="card relative scroll-edges">
      <table className="figures cards w-full border-collapse" data-machines>
        <caption className="sr-only">
          Machines by monthly bill of the chosen option; ≤ marks a plan that is not exact yet
        </caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">
              <span className="block text-left">Machine</span>
            </th>
            <th scope="col">A month</th>
            <th scope="col">Nodes</th>
            <th scope="col" className="whitespace-normal">
              CPU asked
            </th>
            <th scope="col" className="whitespace-normal">
              Memory asked
            </th>
            <th scope="col">vCPU</th>
            <th scope="col">Memory</th>
            <th scope="col">Price/h</th>
            {others.map(({ id, name }) => (
              <th key={id} scope="col" className="whitespace-normal">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Choose</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each, index) => row(each, String(index + 1)))}
          {beside !== undefined && row(beside, chosenRank === undefined ? "–" : String(chosenRank))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function MachineRow({
  row,
  rank,
  others,
  inUse,
  onMachine,
}: {
  readonly row: RankedType;
  readonly rank: string;
  readonly others: Ranking["options"];
  readonly inUse: boolean;
  readonly onMachine: (instanceType: string) => void;
}) {
  const { pool } = row;
  const tags = [
    row.arch === "arm64" ? "arm64" : "",
    row.burstable ? "burstable" : "",
    inUse ? "yours" : "",
  ].filter(Boolean);
  return (
    <tr data-machine={row.name} className={inUse ? "bg-sunken" : ""}>
      <td className="max-sm:hidden">{rank}</td>
      <th scope="row" className="max-sm:!col-[1/3] max-sm:row-start-1">
        <span className="block text-left">
          <span className="text-ink-3 sm:hidden">{rank}. </span>
          {row.name} <span className="text-s text-ink-3">{tags.join(" · ")}</span>
        </span>
      </th>
      <td className="font-semibold">
        <span className="cell-label font-normal">A month</span>
        {billText(pool)}
      </td>
      <td>
        <span className="cell-label">Nodes</span>
        <span data-nodes>
          {mark(pool)}
          {formatCount(pool.nodes)}
        </span>
      </td>
      <td>
        <span className="cell-label">CPU asked</span>
        {formatPercent(pool.cpuShare)}
      </td>
      <td>
        <span className="cell-label">Memory asked</span>
        {formatPercent(pool.memoryShare)}
      </td>
      <td>
        <span className="cell-label">vCPU</span>
        {formatCount(row.vcpu)}
      </td>
      <td>
        <span className="cell-label">Memory</span>
        {formatMemory(row.memoryMiB)}
      </td>
      <td>
        <span className="cell-label">Price/h</span>
        {formatUsdPerHour(row.microUsdPerHour)}
      </td>
      {others.map(({ id, name }) => (
        <td key={id} className="text-ink-2">
          <span className="cell-label">{name}</span>
          {billText(row.pools.find((each) => each?.option === id))}
        </td>
      ))}
      <td className="max-sm:col-start-3 max-sm:row-start-1">
        {/* The button that was pressed stays, and the focus on it. */}
        <button
          type="button"
          className="button min-h-7 px-2 py-0.5 text-s"
          aria-disabled={inUse}
          onClick={inUse ? undefined : () => onMachine(row.name)}
        >
          {inUse ? "In use" : "Use"}
          <span className="sr-only"> {row.name}</span>
        </button>
      </td>
    </tr>
  );
}

/** "≤" while a better plan may still be found, "≥" while there is only a bound. */
function mark(pool: RankedPool): string {
  if (pool.state === "bound") return "≥ ";
  return pool.state === "first" && pool.lowerBound < pool.nodes ? "≤ " : "";
}

function billText(pool: RankedPool | undefined): string {
  return pool === undefined ? "–" : `${mark(pool)}${formatUsd(pool.microUsdPerMonth)}`;
}
