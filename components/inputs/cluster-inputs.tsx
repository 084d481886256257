"use client";

import { memo, type ReactNode } from "react";
import type { Machine } from "@/components/worker/protocol";
import { DefaultedField } from "@/components/ui/defaulted-field";
import { InputSection } from "@/components/ui/section";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { VersionField } from "@/components/ui/version-field";
import type { NodeAnatomy } from "@/lib/charts/node-anatomy";
import { FAMILY_OF, PROVIDER_OF } from "@/lib/scenario/ids";
import type { Scenario } from "@/lib/scenario/schema";
import { changePlatform, changeProvider, regionsOf } from "./change-platform";
import {
  CAPACITY_CHOICES,
  labelOf,
  PLATFORM_CHOICES,
  PROVIDER_CHOICES,
  TIER_CHOICES,
} from "./choices";
import { type EditSection, type FormLimits, limitsOf } from "./form-props";
import { MachineField } from "./machine-field";
import { SectionAmount } from "./section-amount";

export type ClusterInputsProps = {
  readonly cluster: Scenario["cluster"];
  readonly node: NodeAnatomy;
  readonly cnis: readonly { readonly id: string; readonly label: string }[];
  readonly cni: string;
  readonly limits: FormLimits;
  readonly edit: EditSection<"cluster">;
  readonly loadMachines: () => Promise<readonly Machine[]>;
  /** Node pools, system DaemonSets and coefficients of the cluster. */
  readonly children?: ReactNode;
};

/** Where the cluster runs and on which machines. */
export const ClusterInputs = memo(function ClusterInputs(props: ClusterInputsProps) {
  const { cluster, edit, cnis, cni } = props;
  return (
    <InputSection title="Cluster" summary={`${cluster.region} · ${cluster.instanceType}`} open>
      <SelectField
        label="Platform"
        hint="Its rule decides what is kept from pods"
        name="platform"
        value={cluster.platform}
        choices={PLATFORM_CHOICES}
        onChange={(platform) => edit(changePlatform(cluster, platform), "platform")}
      />
      {PROVIDER_OF[cluster.platform] === undefined && (
        <SelectField
          label="Prices and machines of"
          hint="Whose list a self-managed cluster uses"
          name="provider"
          value={cluster.provider}
          choices={PROVIDER_CHOICES}
          onChange={(provider) => edit(changeProvider(cluster, provider), "provider")}
        />
      )}
      <SelectField
        label="Region"
        hint="Of machines and prices"
        name="region"
        value={cluster.region}
        choices={regionsOf(cluster.provider).map((value) => ({ value, label: value }))}
        onChange={(region) => edit({ region }, "region")}
      />
      {cluster.platform === "custom" ? (
        <CustomNodeInputs {...props} />
      ) : (
        <MachineField
          value={cluster.instanceType}
          node={props.node}
          loadMachines={props.loadMachines}
          onChange={(instanceType) => edit({ instanceType }, "type")}
        />
      )}
      <SelectField
        label="Bought as"
        hint="Capacity type"
        name="capacity"
        value={cluster.capacityType}
        choices={CAPACITY_CHOICES}
        onChange={(capacityType) => edit({ capacityType }, "capacity")}
      />
      {cluster.capacityType === "own-price" && <OwnPriceInput {...props} />}
      <SelectField
        label="Network plugin (CNI)"
        hint="Cilium replaces it or joins it"
        name="cni"
        value={cni}
        choices={cnis.map(({ id, label }) => ({ value: id, label }))}
        onChange={(chosen) => edit({ cni: chosen }, "cni")}
      />
      <VersionField
        label="Kubernetes version"
        hint="From 1.29 on sidecars are native"
        name="k8s"
        value={cluster.kubernetesVersion}
        known={KUBERNETES_VERSIONS}
        pattern={/^1\.\d{1,2}$/}
        rule="Must be a version such as 1.33."
        onChange={(kubernetesVersion) => edit({ kubernetesVersion }, "k8s")}
      />
      <MoreClusterInputs {...props} />
      {props.children}
    </InputSection>
  );
});

/** Minor releases offered while typing; any other can be typed. */
const KUBERNETES_VERSIONS = ["1.34", "1.33", "1.32", "1.31", "1.30", "1.29", "1.28", "1.27"];

const HEADROOM_STOPS = [0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 80];

function OwnPriceInput({ cluster, limits, edit }: ClusterInputsProps) {
  return (
    <SectionAmount
      field="ownPriceUsdPerHour"
      label="Price of one node"
      hint="What you pay instead of a list price"
      name="price"
      unit="$/h"
      value={cluster.ownPriceUsdPerHour}
      limits={limitsOf(limits, "cluster.ownPriceUsdPerHour")}
      edit={edit}
    />
  );
}

function CustomNodeInputs({ cluster, limits, edit }: ClusterInputsProps) {
  return (
    <>
      <SectionAmount
        field="customCpuMilli"
        label="CPU of a node"
        hint="Such as 4 or 3920m"
        name="customcpu"
        kind="nodeCpu"
        value={cluster.customCpuMilli}
        limits={limitsOf(limits, "cluster.customCpuMilli")}
        edit={edit}
      />
      <SectionAmount
        field="customMemoryMiB"
        label="Memory of a node"
        hint="Such as 16Gi"
        name="custommem"
        kind="memory"
        value={cluster.customMemoryMiB}
        limits={limitsOf(limits, "cluster.customMemoryMiB")}
        edit={edit}
      />
    </>
  );
}

function MoreClusterInputs({ cluster, limits, edit }: ClusterInputsProps) {
  const family = FAMILY_OF[cluster.platform];
  return (
    <details>
      <summary className="py-1 text-ink-2">
        <span className="turn">Zones, minimum, headroom, pod limit</span>
      </summary>
      <div className="mt-2 space-y-3">
        <SectionAmount
          field="zones"
          label="Zones"
          hint="At least one node in each; traffic between them is billed"
          name="zones"
          value={cluster.zones}
          limits={limitsOf(limits, "cluster.zones")}
          edit={edit}
        />
        <SectionAmount
          field="minNodes"
          label="Minimum nodes"
          hint="The pool never gets smaller"
          name="min"
          value={cluster.minNodes}
          limits={limitsOf(limits, "cluster.minNodes")}
          edit={edit}
        />
        {cluster.zones > 1 && (
          <>
            <SectionAmount
              field="minNodesPerZone"
              label="Minimum nodes in a zone"
              hint="Kept even where fewer would do"
              name="minzone"
              value={cluster.minNodesPerZone}
              limits={limitsOf(limits, "cluster.minNodesPerZone")}
              edit={edit}
            />
            <SwitchField
              label="Survive the loss of a zone"
              hint="The nodes that are left hold all pods"
              name="survive"
              value={cluster.surviveZoneLoss}
              onChange={(surviveZoneLoss) => edit({ surviveZoneLoss }, "survive")}
            />
            <SwitchField
              label="As many nodes in every zone"
              hint="Rounds the pool up to equal zones"
              name="even"
              value={cluster.zoneBalance}
              onChange={(zoneBalance) => edit({ zoneBalance }, "even")}
            />
          </>
        )}
        <SectionAmount
          field="headroomPercent"
          label="Kept free on every node"
          hint="Share of allocatable, for failover and bursts"
          name="free"
          unit="%"
          value={cluster.headroomPercent}
          stops={HEADROOM_STOPS}
          limits={limitsOf(limits, "cluster.headroomPercent")}
          edit={edit}
        />
        <DefaultedField
          label="Max pods of a node"
          hint="0 leaves it to the platform's rule"
          name="maxpods"
          value={cluster.maxPods}
          limits={limitsOf(limits, "cluster.maxPods")}
          onChange={(maxPods) => edit({ maxPods }, "maxpods")}
        />
        {family === "eks" && (
          <SwitchField
            label="Prefix delegation"
            hint="The VPC CNI hands out /28 blocks: more pod slots on small machines"
            name="prefix"
            value={cluster.prefixDelegation}
            onChange={(prefixDelegation) => edit({ prefixDelegation }, "prefix")}
          />
        )}
        {(family === "eks" || family === "gke" || family === "aks") && (
          <SelectField
            label="Control-plane tier"
            hint={`The platform's own fee: ${labelOf(TIER_CHOICES, cluster.controlPlaneTier)}`}
            name="tier"
            value={cluster.controlPlaneTier}
            choices={TIER_CHOICES}
            onChange={(controlPlaneTier) => edit({ controlPlaneTier }, "tier")}
          />
        )}
        <SectionAmount
          field="clusters"
          label="Identical clusters"
          hint="Multiplies the bill: dev, stage, prod"
          name="clusters"
          value={cluster.clusters}
          limits={limitsOf(limits, "cluster.clusters")}
          edit={edit}
        />
        <SectionAmount
          field="discountPercent"
          label="Discount on nodes"
          hint="Off the list price, as negotiated"
          name="discount"
          unit="%"
          value={cluster.discountPercent}
          limits={limitsOf(limits, "cluster.discountPercent")}
          edit={edit}
        />
      </div>
    </details>
  );
}
