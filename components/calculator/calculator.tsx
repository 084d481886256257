"use client";

import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useKept } from "@/components/compare/use-kept";
import { FigureLayer } from "@/components/derivation/figure-layer";
import type { NamedExample } from "@/components/examples/named-examples";
import { toggleRequirement } from "@/components/inputs/change-requirement";
import type { FormFacts } from "@/components/inputs/form-facts";
import { RefusedStrip } from "@/components/inputs/refused-strip";
import { ScenarioForm } from "@/components/inputs/scenario-form";
import { ComparisonTable } from "@/components/results/comparison-table";
import { FindingHeader } from "@/components/results/finding-header";
import { FailureNotice, IssueList } from "@/components/results/notices";
import { OptionPicker } from "@/components/results/option-picker";
import { PoolSection } from "@/components/results/pool-section";
import { UnreadNote } from "@/components/rows/unread-note";
import { ShareSection } from "@/components/results/share-section";
import { ShareButton } from "@/components/share/share-button";
import { ReleaseNotice } from "@/components/results/release-notice";
import { Remarks } from "@/components/results/remarks";
import { Announcer } from "./announcer";
import { InputDrawer } from "./input-drawer";
import { ScenarioTools } from "./scenario-tools";
import { SectionNav } from "./section-nav";
import { SiteLinks } from "./site-links";
import { TopBar } from "./top-bar";
import { suggestedName } from "./suggested-name";
import { UndoButtons } from "./undo-buttons";
import { useFileDrop } from "./use-file-drop";
import { useInPageLinks } from "./use-in-page-links";
import { type Opening, useScenario } from "./use-scenario";
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

const NONE_HIDDEN: ReadonlySet<string> = new Set();

/** The calculator: inputs beside results, one scenario, one link. */
export function Calculator({
  opening,
  facts,
  examples,
}: {
  readonly opening: Opening;
  readonly facts: FormFacts;
  readonly examples: readonly NamedExample[];
}) {
  const controls = useScenario(opening);
  const { state, current, change, open, dismissLinkIssues, client, prover } = controls;
  const { scenario, view, updating } = state;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(NONE_HIDDEN);
  const shown = useMemo(() => visibleView(view, hidden), [view, hidden]);
  const picker = useMemo(
    () => <OptionPicker rows={view.rows} hidden={hidden} onChange={setHidden} />,
    [view.rows, hidden],
  );
  const { kept, error: keptError, keep } = useKept(client, state.query);
  const { openFile } = controls;
  const openDropped = useCallback((file: File) => void openFile(file), [openFile]);
  useFileDrop(openDropped);
  useInPageLinks();
  const questions = useMemo(
    () => ({
      loadMachines: () => client.ask({ kind: "machines", scenario: current() }),
      loadBins: (option: string) => prover.ask({ kind: "bins", scenario: current(), option }),
      loadExampleRows: () => client.ask({ kind: "rows", scenario: current() }),
      loadDerivation: (option: string) =>
        prover.ask({
          kind: "derivation",
          scenario: current(),
          option,
          figure: "nodes",
          level: "typical",
          basis: "month",
        }),
    }),
    [client, prover, current],
  );
  const planned = useMemo(() => shown.rows.map(({ id, name }) => ({ id, name })), [shown.rows]);
  const names = useMemo(
    () => Object.fromEntries(view.rows.map(({ id, name }) => [id, name])),
    [view.rows],
  );
  const shares = useMemo(() => {
    const share = (figure: string) => (
      <ShareButton
        scenario={scenario}
        release={state.release}
        figure={figure}
        label="Share this figure"
      />
    );
    return {
      pool: share("pool-by-owner"),
      money: share("nodes-and-cost"),
      node: share("node-anatomy"),
    };
  }, [scenario, state.release]);
  const takeMachine = useCallback(
    (instanceType: string) =>
      change((now) => ({ ...now, cluster: { ...now.cluster, instanceType } }), "type"),
    [change],
  );
  const require = useCallback(
    (id: string) => change((now) => toggleRequirement(now, id), `needs ${id}`),
    [change],
  );
  const form = (
    <ScenarioForm
      scenario={scenario}
      view={view}
      facts={facts}
      change={change}
      {...questions}
      examples={examples}
      open={open}
    />
  );
  return (
    <>
      <TopBar query={state.query}>
        <UndoButtons {...state} undo={controls.undo} redo={controls.redo} />
      </TopBar>
      <div className="mx-auto flex max-w-[100rem] flex-col lg:grid lg:grid-cols-[24rem_minmax(0,1fr)]">
        <div className="inputs-beside border-line px-4 pt-2 pb-8 lg:sticky lg:top-13 lg:h-[calc(100dvh-3.25rem)] lg:overflow-y-auto lg:border-r lg:px-6">
          {form}
        </div>
        <main
          id="results"
          aria-busy={updating}
          className="min-w-0 px-4 pt-5 pb-10 max-lg:order-first lg:px-8"
        >
          <ReleaseNotice news={state.news} />
          <IssueList
            issues={[...state.linkIssues, ...view.issues]}
            onDismiss={state.linkIssues.length > 0 ? dismissLinkIssues : undefined}
          />
          {state.error !== undefined && (
            <FailureNotice
              message={state.error}
              onRetry={() => change((now) => ({ ...now }), "retry")}
            />
          )}
          <RefusedStrip />
          {scenario.workloads.source === "rows" && <UnreadNote rows={scenario.workloads.rows} />}
          <FindingHeader view={view} scenario={scenario} updating={updating}>
            <Suspense fallback="Looking for where this turns…">
              <TurnsNote scenario={scenario} rows={view.rows} fresh={!updating} />
            </Suspense>
          </FindingHeader>
          <div className="scripted mt-4 flex flex-wrap gap-2">
            <ShareButton scenario={scenario} release={state.release} />
            <button
              type="button"
              className="button"
              disabled={updating}
              onClick={() => keep({ scenario, view, query: state.query, issues: [] })}
            >
              {kept === undefined ? "Keep as A, then change" : "Keep this one as A instead"}
            </button>
          </div>
          {keptError !== undefined && (
            <p role="alert" className="mt-3 text-bad">
              The scenario to compare with could not be opened. {keptError}
            </p>
          )}
          <SectionNav />
          {kept !== undefined && (
            <Suspense>
              <CompareSection
                a={kept}
                b={state}
                fresh={!updating}
                onRestore={() => change(() => kept.scenario, "restore A")}
                onDrop={() => keep(undefined)}
              />
            </Suspense>
          )}
          <ComparisonTable
            rows={shown.rows}
            units={view.moneyUnits}
            picker={picker}
            today={scenario.moving.from}
          />
          <Remarks rows={shown.rows} />
          <PoolSection pools={shown.pools} share={shares.pool} />
          <Suspense>
            <MoneySection
              rows={shown.rows}
              bills={shown.bills}
              units={view.moneyUnits}
              share={shares.money}
            />
            <NodesSection
              scenario={scenario}
              options={planned}
              pools={scenario.cluster.pools}
              onMachine={takeMachine}
            />
            <BinsSection rows={shown.rows} fresh={!updating} loadBins={questions.loadBins} />
            <NodeSection node={view.node} others={view.poolNodes} share={shares.node} />
            <TradeoffsSection
              scenario={scenario}
              query={state.query}
              release={state.release}
              rows={view.rows}
              fresh={!updating}
              client={prover}
              onRequire={require}
              limits={facts.limits}
              change={change}
            />
            <UpgradeSection rows={shown.upgrades} />
            <EvidenceSection view={view} scenario={scenario} fresh={!updating} client={prover} />
          </Suspense>
          <ShareSection query={state.query} compared={kept !== undefined}>
            <ScenarioTools
              query={state.query}
              suggestedName={scenario.name === "" ? suggestedName(state) : scenario.name}
              open={open}
              openFile={openDropped}
              exportFile={() => client.ask({ kind: "export", scenario })}
            />
          </ShareSection>
          <InputDrawer form={form} />
        </main>
      </div>
      <footer className="border-t border-line px-4 pt-4 pb-24 text-s text-ink-3 lg:px-6 lg:pb-4">
        <SiteLinks label="More pages" />
        <p className="mt-2 max-w-[80ch]">
          Nothing you enter leaves this browser but in a link you share. Pod-billed platforms
          (Fargate, GKE Autopilot) are not modelled.
        </p>
      </footer>
      <FigureLayer
        client={prover}
        scenario={scenario}
        names={names}
        fresh={!updating}
        limits={facts.limits}
        change={change}
      />
      <Announcer text={updating ? "" : view.finding} />
    </>
  );
}
