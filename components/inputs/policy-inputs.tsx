"use client";

import { memo, type ReactNode } from "react";
import { DefaultedField } from "@/components/ui/defaulted-field";
import { Resettable } from "@/components/ui/resettable";
import { InputSection } from "@/components/ui/section";
import { Segments } from "@/components/ui/segments";
import { SelectField } from "@/components/ui/select-field";
import { SliderField } from "@/components/ui/slider-field";
import { SwitchField } from "@/components/ui/switch-field";
import type { Scenario } from "@/lib/scenario/schema";
import { FORM_CHOICES, LAYER_CHOICES, labelOf, SET_CHOICES, SIZING_CHOICES } from "./choices";
import { type EditSection, type FormLimits, limitsOf } from "./form-props";

const HEADROOM_STOPS = [0, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 75, 100, 150, 200];

/** The level every option must reach to be compared. */
export const FunctionLevelInputs = memo(function FunctionLevelInputs({
  level,
  edit,
}: {
  readonly level: Scenario["functionLevel"];
  readonly edit: EditSection<"functionLevel">;
}) {
  return (
    <InputSection
      title="Function level"
      summary={`${level.layer.toUpperCase()}${level.encrypted ? ", encrypted" : ""}`}
      open
    >
      <Segments
        label="Every option must offer"
        labelHidden
        name="level"
        value={level.layer}
        choices={LAYER_CHOICES}
        hint="Options below the level are greyed and never called cheapest."
        onChange={(layer) => edit({ layer }, "level")}
      />
      <SwitchField
        label="Encryption between pods"
        hint="On the wire, by whatever means"
        name="encrypted"
        value={level.encrypted}
        onChange={(encrypted) => edit({ encrypted }, "encrypted")}
      />
      <SwitchField
        label="Workload identity"
        hint="Each workload proves who it is, as with mTLS"
        name="identity"
        value={level.workloadIdentity}
        onChange={(workloadIdentity) => edit({ workloadIdentity }, "identity")}
      />
    </InputSection>
  );
});

/** What a mesh component requests, given what it is predicted to use. */
export const SizingInputs = memo(function SizingInputs({
  sizing,
  limits,
  edit,
  children,
}: {
  readonly sizing: Scenario["sizing"];
  readonly limits: FormLimits;
  readonly edit: EditSection<"sizing">;
  /** Beneath the policy: what it asks for. */
  readonly children?: ReactNode;
}) {
  const usualRoom = limitsOf(limits, "sizing.headroomPercent").usual;
  return (
    <InputSection title="Sizing" summary={labelOf(SIZING_CHOICES, sizing.policy)} open>
      <SelectField
        label="Mesh requests"
        hint="Sizing policy of proxies and control planes"
        name="sizing"
        value={sizing.policy}
        choices={SIZING_CHOICES}
        onChange={(policy) => edit({ policy }, "sizing")}
      />
      {children}
      <Resettable
        changed={usualRoom !== undefined && sizing.headroomPercent !== usualRoom}
        label="Headroom over use"
        onReset={() => usualRoom !== undefined && edit({ headroomPercent: usualRoom }, "room")}
      >
        <SliderField
          label="Headroom over use"
          hint="Added to predicted use, before rounding"
          name="room"
          unit="%"
          value={sizing.headroomPercent}
          stops={HEADROOM_STOPS}
          limits={limitsOf(limits, "sizing.headroomPercent")}
          onChange={(headroomPercent) => edit({ headroomPercent }, "room")}
        />
      </Resettable>
      <details>
        <summary className="py-1 text-ink-2">
          <span className="turn">Rounding and limits of use</span>
        </summary>
        <div className="mt-2 space-y-3">
          <DefaultedField
            label="CPU rounded up to"
            hint="Quantum of a right-sized request"
            name="cpustep"
            unit="m"
            value={sizing.cpuQuantumMilli}
            limits={limitsOf(limits, "sizing.cpuQuantumMilli")}
            onChange={(cpuQuantumMilli) => edit({ cpuQuantumMilli }, "cpustep")}
          />
          <DefaultedField
            label="Memory rounded up to"
            hint="Quantum of a right-sized request"
            name="memstep"
            unit="MiB"
            value={sizing.memoryQuantumMiB}
            limits={limitsOf(limits, "sizing.memoryQuantumMiB")}
            onChange={(memoryQuantumMiB) => edit({ memoryQuantumMiB }, "memstep")}
          />
          <DefaultedField
            label="CPU used, at most"
            hint="Share of allocatable a node may really use"
            name="cpumax"
            unit="%"
            value={sizing.cpuUseTargetPercent}
            limits={limitsOf(limits, "sizing.cpuUseTargetPercent")}
            onChange={(cpuUseTargetPercent) => edit({ cpuUseTargetPercent }, "cpumax")}
          />
          <DefaultedField
            label="Memory used, at most"
            hint="Share of allocatable a node may really use"
            name="memmax"
            unit="%"
            value={sizing.memoryUseTargetPercent}
            limits={limitsOf(limits, "sizing.memoryUseTargetPercent")}
            onChange={(memoryUseTargetPercent) => edit({ memoryUseTargetPercent }, "memmax")}
          />
        </div>
      </details>
    </InputSection>
  );
});

/** Whose figures the model runs on. */
export const FigureInputs = memo(function FigureInputs({
  set,
  form,
  onSet,
  onForm,
}: {
  readonly set: Scenario["coefficientSet"];
  readonly form: Scenario["proxyCpuForm"];
  readonly onSet: (set: Scenario["coefficientSet"]) => void;
  readonly onForm: (form: Scenario["proxyCpuForm"]) => void;
}) {
  return (
    <InputSection title="Figures" summary={labelOf(SET_CHOICES, set)}>
      <Segments
        label="Coefficients"
        labelHidden
        name="set"
        value={set}
        choices={SET_CHOICES}
        hint="The field report: 30 MiB and 5–10 % CPU a sidecar with Istio, 10 MiB and under 2 % with Linkerd, none with Cilium."
        onChange={onSet}
      />
      <SelectField
        label="Proxy CPU follows"
        hint={
          set === "field-report"
            ? "The field report states shares of the application's CPU: no effect with its figures"
            : "Law of per-pod proxies"
        }
        name="form"
        value={form}
        choices={FORM_CHOICES}
        onChange={onForm}
      />
    </InputSection>
  );
});
