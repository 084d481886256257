"use client";

import { lazy, memo, useCallback, useMemo } from "react";
import type { PageView } from "@/components/calculator/page-view";
import { ExampleList } from "@/components/examples/example-list";
import type { NamedExample } from "@/components/examples/named-examples";
import type { DerivationAnswer, Machine } from "@/components/worker/protocol";
import { LatePart } from "@/components/ui/late-part";
import type { Scenario, WorkloadRow } from "@/lib/scenario/schema";
import { ClusterInputs } from "./cluster-inputs";
import { toggleRequirement } from "./change-requirement";
import type { FormFacts } from "./form-facts";
import type { ChangeScenario, EditSection } from "./form-props";
import { FigureInputs, FunctionLevelInputs, SizingInputs } from "./policy-inputs";
import { NameInput } from "./name-input";
import { RequirementInputs } from "./requirement-inputs";
import { RunsTodayInput } from "./runs-today-input";
import { SharedCoefficients } from "./shared-coefficients";
import { TelemetryPriceInputs } from "./telemetry-price-inputs";
import { TrafficInputs } from "./traffic-inputs";
import { WorkloadInputs } from "./workload-inputs";

/** Folded away at first: its code comes after the page's. */
const MeshInputs = lazy(() => import("./mesh-inputs"));
const OwnRequests = lazy(() =>
  import("./own-requests").then((module) => ({ default: module.OwnRequests })),
);
const PoolInputs = lazy(() => import("./pool-inputs"));
const DaemonSetInputs = lazy(() => import("./daemon-set-inputs"));
const OwnCostInputs = lazy(() => import("./own-cost-inputs"));

export type ScenarioFormProps = {
  readonly scenario: Scenario;
  readonly view: Pick<
    PageView,
    "node" | "poolNodes" | "daemonSets" | "cnis" | "cni" | "pods" | "rows"
  >;
  readonly facts: FormFacts;
  readonly change: ChangeScenario;
  readonly examples: readonly NamedExample[];
  readonly open: (query: string) => void;
  readonly loadDerivation: (option: string) => Promise<DerivationAnswer>;
  readonly loadExampleRows: () => Promise<readonly WorkloadRow[]>;
  readonly loadMachines: () => Promise<readonly Machine[]>;
};

/**
 * Every input of the calculator; a section is drawn anew only when its own part of the scenario
 * changes, so that a slider moves with the hand. A plain GET form whose names are the link's keys: without scripts
 * it is sent as it stands, with them every change is computed at once.
 */
export const ScenarioForm = memo(function ScenarioForm(props: ScenarioFormProps) {
  const { scenario, view, facts, change, loadMachines } = props;
  const { limits } = facts;
  const cluster = useEdit("cluster", change);
  const workloads = useEdit("workloads", change);
  const traffic = useEdit("traffic", change);
  const functionLevel = useEdit("functionLevel", change);
  const sizing = useEdit("sizing", change);
  const prices = useEdit("prices", change);
  const names = useMemo(
    () => Object.fromEntries(view.rows.map(({ id, name }) => [id, name])),
    [view.rows],
  );
  const rename = useCallback(
    (name: string) => change((now) => ({ ...now, name }), "name"),
    [change],
  );
  const require = useCallback(
    (id: string) => change((now) => toggleRequirement(now, id), `needs ${id}`),
    [change],
  );
  const chooseSet = useCallback(
    (coefficientSet: Scenario["coefficientSet"]) =>
      change((now) => ({ ...now, coefficientSet }), "set"),
    [change],
  );
  const chooseForm = useCallback(
    (proxyCpuForm: Scenario["proxyCpuForm"]) => change((now) => ({ ...now, proxyCpuForm }), "form"),
    [change],
  );
  const moreOfCluster = useMemo(
    () => (
      <>
        <LatePart className="space-y-3">
          <PoolInputs
            cluster={scenario.cluster}
            poolNodes={view.poolNodes}
            limits={limits}
            change={change}
            loadMachines={loadMachines}
          />
          <DaemonSetInputs
            cluster={scenario.cluster}
            rows={view.daemonSets}
            limits={limits}
            change={change}
          />
        </LatePart>
        <SharedCoefficients
          title="Speed of the machines"
          ids={["hardware.factor"]}
          facts={facts}
          overrides={scenario.overrides}
          change={change}
        />
      </>
    ),
    [
      scenario.cluster,
      scenario.overrides,
      view.poolNodes,
      view.daemonSets,
      facts,
      limits,
      change,
      loadMachines,
    ],
  );
  return (
    <form
      action="/"
      method="get"
      aria-label="Scenario"
      onSubmit={(event) => event.preventDefault()}
    >
      <ExampleList examples={props.examples} open={props.open} />
      <NameInput name={scenario.name} onChange={rename} />
      <RunsTodayInput from={scenario.moving.from} names={names} change={change} />
      <WorkloadInputs
        workloads={scenario.workloads}
        pools={scenario.cluster.pools}
        pods={view.pods}
        facts={facts}
        overrides={scenario.overrides}
        change={change}
        edit={workloads}
        loadExampleRows={props.loadExampleRows}
      />
      <ClusterInputs
        cluster={scenario.cluster}
        node={view.node}
        cnis={view.cnis}
        cni={view.cni}
        limits={limits}
        edit={cluster}
        loadMachines={loadMachines}
      >
        {moreOfCluster}
      </ClusterInputs>
      <TrafficInputs
        traffic={scenario.traffic}
        pods={scenario.workloads.source === "rows" ? undefined : view.pods}
        facts={facts}
        overrides={scenario.overrides}
        change={change}
        edit={traffic}
      />
      <FunctionLevelInputs level={scenario.functionLevel} edit={functionLevel} />
      <RequirementInputs
        required={scenario.requirements}
        choices={facts.requirements}
        onToggle={require}
      />
      <SizingInputs sizing={scenario.sizing} limits={limits} edit={sizing}>
        {scenario.sizing.policy === "own" && (
          <LatePart className="space-y-3">
            <OwnRequests scenario={scenario} facts={facts} change={change} />
          </LatePart>
        )}
      </SizingInputs>
      <FigureInputs
        set={scenario.coefficientSet}
        form={scenario.proxyCpuForm}
        onSet={chooseSet}
        onForm={chooseForm}
      />
      <LatePart>
        <MeshInputs
          scenario={scenario}
          cni={view.cni}
          limits={limits}
          facts={facts}
          change={change}
          loadDerivation={props.loadDerivation}
        />
        <TelemetryPriceInputs prices={scenario.prices} facts={facts} edit={prices} />
        <OwnCostInputs scenario={scenario} limits={limits} change={change} />
      </LatePart>
      <noscript>
        <button type="submit" className="button button-main mt-4 w-full">
          Calculate
        </button>
      </noscript>
    </form>
  );
});

function useEdit<
  Section extends "cluster" | "workloads" | "traffic" | "functionLevel" | "sizing" | "prices",
>(section: Section, change: ScenarioFormProps["change"]): EditSection<Section> {
  return useCallback(
    (patch, key) => change((now) => ({ ...now, [section]: { ...now[section], ...patch } }), key),
    [section, change],
  );
}
