"use client";

import { useCallback } from "react";
import { useSeen } from "@/components/charts/use-seen";
import { useAnswer } from "@/components/worker/use-answer";
import type { EstimateClient } from "@/components/worker/estimate-client";
import type { FigureView } from "@/lib/charts/figures/figure";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import type { ComparisonRow } from "@/lib/charts/comparison-rows";
import { BreakEvenPart } from "./break-even-part";
import { FeatureFitPart } from "./feature-fit-part";
import { GrowthPart } from "./growth-part";
import { MovingInPart, MovingInputs } from "./moving-in-part";
import { PaintedFigure } from "./painted-figure";
import { RightSizingPart } from "./right-sizing-part";
import { RolloutInputs } from "./rollout-inputs";
import { SweepPart } from "./sweep-part";
import type { TradeoffPartProps } from "./tradeoff-part-props";
import { TornadoPart } from "./tornado-part";
import { TradeoffPart } from "./tradeoff-part";
import { UncertaintyPart } from "./uncertainty-part";
import { UpgradePart } from "./upgrade-part";

/** What money does not show, and what the money hangs on. Everything is computed in the worker. */
export default function TradeoffsSection({
  scenario,
  query,
  view,
  release,
  rows,
  fresh,
  client,
  onRequire,
  limits,
  change,
}: TradeoffPartProps & {
  readonly query: string;
  /** Which options are shown: what is drawn option by option follows, what ranks them has all. */
  readonly view: FigureView;
  /** The release the page's numbers are of. */
  readonly release: string;
  readonly rows: readonly ComparisonRow[];
  /** The estimate of this very scenario has been answered. */
  readonly fresh: boolean;
  readonly client: EstimateClient;
  /** Requires a feature, or no longer. */
  readonly onRequire: (feature: string) => void;
}) {
  const [ref, seen] = useSeen();
  const wanted = seen && fresh;
  const { answer, error: answerError } = useAnswer(
    useCallback(() => client.ask({ kind: "tradeoffs", scenario }), [client, scenario]),
    wanted,
  );
  const { answer: gains, error: gainsError } = useAnswer(
    useCallback(() => client.ask({ kind: "rightSizing", scenario }), [client, scenario]),
    wanted,
  );
  const { answer: moves, error: movesError } = useAnswer(
    useCallback(() => client.ask({ kind: "movingIn", scenario }), [client, scenario]),
    wanted,
  );
  const errors = [...new Set([answerError, gainsError, movesError])].filter(
    (error) => error !== undefined,
  );
  const load = useCallback(
    (figure: string, size: FigureSize) =>
      client.ask({ kind: "figure", scenario, figure, view, size }),
    [client, scenario, view],
  );
  const figure = (id: string) => (
    <PaintedFigure figure={id} query={query} view={view} fresh={fresh} load={load} />
  );
  const candidates = rows.filter((row) => row.eligible).map(({ id }) => id);
  const part = { scenario, limits, change };
  const own = { scenario, query, wanted };
  return (
    <section aria-labelledby="tradeoffs" className="below scripted [--tall:70rem] mt-10" ref={ref}>
      <h2 id="tradeoffs" className="text-l font-semibold">
        Trade-offs
      </h2>
      <p className="text-ink-2">What is paid in milliseconds, features and upgrades.</p>
      {errors.map((error) => (
        <p key={error} role="alert" className="mt-2 text-bad">
          {error}
        </p>
      ))}
      <div className="mt-3 border-b border-line">
        <TradeoffPart
          title="Latency against cost"
          summary="who is fast, who is cheap, who is both"
          open
        >
          {() => figure("latency-cost")}
        </TradeoffPart>
        <TradeoffPart
          title="Where the ranking turns"
          summary="one input on an axis, all else as it is; each step as it is"
        >
          {(opened) => (
            <SweepPart
              {...own}
              release={release}
              candidates={candidates}
              usualPair={usualPairOf(rows, scenario.moving.from)}
              wanted={wanted && opened}
            />
          )}
        </TradeoffPart>
        <TradeoffPart
          title="As the cluster grows"
          summary="the bill of the months to come, and when the ranking turns"
        >
          {(opened) => (
            <GrowthPart {...part} query={query} candidates={candidates} wanted={wanted && opened} />
          )}
        </TradeoffPart>
        <TradeoffPart
          title="Where two inputs turn it"
          summary="the cheapest option at every pair of values, all else as it is"
        >
          {(opened) => <BreakEvenPart {...own} wanted={wanted && opened} candidates={candidates} />}
        </TradeoffPart>
        <TradeoffPart title="What moves the answer" summary="which input to find out more about">
          {(opened) => (
            <TornadoPart
              {...own}
              wanted={wanted && opened}
              options={rows.filter((row) => !row.baseline && row.planned)}
              usual={rows.find((row) => row.cheapest)?.id}
            />
          )}
        </TradeoffPart>
        <TradeoffPart
          title="How sure the ranking is"
          summary="how often each option comes out cheapest"
        >
          {(opened) => (
            <UncertaintyPart {...own} wanted={wanted && opened} candidates={candidates} />
          )}
        </TradeoffPart>
        <TradeoffPart
          title="Features and requirements"
          summary="what each can do, as documented, and what you require"
        >
          {() => (
            <>
              <p className="text-ink-2">
                Open-source editions, as documented. “Not confirmed” is not “no”: no page we opened
                says either.
              </p>
              {answer !== undefined && (
                <FeatureFitPart
                  fit={answer.fit}
                  sources={answer.sources}
                  required={scenario.requirements}
                  onToggle={onRequire}
                />
              )}
            </>
          )}
        </TradeoffPart>
        <TradeoffPart
          title="The next upgrade, step by step"
          summary="how long it takes, what restarts when"
        >
          {() => (
            <>
              {figure("upgrade-timeline")}
              {answer !== undefined && (
                <>
                  <RolloutInputs {...answer} limits={limits} change={change} />
                  <UpgradePart {...answer} />
                </>
              )}
            </>
          )}
        </TradeoffPart>
        <TradeoffPart
          title="Moving in"
          summary="what the change itself takes: restarts, nodes, days side by side"
        >
          {() => (
            <>
              <MovingInputs {...part} options={rows} />
              {figure("moving-in")}
              {moves !== undefined && <MovingInPart {...moves} />}
            </>
          )}
        </TradeoffPart>
        <TradeoffPart
          title="What right-sizing is worth"
          summary="against what each chart requests by itself"
        >
          {() => (
            <>
              {figure("right-sizing")}
              {gains !== undefined && <RightSizingPart {...gains} />}
            </>
          )}
        </TradeoffPart>
      </div>
    </section>
  );
}

/** What runs today, or the next cheapest, with the cheapest that fits. */
function usualPairOf(rows: readonly ComparisonRow[], today: string): readonly string[] {
  const [best, next] = rows
    .filter((row) => row.eligible)
    .toSorted((a, b) => a.microUsdPerMonth.typical - b.microUsdPerMonth.typical);
  const runs = rows.find(({ id, baseline, planned }) => id === today && !baseline && planned);
  const other = runs === undefined || runs.id === best?.id ? next : runs;
  return [best, other].flatMap((row) => row?.id ?? []);
}
