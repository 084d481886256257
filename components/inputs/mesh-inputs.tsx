"use client";

import { memo } from "react";
import type { DerivationAnswer } from "@/components/worker/protocol";
import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import { InputSection } from "@/components/ui/section";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { optionSettings, versionOf } from "@/lib/scenario/defaults";
import { MESH_OPTION_IDS } from "@/lib/scenario/ids";
import type { OptionChoices, Scenario } from "@/lib/scenario/schema";
import { changeOption, NEUTRAL, type OptionPatch } from "./change-option";
import { CoefficientInputs } from "./coefficient-inputs";
import { FeeInputs } from "./fee-inputs";
import type { FormFacts } from "./form-facts";
import { type FormLimits, limitsOf } from "./form-props";
import { OwnRequests } from "./own-requests";
import { MeshVersionInput } from "./mesh-version-input";
import { MESH_LABELS } from "@/lib/scenario/input-labels";
import { MESH_SETTINGS, type MeshSetting } from "./mesh-settings";

export type MeshInputsProps = {
  readonly scenario: Scenario;
  /** The CNI in force. */
  readonly cni: string;
  readonly limits: FormLimits;
  readonly facts: FormFacts;
  readonly change: (next: (scenario: Scenario) => Scenario, key: string) => void;
  readonly loadDerivation: (option: string) => Promise<DerivationAnswer>;
};

const NO_VERSIONS = { known: [], coefficients: [] };

type MeshOption = (typeof MESH_OPTION_IDS)[number];

/** Settings, fee and coefficients of each mesh, one folded section a mesh. */
const MeshInputs = memo(function MeshInputs(props: MeshInputsProps) {
  return MESH_OPTION_IDS.map((option) => <OneMesh key={option} option={option} {...props} />);
}, sameSettings);

/** Fifty folded fields need not be drawn anew while a hand drags a slider elsewhere. */
function sameSettings(before: MeshInputsProps, after: MeshInputsProps): boolean {
  const [a, b] = [before.scenario, after.scenario];
  return (
    a.options === b.options &&
    a.overrides === b.overrides &&
    a.sizing === b.sizing &&
    a.cluster.platform === b.cluster.platform &&
    before.cni === after.cni &&
    a.cluster.kubernetesVersion === b.cluster.kubernetesVersion &&
    before.limits === after.limits &&
    before.change === after.change &&
    before.loadDerivation === after.loadDerivation
  );
}

export default MeshInputs;

/** Choices the section of one's own costs asks for. */
const ELSEWHERE: readonly string[] = ["upgradeEngineerDays", "supportUsdPerMonth"];

function OneMesh({ option, ...props }: MeshInputsProps & { readonly option: MeshOption }) {
  const { scenario, change } = props;
  const choices: OptionChoices = scenario.options[option] ?? {};
  const changed = Object.keys(choices).filter((key) => !ELSEWHERE.includes(key)).length;
  const version = versionOf(scenario, option) ?? "";
  const edit = (patch: OptionPatch, key: string) =>
    change((now) => changeOption(now, option, patch), `${option}.${key}`);
  return (
    <InputSection
      title={MESH_LABELS[option]}
      summary={changed === 0 ? version : `${version} · ${changed} changed`}
    >
      <Resettable
        changed={choices.version !== undefined}
        label="version"
        onReset={() => edit({ version: undefined }, "version")}
      >
        <MeshVersionInput
          name={`${option}.version`}
          version={version}
          facts={props.facts.versions[option] ?? NO_VERSIONS}
          onChange={(next) => edit({ version: next }, "version")}
        />
      </Resettable>
      {MESH_SETTINGS[option].map((setting) => (
        <Resettable
          key={setting.key}
          changed={choices[setting.key] !== undefined}
          label={setting.label}
          onReset={() => edit({ [setting.key]: undefined }, setting.linkKey)}
        >
          <SettingInput setting={setting} option={option} edit={edit} {...props} />
        </Resettable>
      ))}
      <OwnRequests options={[option]} scenario={scenario} facts={props.facts} change={change} />
      <FeeInputs
        option={option}
        choices={choices}
        platform={scenario.cluster.platform}
        cni={props.cni}
        limits={props.limits}
        edit={edit}
      />
      <CoefficientInputs option={option} {...props} />
    </InputSection>
  );
}

function SettingInput({
  setting,
  option,
  scenario,
  limits,
  edit,
}: MeshInputsProps & {
  readonly setting: MeshSetting;
  readonly option: MeshOption;
  readonly edit: (patch: OptionPatch, key: string) => void;
}) {
  const { key, linkKey, label, hint } = setting;
  const settings: Readonly<Record<string, unknown>> = {
    ipam: scenario.options[option]?.ipam ?? "platform",
    ...optionSettings(scenario, option, NEUTRAL),
  };
  const value = settings[key];
  const name = `${option}.${linkKey}`;
  const set = (next: unknown) => edit({ [key]: next }, linkKey);
  switch (setting.kind) {
    case "flag":
      return (
        <SwitchField label={label} hint={hint} name={name} value={value === true} onChange={set} />
      );
    case "amount":
      return (
        <AmountField
          label={label}
          hint={hint}
          name={name}
          value={Number(value)}
          limits={limitsOf(limits, `options.*.${key}`)}
          onChange={set}
        />
      );
    case "choice":
      return (
        <SelectField
          label={label}
          hint={hint}
          name={name}
          value={String(value)}
          choices={setting.choices}
          onChange={set}
        />
      );
  }
}
