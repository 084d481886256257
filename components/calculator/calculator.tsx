"use client";

import { useCallback, useRef } from "react";
import type { FormLimits } from "@/components/inputs/form-props";
import { ScenarioForm } from "@/components/inputs/scenario-form";
import { BillSection } from "@/components/results/bill-section";
import { ComparisonTable } from "@/components/results/comparison-table";
import { DerivationPanel } from "@/components/results/derivation-panel";
import { FindingHeader } from "@/components/results/finding-header";
import { NodeSection } from "@/components/results/node-section";
import { AssumptionList, FailureNotice, IssueList } from "@/components/results/notices";
import { PoolSection } from "@/components/results/pool-section";
import { Remarks } from "@/components/results/remarks";
import { Announcer } from "./announcer";
import { InputDrawer } from "./input-drawer";
import { TopBar } from "./top-bar";
import { useDerivation } from "./use-derivation";
import { type Opening, useScenario } from "./use-scenario";

/** The calculator: inputs beside results, one scenario, one link. */
export function Calculator({
  opening,
  limits,
}: {
  readonly opening: Opening;
  readonly limits: FormLimits;
}) {
  const { state, change, dismissLinkIssues, client, warm } = useScenario(opening);
  const { scenario, view, updating } = state;
  const derivation = useDerivation(client, state);
  const openerRef = useRef<HTMLElement | null>(null);
  const loadMachines = useCallback(
    () => client.ask({ kind: "machines", scenario }),
    [client, scenario],
  );
  const form = (
    <ScenarioForm
      scenario={scenario}
      view={view}
      limits={limits}
      change={change}
      loadMachines={loadMachines}
      onTouched={warm}
    />
  );
  return (
    <>
      <TopBar query={state.query} />
      <div className="mx-auto flex max-w-[100rem] flex-col lg:grid lg:grid-cols-[24rem_minmax(0,1fr)]">
        <div className="inputs-beside border-line px-4 pt-2 pb-8 lg:sticky lg:top-13 lg:h-[calc(100dvh-3.25rem)] lg:overflow-y-auto lg:border-r lg:px-6">
          {form}
        </div>
        <main
          id="results"
          aria-busy={updating}
          className="min-w-0 px-4 pt-5 pb-28 max-lg:order-first lg:px-8"
        >
          <IssueList issues={state.linkIssues} onDismiss={dismissLinkIssues} />
          <IssueList issues={view.issues} />
          {state.error !== undefined && (
            <FailureNotice
              message={state.error}
              onRetry={() => change((now) => ({ ...now }), "retry")}
            />
          )}
          <FindingHeader view={view} scenario={scenario} updating={updating} />
          <ComparisonTable
            rows={view.rows}
            openDerivation={(option) => {
              openerRef.current = document.activeElement as HTMLElement | null;
              derivation.openDerivation(option);
            }}
          />
          <Remarks rows={view.rows} />
          <AssumptionList notes={view.notes} />
          <PoolSection pools={view.pools} />
          <BillSection bills={view.bills} />
          <NodeSection node={view.node} />
          <InputDrawer form={form} />
        </main>
      </div>
      {derivation.pinned !== undefined && (
        <DerivationPanel
          pinned={derivation.pinned}
          onLevel={derivation.setLevel}
          onClose={() => {
            derivation.close();
            openerRef.current?.focus();
          }}
        />
      )}
      <Announcer text={updating ? "" : view.finding} />
    </>
  );
}
