"use client";

import { limitsOf } from "@/components/inputs/form-props";
import { AmountField } from "@/components/ui/amount-field";
import { SelectField } from "@/components/ui/select-field";
import type { MovingAnswer } from "@/components/worker/tradeoff-answers";
import { afterMoveInWords, type MoveIn, moveInWords } from "@/lib/charts/tradeoffs/moving-in";
import { formatUsd } from "@/lib/format/amounts";
import { OPTION_IDS } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";
import { SourceNumbers } from "./source-numbers";
import type { TradeoffPartProps } from "./tradeoff-part-props";

/** What runs today, how long both run, and the user's own days of work. */
export function MovingInputs({
  scenario,
  limits,
  change,
  options,
}: TradeoffPartProps & {
  /** Every option, no mesh included. */
  readonly options: readonly { readonly id: string; readonly name: string }[];
}) {
  const { moving } = scenario;
  const choices = OPTION_IDS.map((value) => ({
    value,
    label: options.find(({ id }) => id === value)?.name ?? value,
  }));
  const edit = (patch: Partial<Scenario["moving"]>, key: string) =>
    change((now) => ({ ...now, moving: { ...now.moving, ...patch } }), key);
  return (
    <div className="mt-2 grid max-w-[60rem] gap-x-6 gap-y-2 md:grid-cols-2">
      <SelectField
        label="Runs today"
        name="movefrom"
        value={moving.from}
        choices={choices}
        onChange={(from) => edit({ from }, "movefrom")}
      />
      <AmountField
        label="Old and new side by side"
        name="movedays"
        unit="days"
        value={moving.days}
        limits={limitsOf(limits, "moving.days")}
        onChange={(days) => edit({ days }, "movedays")}
      />
      <AmountField
        label="Engineer days for the move"
        hint="Yours to say, at the day rate among your own costs"
        name="engdays"
        unit="days"
        value={moving.engineerDays}
        limits={limitsOf(limits, "moving.engineerDays")}
        onChange={(engineerDays) => edit({ engineerDays }, "engdays")}
      />
    </div>
  );
}

/** Every move in words, with its bill, its steps, and what does not hold meanwhile. */
export function MovingInPart({ moves, sources }: MovingAnswer) {
  return (
    <ul className="mt-3 grid gap-3 md:grid-cols-2">
      {moves.map((move) => (
        <Move key={move.id} move={move} sources={sources} />
      ))}
    </ul>
  );
}

function Move({
  move,
  sources,
}: {
  readonly move: MoveIn;
  readonly sources: MovingAnswer["sources"];
}) {
  return (
    <li className="card px-4 py-3" data-move={move.id}>
      <p>{moveInWords(move)}</p>
      <p className="mt-1 font-medium">{afterMoveInWords(move)}</p>
      {move.lines.length > 0 && (
        <dl className="mt-1 text-ink-2">
          {move.lines.map(({ label, microUsd }) => (
            <div key={label} className="flex justify-between gap-3">
              <dt>{label}</dt>
              <dd className="tabular-nums">{formatUsd(microUsd)}</dd>
            </div>
          ))}
        </dl>
      )}
      <ol className="mt-1 list-decimal pl-5 text-ink-2">
        {move.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {move.caution !== "" && <p className="mt-1 text-ink-2">{move.caution}</p>}
      <p className="mt-1 text-s text-ink-3">
        Sources <SourceNumbers ids={move.evidence} sources={sources} />
      </p>
    </li>
  );
}
