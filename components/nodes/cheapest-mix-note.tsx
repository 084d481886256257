import { formatCount, formatPercent, formatUsd } from "@/lib/format/amounts";
import type { Ranking } from "@/lib/ranking";

/** The cheapest mix of types beside the cheapest single one, with its own bound. */
export function CheapestMixNote({ ranking }: { readonly ranking: Ranking }) {
  const { mix } = ranking;
  const single = ranking.rows[0];
  return (
    <div className="card mt-3 min-h-28 p-4" data-mix>
      <h3 className="font-semibold">The cheapest mix of types</h3>
      {mix === undefined ? (
        <p className="text-ink-3">Worked out once the rows above stand.</p>
      ) : !mix.found ? (
        <p className="text-ink-2">None to show: {mix.why}.</p>
      ) : (
        <>
          <p>
            <strong className="font-semibold">{formatUsd(mix.microUsdPerMonth)}</strong> a month on{" "}
            {formatCount(mix.nodeCount)} nodes:{" "}
            {mix.nodes.map(({ type, count }) => `${formatCount(count)} × ${type}`).join(", ")}.
          </p>
          <p className="text-s text-ink-2">
            {single !== undefined && saving(single.pool.microUsdPerMonth - mix.microUsdPerMonth)}{" "}
            {mix.proven
              ? "Proved: no mix of the types tried costs less."
              : `No mix of the ${mix.types.length} types tried costs less than ${formatUsd(mix.atLeastMicroUsdPerMonth)}.`}{" "}
            Its largest node is {formatPercent(mix.largestShare)} of the pool.
          </p>
          <p className="text-s text-ink-2">
            {mix.nodes.length > 1
              ? "Advice only: a node pool here is of one type and a workload runs in one pool, so a mix that shares all pods cannot be taken into the scenario."
              : "One type alone: take it from its row above."}
          </p>
        </>
      )}
    </div>
  );
}

function saving(microUsd: number): string {
  if (microUsd <= 0) return "No cheaper than the best single type.";
  return `${formatUsd(microUsd)} less than the best single type.`;
}
