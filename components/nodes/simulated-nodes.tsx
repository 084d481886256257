import type { NodesSimulation } from "@/lib/charts/nodes-simulations";
import { formatCount, formatDelta } from "@/lib/format/amounts";

/** What one is likely to see, labelled as what it is. */
export function SimulatedNodes({
  planned,
  simulations,
}: {
  readonly planned: number;
  readonly simulations: readonly NodesSimulation[] | undefined;
}) {
  return (
    <div className="mt-4">
      <h3 className="font-semibold">What you are likely to see</h3>
      <p className="max-w-[75ch] text-ink-2">
        Simulations of the pods on these nodes, without spare zones. Real systems pack in the order
        things happen, so they may answer fewer nodes when something is added: options are never
        compared by them.
      </p>
      {simulations === undefined ? (
        <p className="mt-2 min-h-28 text-ink-3">Simulating…</p>
      ) : (
        <ul className="mt-2 grid gap-3 sm:grid-cols-2">
          {simulations.map((simulation) => (
            <Simulated key={simulation.mode} simulation={simulation} planned={planned} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Simulated({
  simulation,
  planned,
}: {
  readonly simulation: NodesSimulation;
  readonly planned: number;
}) {
  const { label, how, source, nodes, declined } = simulation;
  return (
    <li className="card p-4" data-simulation={simulation.mode}>
      <p className="text-s text-ink-3">Simulation</p>
      <p className="font-medium">{label}</p>
      {nodes === undefined ? (
        <p className="mt-1 text-ink-2">Not simulated: {declined}</p>
      ) : (
        <p className="mt-1">
          <strong className="text-xl font-semibold">{formatCount(nodes)}</strong> nodes
          {nodes !== planned && (
            <span className="text-ink-3"> ({formatDelta(nodes - planned)} against the plan)</span>
          )}
        </p>
      )}
      <p className="mt-1 text-s text-ink-2">
        {how}{" "}
        <a className="link" href={source} rel="noreferrer">
          Its source
        </a>
      </p>
    </li>
  );
}
