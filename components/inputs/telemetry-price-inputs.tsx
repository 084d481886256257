"use client";

import { memo } from "react";
import { AmountField } from "@/components/ui/amount-field";
import { InputSection } from "@/components/ui/section";
import { SelectField } from "@/components/ui/select-field";
import type { Scenario } from "@/lib/scenario/schema";
import type { FormFacts, TelemetryPreset } from "./form-facts";
import { type EditSection, limitsOf } from "./form-props";

type Prices = Scenario["prices"];

/** What a managed store charges for the mesh's own metrics and logs. */
export const TelemetryPriceInputs = memo(function TelemetryPriceInputs({
  prices,
  facts,
  edit,
}: {
  readonly prices: Prices;
  readonly facts: FormFacts;
  readonly edit: EditSection<"prices">;
}) {
  const { limits, telemetryPrices } = facts;
  const preset = telemetryPrices.find((one) => isIn(one, prices));
  const none = prices.metricSeriesUsdPerMonth === 0 && prices.logUsdPerGB === 0;
  return (
    <InputSection
      title="Telemetry prices"
      summary={none ? "none" : (preset?.label ?? "your own figures")}
    >
      <p className="text-s text-ink-3">
        Counted where a mesh's metrics go to a managed store, or its access log is on: switches in
        each mesh's own section. A Prometheus in the cluster is sized on the nodes instead.
      </p>
      <SelectField
        label="Prices of"
        value={preset?.id ?? OWN}
        choices={[
          { value: OWN, label: none ? "Nobody: costs nothing" : "Your own figures" },
          ...telemetryPrices.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(id) => edit(pricesOf(telemetryPrices.find((one) => one.id === id)), "preset")}
      />
      {preset !== undefined && (
        <p className="text-s text-ink-3">
          {preset.note} As of {preset.date}.{" "}
          {preset.sources.map(({ title, href }, index) => (
            <a key={href} className="link mr-2" href={href}>
              {title}
              <span className="sr-only">, source {index + 1}</span>
            </a>
          ))}
        </p>
      )}
      <AmountField
        label="One active metric series"
        hint="For a month"
        name="seriesprice"
        unit="$"
        value={prices.metricSeriesUsdPerMonth}
        limits={limitsOf(limits, "prices.metricSeriesUsdPerMonth")}
        onChange={(metricSeriesUsdPerMonth) => edit({ metricSeriesUsdPerMonth }, "seriesprice")}
      />
      <AmountField
        label="One GB of access logs"
        hint="Written; 10^9 bytes"
        name="logprice"
        unit="$"
        value={prices.logUsdPerGB}
        limits={limitsOf(limits, "prices.logUsdPerGB")}
        onChange={(logUsdPerGB) => edit({ logUsdPerGB }, "logprice")}
      />
    </InputSection>
  );
});

const OWN = "own";

/** A price that is not public is nothing until the user gives one. */
function pricesOf(preset: TelemetryPreset | undefined): Prices {
  return {
    metricSeriesUsdPerMonth: preset?.metricSeriesUsdPerMonth ?? 0,
    logUsdPerGB: preset?.logUsdPerGB ?? 0,
  };
}

function isIn(preset: TelemetryPreset, prices: Prices): boolean {
  const { metricSeriesUsdPerMonth, logUsdPerGB } = pricesOf(preset);
  return (
    prices.logUsdPerGB === logUsdPerGB && prices.metricSeriesUsdPerMonth === metricSeriesUsdPerMonth
  );
}
