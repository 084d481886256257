"use client";

import { AmountField } from "@/components/ui/amount-field";
import { InputSection } from "@/components/ui/section";
import { SelectField } from "@/components/ui/select-field";
import { SliderField } from "@/components/ui/slider-field";
import type { Scenario } from "@/lib/scenario/schema";
import { PROTOCOL_CHOICES } from "./choices";
import type { FormFacts } from "./form-facts";
import { type ChangeScenario, type EditSection, limitsOf } from "./form-props";
import { RateInput } from "./rate-input";
import { SharedCoefficients } from "./shared-coefficients";

const PERCENT_STOPS = Array.from({ length: 21 }, (_, index) => index * 5);

/** How much traffic there is and of what kind. */
export function TrafficInputs({
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
      <SliderField
        label="Share that needs L7"
        hint="Routing, retries or policy by HTTP"
        name="l7"
        unit="%"
        value={traffic.l7SharePercent}
        stops={PERCENT_STOPS}
        limits={limitsOf(limits, "traffic.l7SharePercent")}
        onChange={(l7SharePercent) => edit({ l7SharePercent }, "l7")}
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
          <AmountField
            label="Request and response"
            hint="Bytes of both together"
            name="kb"
            unit="KB"
            value={traffic.payloadKB}
            limits={limitsOf(limits, "traffic.payloadKB")}
            onChange={(payloadKB) => edit({ payloadKB }, "kb")}
          />
          <AmountField
            label="From outside the cluster"
            hint="North–south: one end is in the mesh"
            name="ingress"
            unit="%"
            value={traffic.ingressPercent}
            limits={limitsOf(limits, "traffic.ingressPercent")}
            onChange={(ingressPercent) => edit({ ingressPercent }, "ingress")}
          />
          <AmountField
            label="To outside the cluster"
            hint="Share of what pods send; for egress gateways"
            name="egress"
            unit="%"
            value={traffic.egressPercent}
            limits={limitsOf(limits, "traffic.egressPercent")}
            onChange={(egressPercent) => edit({ egressPercent }, "egress")}
          />
          <AmountField
            label="On a new connection"
            hint="Each costs a TLS handshake"
            name="newconn"
            unit="%"
            value={traffic.newConnectionPercent}
            limits={limitsOf(limits, "traffic.newConnectionPercent")}
            onChange={(newConnectionPercent) => edit({ newConnectionPercent }, "newconn")}
          />
          <AmountField
            label="Kept in its zone"
            hint="By topology-aware routing"
            name="locality"
            unit="%"
            value={traffic.zoneLocalityPercent}
            limits={limitsOf(limits, "traffic.zoneLocalityPercent")}
            onChange={(zoneLocalityPercent) => edit({ zoneLocalityPercent }, "locality")}
          />
          <AmountField
            label="Hops of a request"
            hint="Calls one after another; for latency"
            name="hops"
            value={traffic.hops}
            limits={limitsOf(limits, "traffic.hops")}
            onChange={(hops) => edit({ hops }, "hops")}
          />
          <AmountField
            label="Calls in parallel on a hop"
            hint="The slowest of them counts; for latency"
            name="fanout"
            value={traffic.fanOut}
            limits={limitsOf(limits, "traffic.fanOut")}
            onChange={(fanOut) => edit({ fanOut }, "fanout")}
          />
          <AmountField
            label="Pods restarted a second"
            hint="Cluster-wide churn; loads the control plane"
            name="churn"
            value={traffic.churnPodsPerSecond}
            limits={limitsOf(limits, "traffic.churnPodsPerSecond")}
            onChange={(churnPodsPerSecond) => edit({ churnPodsPerSecond }, "churn")}
          />
        </div>
      </details>
      <SharedCoefficients
        title="Mean against peak, busiest node"
        ids={["traffic.meanShare", "node.skew"]}
        facts={facts}
        overrides={overrides}
        change={change}
      />
    </InputSection>
  );
}
