"use client";

import { useCallback, useDeferredValue, useMemo } from "react";
import { FigureLayer } from "@/components/derivation/figure-layer";
import type { NamedExample } from "@/components/examples/named-examples";
import type { FormFacts } from "@/components/inputs/form-facts";
import { ScenarioForm } from "@/components/inputs/scenario-form";
import { useEarlyInput } from "@/components/ui/use-early-input";
import type { ReadView } from "@/lib/figure/view-choice";
import { useSettled } from "@/components/ui/use-settled";
import { untilAnswered } from "@/components/worker/until-answered";
import { Announcer } from "./announcer";
import { InputDrawer } from "./input-drawer";
import { InputsBeside } from "./inputs-beside";
import { Results } from "./results";
import { SiteLinks } from "./site-links";
import { TopBar } from "./top-bar";
import { UndoButtons } from "./undo-buttons";
import { useFileDrop } from "./use-file-drop";
import { useInPageLinks } from "./use-in-page-links";
import { type Opening, useScenario } from "./use-scenario";

/** The calculator: inputs beside results, one scenario, one link. */
export function Calculator({
  opening,
  openedView,
  facts,
  examples,
}: {
  readonly opening: Opening;
  /** What the link says is looked at. */
  readonly openedView: ReadView;
  readonly facts: FormFacts;
  readonly examples: readonly NamedExample[];
}) {
  const { openFile, ...controls } = useScenario(opening, openedView);
  const { state, looking, current, change, open, dismissLinkIssues, client, prover } = controls;
  // A hand on a slider must not wait for results to be drawn: they follow when it lets them.
  const shown = useDeferredValue(state);
  // The comparison keeps pace with it; what stands below follows when results have come to rest.
  const restView = useSettled(shown.view);
  const names = useMemo(
    () => Object.fromEntries(shown.view.rows.map(({ id, name }) => [id, name])),
    [shown.view.rows],
  );
  const openDropped = useCallback((file: File) => void openFile(file), [openFile]);
  useFileDrop(openDropped);
  useInPageLinks();
  useEarlyInput();
  const questions = useMemo(
    () => ({
      loadBins: (option: string) => prover.ask({ kind: "bins", scenario: current(), option }),
      // Asked by a click, which is not to be lost to an estimate under way.
      loadMachines: () =>
        untilAnswered(() => client.ask({ kind: "machines", scenario: current() })),
      loadExampleRows: () => untilAnswered(() => client.ask({ kind: "rows", scenario: current() })),
      loadDerivation: (option: string) =>
        untilAnswered(() =>
          prover.ask({
            kind: "derivation",
            scenario: current(),
            option,
            figure: "nodes",
            level: "typical",
            basis: "month",
          }),
        ),
      exportFile: () => untilAnswered(() => client.ask({ kind: "export", scenario: current() })),
    }),
    [client, prover, current],
  );
  const form = (
    <ScenarioForm
      scenario={state.scenario}
      view={state.view}
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
        <InputsBeside>{form}</InputsBeside>
        <main
          id="results"
          aria-busy={state.updating || shown !== state || restView !== shown.view}
          className="min-w-0 px-4 pt-5 pb-10 max-lg:order-first lg:px-8"
        >
          <Results
            state={shown}
            restView={restView}
            looking={looking}
            limits={facts.limits}
            change={change}
            open={open}
            openFile={openDropped}
            dismissLinkIssues={dismissLinkIssues}
            client={client}
            prover={prover}
            loadBins={questions.loadBins}
            exportFile={questions.exportFile}
          />
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
        scenario={shown.scenario}
        names={names}
        fresh={!shown.updating}
        limits={facts.limits}
        change={change}
      />
      <Announcer text={shown.updating ? "" : shown.view.finding} />
    </>
  );
}
