"use client";

import { lazy, memo, Suspense, useCallback, useMemo, useRef } from "react";
import { useKept } from "@/components/compare/use-kept";
import { takeMachine } from "@/components/inputs/change-machine";
import { toggleRequirement } from "@/components/inputs/change-requirement";
import type { ChangeScenario, FormLimits } from "@/components/inputs/form-props";
import { RefusedStrip } from "@/components/inputs/refused-strip";
import { ComparisonTable } from "@/components/results/comparison-table";
import { FindingHeader } from "@/components/results/finding-header";
import { FailureNotice, IssueList } from "@/components/results/notices";
import { OptionPicker } from "@/components/results/option-picker";
import { PoolSection } from "@/components/results/pool-section";
import { ReleaseNotice } from "@/components/results/release-notice";
import { Remarks } from "@/components/results/remarks";
import { ShareSection } from "@/components/results/share-section";
import { UnreadNote } from "@/components/rows/unread-note";
import { reportPath } from "@/components/share/figure-paths";
import { ShareButton } from "@/components/share/share-button";
import { LatePart } from "@/components/ui/late-part";
import type { EstimateClient } from "@/components/worker/estimate-client";
import type { NodeBins } from "@/lib/charts/node-bins";
import { writeShow } from "@/lib/figure/view-choice";
import { withView } from "@/lib/scenario/view-link";
import { ScenarioTools } from "./scenario-tools";
import type { PageView } from "./page-view";
import { SectionNav } from "./section-nav";
import { suggestedName } from "./suggested-name";
import type { Looking, ScenarioState } from "./use-scenario";
import { visibleView } from "./visible-view";

// Below the fold: in the HTML from the start, their code after the page's own.
const MoneySection = lazy(() => import("@/components/results/money-section"));
const BinsSection = lazy(() => import("@/components/results/bins-section"));
const NodeSection = lazy(() => import("@/components/results/node-section"));
const EvidenceSection = lazy(() => import("@/components/results/evidence-section"));
const UpgradeSection = lazy(() => import("@/components/results/upgrade-section"));
const TradeoffsSection = lazy(() => import("@/components/tradeoffs/tradeoffs-section"));
// When the page has come to rest.
const TurnsNote = lazy(() => import("@/components/insight/turns-note"));
// Asked for.
const CompareSection = lazy(() => import("@/components/compare/compare-section"));
const NodesSection = lazy(() => import("@/components/nodes/nodes-section"));

type ResultsProps = {
  /** What is shown: it may be a moment behind the inputs, which a hand is still on. */
  readonly state: ScenarioState;
  /** What stands below the comparison shows these results: the state's own, once they have come to rest. */
  readonly restView: PageView;
  /** What the reader looks at: it follows the hand at once. */
  readonly looking: Looking;
  readonly limits: FormLimits;
  readonly change: ChangeScenario;
  readonly open: (query: string) => void;
  readonly openFile: (file: File) => void;
  readonly dismissLinkIssues: () => void;
  /** Two workers: what is quick is asked of the client, what may be long of the prover. */
  readonly client: EstimateClient;
  readonly prover: EstimateClient;
  readonly loadBins: (option: string) => Promise<readonly NodeBins[]>;
  readonly exportFile: () => Promise<string>;
};

/**
 * All that is said of the scenario. Drawn anew only with another state, so that an input being
 * dragged or typed in has the main thread to itself.
 */
export const Results = memo(function Results(props: ResultsProps) {
  const { state, restView, looking, change, client, prover } = props;
  const { scenario, view, updating } = state;
  const keepRef = useRef<HTMLButtonElement>(null);
  const { choice, look } = looking;
  const shown = useMemo(() => visibleView(view, choice.shown), [view, choice.shown]);
  const rest = useMemo(() => visibleView(restView, choice.shown), [restView, choice.shown]);
  const fresh = !updating && restView === view;
  const picker = useMemo(
    () => (
      <OptionPicker
        rows={restView.rows}
        shown={choice.shown}
        onChange={(next) => look({ shown: next })}
      />
    ),
    [restView.rows, choice.shown, look],
  );
  const { kept, error: keptError, keep } = useKept(client, state.query, looking.text);
  const planned = useMemo(() => rest.rows.map(({ id, name }) => ({ id, name })), [rest.rows]);
  const { shown: chosen } = choice;
  // A figure draws what the comparison shows.
  const figureView = useMemo(
    () => ({ show: chosen === undefined ? undefined : writeShow(chosen) }),
    [chosen],
  );
  const shares = useMemo(() => {
    const share = (figure: string) => (
      <ShareButton
        scenario={scenario}
        release={state.release}
        figure={figure}
        view={figureView}
        label="Share this figure"
      />
    );
    return {
      pool: share("pool-by-owner"),
      money: share("nodes-and-cost"),
      node: share("node-anatomy"),
    };
  }, [scenario, state.release, figureView]);
  const onMachine = useCallback(
    // Each machine taken is a step to undo.
    (instanceType: string) =>
      change((now) => takeMachine(now, instanceType), `type ${instanceType}`),
    [change],
  );
  const require = useCallback(
    (id: string) => change((now) => toggleRequirement(now, id), `needs ${id}`),
    [change],
  );
  const money = (
    <MoneySection
      rows={rest.rows}
      bills={rest.bills}
      units={rest.moneyUnits}
      basis={choice.money}
      share={shares.money}
    />
  );
  const node = <NodeSection node={rest.node} others={rest.poolNodes} share={shares.node} />;
  const upgrade = <UpgradeSection rows={rest.upgrades} />;
  const evidence = (
    <EvidenceSection view={restView} scenario={scenario} fresh={fresh} client={prover} />
  );
  const linkIssues = [...state.linkIssues, ...looking.issues];
  return (
    <>
      <ReleaseNotice news={state.news} />
      <IssueList
        issues={[...linkIssues, ...view.issues]}
        onDismiss={linkIssues.length > 0 ? props.dismissLinkIssues : undefined}
      />
      {state.error !== undefined && (
        <FailureNotice
          message={state.error}
          onRetry={() => change((now) => ({ ...now }), "retry")}
        />
      )}
      <RefusedStrip />
      {scenario.workloads.source === "rows" && <UnreadNote rows={scenario.workloads.rows} />}
      <FindingHeader view={view} scenario={scenario} basis={choice.money} updating={updating}>
        <Suspense fallback="Looking for where this turns…">
          <TurnsNote scenario={scenario} rows={view.rows} fresh={!updating} />
        </Suspense>
      </FindingHeader>
      <div className="scripted mt-4 flex flex-wrap gap-2">
        <ShareButton scenario={scenario} release={state.release} view={figureView} />
        <button
          ref={keepRef}
          type="button"
          className="button"
          aria-disabled={updating}
          onClick={
            updating ? undefined : () => keep({ scenario, view, query: state.query, issues: [] })
          }
        >
          {kept === undefined ? "Keep as A, then change" : "Keep this one as A instead"}
        </button>
        <output className="sr-only">
          {kept !== undefined && "Kept as A. What changes from now on is told under A against B."}
        </output>
      </div>
      {keptError !== undefined && (
        <p role="alert" className="mt-3 text-bad">
          The scenario to compare with could not be opened. {keptError}
        </p>
      )}
      <SectionNav />
      <p className="on-paper mt-3 text-s text-ink-3">
        This is the calculator, printed as it stands. A report laid out for paper, with every input
        and source, is at{" "}
        <a className="link" href={reportPath(state.query)}>
          /report
        </a>
        .
      </p>
      {kept !== undefined && (
        <Suspense>
          <CompareSection
            a={kept}
            b={state}
            fresh={!updating}
            onRestore={() => change(() => kept.scenario, "restore A")}
            onDrop={() => {
              keep(undefined);
              // The button pressed goes with what it closes.
              keepRef.current?.focus();
            }}
          />
        </Suspense>
      )}
      <ComparisonTable
        rows={shown.rows}
        units={view.moneyUnits}
        picker={picker}
        today={scenario.moving.from}
        choice={choice}
        look={look}
      />
      <Remarks rows={shown.rows} />
      <PoolSection pools={rest.pools} share={shares.pool} />
      {/*
       * React sends a large boundary behind the page, hidden until a script moves it into its place.
       * So for a browser without scripts what it can use of it stands here once more; to any other
       * this is text, and React there neither draws it nor loads its code.
       */}
      <noscript>
        {money}
        {node}
        {upgrade}
        {evidence}
      </noscript>
      <LatePart>
        {money}
        <NodesSection
          scenario={scenario}
          options={planned}
          pools={scenario.cluster.pools}
          onMachine={onMachine}
        />
        <BinsSection
          rows={rest.rows}
          fresh={fresh}
          loadBins={props.loadBins}
          scenario={scenario}
          release={state.release}
          figureView={figureView}
        />
        {node}
        {rest.pods > 0 ? (
          <TradeoffsSection
            scenario={scenario}
            query={state.query}
            view={figureView}
            release={state.release}
            rows={restView.rows}
            fresh={fresh}
            client={prover}
            onRequire={require}
            limits={props.limits}
            change={change}
          />
        ) : (
          // The page's own contents lead here.
          <section aria-labelledby="tradeoffs" className="below mt-10">
            <h2 id="tradeoffs" className="text-l font-semibold">
              Trade-offs
            </h2>
            <p className="text-ink-2">Nothing is ranked until there are pods.</p>
          </section>
        )}
        {upgrade}
        {evidence}
      </LatePart>
      <ShareSection query={state.query} compared={kept !== undefined}>
        <ScenarioTools
          query={withView(state.query, looking.text)}
          suggestedName={scenario.name === "" ? suggestedName(state) : scenario.name}
          open={props.open}
          openFile={props.openFile}
          exportFile={props.exportFile}
        />
      </ShareSection>
    </>
  );
});
