import type { TradeoffAnswer, UpgradeView } from "@/components/worker/tradeoff-answers";
import { paceInWords, upgradeInWords } from "@/lib/charts/tradeoffs/upgrade-plans";
import { formatCount } from "@/lib/format/amounts";
import { SourceNumbers } from "./source-numbers";

type Sources = TradeoffAnswer["sources"];

/** The next upgrade of each option, step by step, and the field report's story on this cluster. */
export function UpgradePart({ upgrades, story, sources, rollout }: TradeoffAnswer) {
  const valueOf = (id: string) => rollout.find((input) => input.id === id)?.value ?? 0;
  return (
    <>
      <p className="mt-3 max-w-[80ch] text-ink-2">
        {paceInWords(valueOf("upgrade.parallelShare"), valueOf("upgrade.maxSurgePercent"))}
      </p>
      <ul className="mt-3 grid gap-3 md:grid-cols-2">
        {upgrades.map((plan) => (
          <Upgrade key={plan.id} plan={plan} sources={sources} />
        ))}
      </ul>
      {story.length > 0 && (
        <details className="card mt-3 px-4 py-3">
          <summary className="font-medium">
            <span className="turn">An example: from Istio 1.5 to 1.7, then and now</span>
          </summary>
          <ol className="mt-2 max-w-[80ch] list-decimal space-y-1 pl-5">
            {story.map((line) => (
              <li key={line.text}>
                {line.text} <SourceNumbers ids={line.evidence} sources={sources} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Upgrade({ plan, sources }: { readonly plan: UpgradeView; readonly sources: Sources }) {
  return (
    <li className="card px-4 py-3">
      <p>{upgradeInWords(plan)}</p>
      <p className="mt-1 text-ink-2">
        {plan.interrupts} At most {formatCount(plan.connections)} connections are interrupted.
      </p>
      <ol className="mt-1 list-decimal pl-5 text-ink-2">
        {plan.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="mt-1 text-s text-ink-3">
        Sources <SourceNumbers ids={plan.evidence} sources={sources} />
      </p>
    </li>
  );
}
