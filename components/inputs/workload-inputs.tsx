"use client";

import { lazy, memo, useState } from "react";
import { AmountField } from "@/components/ui/amount-field";
import { DefaultedField } from "@/components/ui/defaulted-field";
import { LatePart } from "@/components/ui/late-part";
import { InputSection } from "@/components/ui/section";
import { Segments } from "@/components/ui/segments";
import { SelectField } from "@/components/ui/select-field";
import { formatCount } from "@/lib/format/amounts";
import type { Scenario, WorkloadRow } from "@/lib/scenario/schema";
import { RowsField } from "@/components/rows/rows-field";
import { type CopiesSeen, changeSource, exampleCopies } from "./change-source";
import { EXAMPLE_CHOICES, labelOf, SOURCE_CHOICES } from "./choices";
import type { FormFacts } from "./form-facts";
import { type ChangeScenario, type EditSection, limitsOf } from "./form-props";
import {
  namespaceLimits,
  readNamespaces,
  quickShape,
  servicesFor,
  shapeInWords,
} from "./quick-shape";
import { SharedCoefficients } from "./shared-coefficients";

/** Asked for only with several node pools. */
const PlacementInputs = lazy(() => import("./placement-inputs"));

const SHARED = ["application.cpu.useShare", "application.memory.useShare", "connections.perPod"];

export type WorkloadInputsProps = {
  readonly workloads: Scenario["workloads"];
  /** Node pools beside the default one. */
  readonly pools: Scenario["cluster"]["pools"];
  readonly pods: number;
  readonly facts: FormFacts;
  readonly overrides: Scenario["overrides"];
  readonly change: ChangeScenario;
  readonly edit: EditSection<"workloads">;
  readonly loadExampleRows: () => Promise<readonly WorkloadRow[]>;
};

/** What runs on the cluster: an example, a handful of numbers, or rows of one's own. */
export const WorkloadInputs = memo(function WorkloadInputs(props: WorkloadInputsProps) {
  const { workloads, pods, facts, edit } = props;
  const { limits } = facts;
  const [copiesSeen, setCopiesSeen] = useState<CopiesSeen>({});
  const choose = (source: Scenario["workloads"]["source"]) => {
    setCopiesSeen({ ...copiesSeen, [workloads.source]: workloads.namespaceCopies });
    edit(changeSource(workloads, source, copiesSeen), "from");
  };
  return (
    <InputSection title="Workloads" summary={`${formatCount(pods)} pods`} open>
      <Segments
        label="Described by"
        labelHidden
        name="from"
        value={workloads.source}
        choices={SOURCE_CHOICES}
        onChange={choose}
      />
      {workloads.source === "example" && <ExampleInputs {...props} />}
      {workloads.source === "example" && props.pools.length > 0 && (
        <LatePart>
          <PlacementInputs
            key={workloads.example}
            pools={props.pools.map(({ name }) => name)}
            placed={workloads.pools}
            change={props.change}
            loadExampleRows={props.loadExampleRows}
          />
        </LatePart>
      )}
      {workloads.source === "quick" && <QuickInputs {...props} />}
      {workloads.source === "rows" && (
        <RowsField
          rows={workloads.rows}
          copies={workloads.namespaceCopies}
          exampleCopies={exampleCopies(workloads, copiesSeen)}
          pools={props.pools.map(({ name }) => name)}
          limits={limits}
          loadExampleRows={props.loadExampleRows}
          onChange={(rows, namespaceCopies, key) => edit({ rows: [...rows], namespaceCopies }, key)}
        />
      )}
      {workloads.source !== "quick" && (
        <AmountField
          label="Namespace copies"
          hint="Identical copies of every namespace"
          name="ns"
          value={workloads.namespaceCopies}
          limits={limitsOf(limits, "workloads.namespaceCopies")}
          onChange={(namespaceCopies) => edit({ namespaceCopies }, "ns")}
        />
      )}
      <SharedCoefficients
        title="Use of the applications"
        ids={SHARED}
        facts={facts}
        overrides={props.overrides}
        change={props.change}
      />
    </InputSection>
  );
});

function ExampleInputs({ workloads, facts: { limits }, edit }: WorkloadInputsProps) {
  return (
    <>
      <SelectField
        label="Application"
        hint="Its manifests as published"
        name="app"
        value={workloads.example}
        choices={EXAMPLE_CHOICES}
        onChange={(example) => edit({ example }, "app")}
      />
      <details>
        <summary className="py-1 text-ink-2">
          <span className="turn">
            Where {labelOf(EXAMPLE_CHOICES, workloads.example)} is silent
          </span>
        </summary>
        <div className="mt-2 space-y-3">
          <DefaultedField
            label="CPU request"
            hint="Of a container that states none"
            name="nocpu"
            kind="cpu"
            value={workloads.missingCpuMilli}
            limits={limitsOf(limits, "workloads.missingCpuMilli")}
            onChange={(missingCpuMilli) => edit({ missingCpuMilli }, "nocpu")}
          />
          <DefaultedField
            label="Memory request"
            hint="Of a container that states none"
            name="nomem"
            kind="memory"
            value={workloads.missingMemoryMiB}
            limits={limitsOf(limits, "workloads.missingMemoryMiB")}
            onChange={(missingMemoryMiB) => edit({ missingMemoryMiB }, "nomem")}
          />
        </div>
      </details>
    </>
  );
}

function QuickInputs({ workloads, facts: { limits }, edit }: WorkloadInputsProps) {
  const servicesLimits = limitsOf(limits, "workloads.quickServicesPerNamespace");
  const most = servicesLimits.high;
  return (
    <>
      <AmountField
        label="Pods"
        hint="In the whole cluster, such as 400 or 2k"
        name="pods"
        value={workloads.quickPods}
        limits={limitsOf(limits, "workloads.quickPods")}
        onChange={(quickPods) => edit({ quickPods }, "pods")}
      />
      <AmountField
        label="CPU request of a pod"
        hint="Such as 250m or 1.5"
        name="cpu"
        kind="cpu"
        value={workloads.quickCpuMilli}
        limits={limitsOf(limits, "workloads.quickCpuMilli")}
        onChange={(quickCpuMilli) => edit({ quickCpuMilli }, "cpu")}
      />
      <AmountField
        label="Memory request of a pod"
        hint="Such as 256Mi or 1.5Gi"
        name="mem"
        kind="memory"
        value={workloads.quickMemoryMiB}
        limits={limitsOf(limits, "workloads.quickMemoryMiB")}
        onChange={(quickMemoryMiB) => edit({ quickMemoryMiB }, "mem")}
      />
      <AmountField
        label="Pods of a service"
        hint="Replicas of each workload"
        name="perservice"
        value={workloads.quickPodsPerService}
        limits={limitsOf(limits, "workloads.quickPodsPerService")}
        onChange={(quickPodsPerService) => edit({ quickPodsPerService }, "perservice")}
      />
      <AmountField
        label="Services of a namespace"
        hint="A namespace has waypoints of its own"
        name="services"
        value={workloads.quickServicesPerNamespace}
        limits={servicesLimits}
        onChange={(quickServicesPerNamespace) => edit({ quickServicesPerNamespace }, "services")}
      />
      <div className="scripted">
        <AmountField
          label="Namespaces"
          hint="Or so: sets the services of a namespace"
          value={quickShape(workloads).namespaces}
          limits={namespaceLimits(workloads, most)}
          readAs={(typed) => readNamespaces(typed, workloads, most)}
          onChange={(namespaces) => {
            const each = servicesFor(workloads, namespaces, most);
            if (each !== undefined) edit({ quickServicesPerNamespace: each }, "services");
          }}
        />
      </div>
      <p className="text-s text-ink-3">{shapeInWords(workloads)}</p>
    </>
  );
}
