"use client";

import { memo, useEffect, useRef, useState } from "react";
import { AmountField } from "@/components/ui/amount-field";
import { DefaultedField } from "@/components/ui/defaulted-field";
import { InputSection } from "@/components/ui/section";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import type { OwnLine, Scenario } from "@/lib/scenario/schema";
import { changeOption, type OptionPatch } from "./change-option";
import { type FormLimits, limitsOf } from "./form-props";
import { MESH_LABELS } from "@/lib/scenario/input-labels";
import { OwnLineInputs } from "./own-line-inputs";

type MeshId = (typeof MESH_OPTION_IDS)[number];

/** As the schema has it; the file itself brings a validator this form does not need. */
const MOST_LINES = 20;
const NEW_LINE: OwnLine = {
  label: "",
  usdPerMonth: 0,
  per: "cluster",
  options: [...MESH_OPTION_IDS],
};

export type OwnCostInputsProps = {
  readonly scenario: Scenario;
  readonly limits: FormLimits;
  readonly change: (next: (scenario: Scenario) => Scenario, key: string) => void;
};

/** What only the user can know: work, contracts and prices that no evidence stands behind. */
const OwnCostInputs = memo(function OwnCostInputs(props: OwnCostInputsProps) {
  const { scenario, limits, change } = props;
  const { ownCosts } = scenario;
  const edit = (patch: Partial<Scenario["ownCosts"]>, key: string) =>
    change((now) => ({ ...now, ownCosts: { ...now.ownCosts, ...patch } }), key);
  const { lines } = ownCosts;
  // A line just added is the form's until it says something: a link has no use for it.
  const [added, setAdded] = useState<OwnLine>();
  const linesRef = useRef<HTMLDivElement>(null);
  const addRef = useRef<HTMLButtonElement>(null);
  const waiting = added !== undefined;
  useEffect(() => {
    if (waiting) nameFieldOf(linesRef.current)?.focus();
  }, [waiting]);
  const put = (index: number, line: OwnLine) => {
    if (index < lines.length) {
      edit({ lines: lines.map((old, at) => (at === index ? line : old)) }, `own ${index}`);
    } else if (saysNothing(line)) {
      setAdded(line);
    } else {
      setAdded(undefined);
      edit({ lines: [...lines, line] }, `own ${index}`);
    }
  };
  const remove = (index: number) => {
    if (index < lines.length) edit({ lines: lines.filter((_, at) => at !== index) }, "own delete");
    else setAdded(undefined);
    addRef.current?.focus();
  };
  return (
    <InputSection title="Your own costs" summary={summary(scenario)}>
      <p className="text-s text-ink-3">
        Off until you give a figure. They stand in the bill as lines of your own, count in totals
        and differences, and stay out of the fair share.
      </p>
      <AmountField
        label="An engineer's day"
        hint="Your day rate"
        name="dayrate"
        unit="$"
        value={ownCosts.dayRateUsd}
        limits={limitsOf(limits, "ownCosts.dayRateUsd")}
        onChange={(dayRateUsd) => edit({ dayRateUsd }, "dayrate")}
      />
      <DefaultedField
        label="Mesh upgrades a year"
        hint="Minor releases you roll out"
        name="upgrades"
        value={ownCosts.upgradesPerYear}
        limits={limitsOf(limits, "ownCosts.upgradesPerYear")}
        onChange={(upgradesPerYear) => edit({ upgradesPerYear }, "upgrades")}
      />
      <PerMesh
        {...props}
        title="Engineer days for one upgrade of one cluster"
        field="upgradeEngineerDays"
        linkKey="days"
        unit="days"
      />
      <PerMesh
        {...props}
        title="Support contract a month, all clusters together"
        field="supportUsdPerMonth"
        linkKey="support"
        unit="$"
      />
      <div ref={linesRef} className="space-y-3 empty:hidden">
        {[...lines, ...(added === undefined ? [] : [added])].map((line, index) => (
          <OwnLineInputs
            // Lines have no name of their own and keep their places.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            line={line}
            number={index + 1}
            limits={limits}
            unfilled={index >= lines.length}
            onChange={(next) => put(index, next)}
            onDelete={() => remove(index)}
          />
        ))}
      </div>
      <button
        ref={addRef}
        type="button"
        className="button scripted"
        disabled={lines.length >= MOST_LINES}
        onClick={() => {
          if (waiting) nameFieldOf(linesRef.current)?.focus();
          else setAdded(NEW_LINE);
        }}
      >
        Add a cost line
      </button>
    </InputSection>
  );
}, sameCosts);

const saysNothing = ({ label, usdPerMonth }: OwnLine) => label === "" && usdPerMonth === 0;

/** Where the last line says what it is for. */
function nameFieldOf(lines: HTMLElement | null): HTMLInputElement | null {
  return (
    lines?.lastElementChild?.querySelector<HTMLInputElement>("input:not([type=hidden])") ?? null
  );
}

function sameCosts(before: OwnCostInputsProps, after: OwnCostInputsProps): boolean {
  return (
    before.scenario.ownCosts === after.scenario.ownCosts &&
    before.scenario.options === after.scenario.options &&
    before.limits === after.limits &&
    before.change === after.change
  );
}

export default OwnCostInputs;

function summary({ ownCosts, options }: Scenario): string {
  const choices = Object.values(options);
  const work = ownCosts.dayRateUsd > 0 && choices.some((c) => (c.upgradeEngineerDays ?? 0) > 0);
  const support = choices.some((c) => (c.supportUsdPerMonth ?? 0) > 0);
  const lines = ownCosts.lines.filter((line) => line.usdPerMonth > 0).length;
  const parts = [
    ...(work ? ["upgrades"] : []),
    ...(support ? ["support"] : []),
    ...(lines > 0 ? [lines === 1 ? "1 line" : `${lines} lines`] : []),
  ];
  return parts.length === 0 ? "none" : parts.join(", ");
}

/** The same amount for each mesh. */
function PerMesh({
  scenario,
  limits,
  change,
  title,
  field,
  linkKey,
  unit,
}: OwnCostInputsProps & {
  readonly title: string;
  readonly field: "upgradeEngineerDays" | "supportUsdPerMonth";
  readonly linkKey: string;
  readonly unit: string;
}) {
  const set = (option: MeshId, value: number) => {
    const patch: OptionPatch = { [field]: value };
    change((now) => changeOption(now, option, patch), `${option}.${linkKey}`);
  };
  return (
    <details>
      <summary className="py-1 text-ink-2">
        <span className="turn">{title}</span>
      </summary>
      <fieldset className="mt-2 space-y-3">
        <legend className="sr-only">{title}</legend>
        {MESH_OPTION_IDS.map((option) => (
          <AmountField
            key={option}
            label={MESH_LABELS[option]}
            name={`${option}.${linkKey}`}
            unit={unit}
            value={scenario.options[option]?.[field] ?? 0}
            limits={limitsOf(limits, `options.*.${field}`)}
            onChange={(value) => set(option, value)}
          />
        ))}
      </fieldset>
    </details>
  );
}
