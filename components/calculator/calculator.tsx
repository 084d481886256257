"use client";

import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import type { KeptScenario } from "@/components/compare/compare-section";
import type { NamedExample } from "@/components/examples/named-examples";
import { toggleRequirement } from "@/components/inputs/change-requirement";
import type { FormFacts } from "@/components/inputs/form-facts";
import { ScenarioForm } from "@/components/inputs/scenario-form";
import { CostSection } from "@/components/results/cost-section";
import { ComparisonTable } from "@/components/results/comparison-table";
import { FindingHeader } from "@/components/results/finding-header";
import { AssumptionList, FailureNotice, IssueList } from "@/components/results/notices";
import { OptionPicker } from "@/components/results/option-picker";
import { PoolSection } from "@/components/results/pool-section";
import type { Theme } from "@/components/ui/theme";
import { ReleaseNotice } from "@/components/results/release-notice";
import { Remarks } from "@/components/results/remarks";
import { Announcer } from "./announcer";
import { InputDrawer } from "./input-drawer";
import { ScenarioTools } from "./scenario-tools";
import { SiteLinks } from "./site-links";
import { TopBar } from "./top-bar";
import { suggestedName } from "./suggested-name";
import { UndoButtons } from "./undo-buttons";
import { useDerivation } from "./use-derivation";
import { useFileDrop } from "./use-file-drop";
import { type Opening, useScenario } from "./use-scenario";
import { visibleView } from "./visible-view";

// Below the fold: in the HTML from the start, their code after the page's own.
const BillSection = lazy(() => import("@/components/results/bill-section"));
const BinsSection = lazy(() => import("@/components/results/bins-section"));
const NodeSection = lazy(() => import("@/components/results/node-section"));
const UpgradeSection = lazy(() => import("@/components/results/upgrade-section"));
const TradeoffsSection = lazy(() => import("@/components/tradeoffs/tradeoffs-section"));
// Asked for.
const CompareSection = lazy(() => import("@/components/compare/compare-section"));
const NodesSection = lazy(() => import("@/components/nodes/nodes-section"));
const DerivationPanel = lazy(() => import("@/components/results/derivation-panel"));

const NONE_HIDDEN: ReadonlySet<string> = new Set();

/** The calculator: inputs beside results, one scenario, one link. */
export function Calculator({
  opening,
  facts,
  examples,
  theme,
}: {
  readonly opening: Opening;
  readonly facts: FormFacts;
  readonly examples: readonly NamedExample[];
  readonly theme: Theme;
}) {
  const controls = useScenario(opening);
  const { state, current, change, open, dismissLinkIssues, client, prover } = controls;
  const { scenario, view, updating } = state;
  const derivation = useDerivation(prover, state);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(NONE_HIDDEN);
  const shown = useMemo(() => visibleView(view, hidden), [view, hidden]);
  const picker = useMemo(
    () => <OptionPicker rows={view.rows} hidden={hidden} onChange={setHidden} />,
    [view.rows, hidden],
  );
  const [kept, setKept] = useState<KeptScenario>();
  const { openFile } = controls;
  const openDropped = useCallback((file: File) => void openFile(file), [openFile]);
  useFileDrop(openDropped);
  const openerRef = useRef<HTMLElement | null>(null);
  const { openDerivation } = derivation;
  const openFrom = useCallback(
    (option: string) => {
      openerRef.current = document.activeElement as HTMLElement | null;
      openDerivation(option);
    },
    [openDerivation],
  );
  const questions = useMemo(
    () => ({
      loadMachines: () => client.ask({ kind: "machines", scenario: current() }),
      loadBins: (option: string) => prover.ask({ kind: "bins", scenario: current(), option }),
      loadExampleRows: () => client.ask({ kind: "rows", scenario: current() }),
      loadDerivation: (option: string) =>
        prover.ask({ kind: "derivation", scenario: current(), option, level: "typical" }),
    }),
    [client, prover, current],
  );
  const planned = useMemo(() => shown.rows.map(({ id, name }) => ({ id, name })), [shown.rows]);
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
      <TopBar query={state.query} theme={theme}>
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
          <FindingHeader view={view} scenario={scenario} updating={updating} />
          <ScenarioTools
            scenario={scenario}
            query={state.query}
            release={state.release}
            suggestedName={scenario.name === "" ? suggestedName(state) : scenario.name}
            comparing={kept !== undefined}
            onKeep={() => setKept({ scenario, view })}
            open={open}
            openFile={openDropped}
            exportFile={() => client.ask({ kind: "export", scenario })}
          />
          {kept !== undefined && (
            <Suspense>
              <CompareSection
                a={kept}
                b={state}
                onRestore={() => change(() => kept.scenario, "restore A")}
                onDrop={() => setKept(undefined)}
              />
            </Suspense>
          )}
          <ComparisonTable rows={shown.rows} picker={picker} openDerivation={openFrom} />
          <Remarks rows={shown.rows} />
          <AssumptionList notes={view.notes} />
          <PoolSection pools={shown.pools} />
          <CostSection rows={shown.rows} />
          <Suspense>
            <BillSection bills={shown.bills} />
            <NodesSection scenario={scenario} options={planned} onMachine={takeMachine} />
            <BinsSection rows={shown.rows} fresh={!updating} loadBins={questions.loadBins} />
            <NodeSection node={view.node} />
            <UpgradeSection rows={shown.upgrades} />
            <TradeoffsSection
              scenario={scenario}
              query={state.query}
              rows={view.rows}
              fresh={!updating}
              client={prover}
              onRequire={require}
              limits={facts.limits}
              change={change}
            />
          </Suspense>
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
      {derivation.pinned !== undefined && (
        <Suspense>
          <DerivationPanel
            key={derivation.pinned.option}
            pinned={derivation.pinned}
            onLevel={derivation.setLevel}
            onClose={() => {
              derivation.close();
              openerRef.current?.focus();
            }}
          />
        </Suspense>
      )}
      <Announcer text={updating ? "" : view.finding} />
    </>
  );
}
