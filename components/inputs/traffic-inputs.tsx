"use client";

import { memo } from "react";
import { InputSection } from "@/components/ui/section";
import { SelectField } from "@/components/ui/select-field";
import type { Scenario } from "@/lib/scenario/schema";
import { PROTOCOL_CHOICES } from "./choices";
import type { FormFacts } from "./form-facts";
import { type ChangeScenario, type EditSection, limitsOf } from "./form-props";
import { RateInput } from "./rate-input";
import { SectionAmount } from "./section-amount";
import { SharedCoefficients } from "./shared-coefficients";

const PERCENT_STOPS = Array.from({ length: 21 }, (_, index) => index * 5);
const SHARED = ["traffic.meanShare", "node.skew"];

/** How much traffic there is and of what kind. */
export const TrafficInputs = memo(function TrafficInputs({
  traffic,
  pods,
  facts,
  overrides,
  change,
  edit,
}: {
  readonly traffic: Scenario["traffic"];
  /** Pods that take the rate stated here; undefined where rows have rates of their own. */
  readonly pods: number | undefined;
  readonly facts: FormFacts;
  readonly overrides: Scenario["overrides"];
  readonly change: ChangeScenario;
  readonly edit: EditSection<"traffic">;
}) {
  const { limits } = facts;
  return (
    <InputSection
      title="Traffic"
      summary={`${traffic.httpRequestsPerSecondPerPod} req/s a pod, ${traffic.l7SharePercent} % L7`}
      open
    >
      <RateInput
        value={traffic.httpRequestsPerSecondPerPod}
        pods={pods}
        limits={limitsOf(limits, "traffic.httpRequestsPerSecondPerPod")}
        onChange={(rate) => edit({ httpRequestsPerSecondPerPod: rate }, "rps")}
      />
      <SectionAmount
        field="l7SharePercent"
        label="Share that needs L7"
        hint="Routing, retries or policy by HTTP"
        name="l7"
        unit="%"
        value={traffic.l7SharePercent}
        stops={PERCENT_STOPS}
        limits={limitsOf(limits, "traffic.l7SharePercent")}
        edit={edit}
      />
      <details>
        <summary className="py-1 text-ink-2">
          <span className="turn">Protocol, size, locality, hops</span>
        </summary>
        <div className="mt-2 space-y-3">
          <SelectField
            label="Protocol"
            hint="Of requests between pods; for a mix give every workload its own, in Own rows"
            name="protocol"
            value={traffic.protocol}
            choices={PROTOCOL_CHOICES}
            onChange={(protocol) => edit({ protocol }, "protocol")}
          />
          <SectionAmount
            field="payloadKB"
            label="Request and response"
            hint="Bytes of both together"
            name="kb"
            unit="KB"
            value={traffic.payloadKB}
            limits={limitsOf(limits, "traffic.payloadKB")}
            edit={edit}
          />
          <SectionAmount
            field="ingressPercent"
            label="From outside the cluster"
            hint="North–south: one end is in the mesh"
            name="ingress"
            unit="%"
            value={traffic.ingressPercent}
            limits={limitsOf(limits, "traffic.ingressPercent")}
            edit={edit}
          />
          <SectionAmount
            field="egressPercent"
            label="To outside the cluster"
            hint="Share of what pods send; for egress gateways"
            name="egress"
            unit="%"
            value={traffic.egressPercent}
            limits={limitsOf(limits, "traffic.egressPercent")}
            edit={edit}
          />
          <SectionAmount
            field="newConnectionPercent"
            label="On a new connection"
            hint="Each costs a TLS handshake"
            name="newconn"
            unit="%"
            value={traffic.newConnectionPercent}
            limits={limitsOf(limits, "traffic.newConnectionPercent")}
            edit={edit}
          />
          <SectionAmount
            field="zoneLocalityPercent"
            label="Kept in its zone"
            hint="By topology-aware routing"
            name="locality"
            unit="%"
            value={traffic.zoneLocalityPercent}
            limits={limitsOf(limits, "traffic.zoneLocalityPercent")}
            edit={edit}
          />
          <SectionAmount
            field="hops"
            label="Hops of a request"
            hint="Calls one after another; for latency"
            name="hops"
            value={traffic.hops}
            limits={limitsOf(limits, "traffic.hops")}
            edit={edit}
          />
          <SectionAmount
            field="fanOut"
            label="Calls in parallel on a hop"
            hint="The slowest of them counts; for latency"
            name="fanout"
            value={traffic.fanOut}
            limits={limitsOf(limits, "traffic.fanOut")}
            edit={edit}
          />
          <SectionAmount
            field="churnPodsPerSecond"
            label="Pods restarted a second"
            hint="Cluster-wide churn; loads the control plane"
            name="churn"
            value={traffic.churnPodsPerSecond}
            limits={limitsOf(limits, "traffic.churnPodsPerSecond")}
            edit={edit}
          />
        </div>
      </details>
      <SharedCoefficients
        title="Mean against peak, busiest node"
        ids={SHARED}
        facts={facts}
        overrides={overrides}
        change={change}
      />
    </InputSection>
  );
});
