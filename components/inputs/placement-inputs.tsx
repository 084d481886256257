"use client";

import { useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { DEFAULT_POOL } from "@/lib/model/default-pool";
import type { Scenario, WorkloadRow } from "@/lib/scenario/schema";
import { placeWorkload } from "./change-pools";
import type { ChangeScenario } from "./form-props";

/** Which node pool each workload of an example runs in. */
export default function PlacementInputs({
  pools,
  placed,
  change,
  loadExampleRows,
}: {
  /** Names of the pools beside the default one. */
  readonly pools: readonly string[];
  readonly placed: Scenario["workloads"]["pools"];
  readonly change: ChangeScenario;
  readonly loadExampleRows: () => Promise<readonly WorkloadRow[]>;
}) {
  const [names, setNames] = useState<readonly string[]>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadExampleRows().then(
      (rows) => setNames([...new Set(rows.map(({ name }) => name))]),
      () => setFailed(true),
    );
  };
  const elsewhere = Object.keys(placed).length;
  const choices = [DEFAULT_POOL, ...pools].map((value) => ({ value, label: value }));
  return (
    <details
      className="scripted"
      data-placement
      onToggle={(event) => event.currentTarget.open && load()}
    >
      <summary className="py-1 text-ink-2">
        <span className="turn">Where its workloads run</span>{" "}
        <span className="text-s text-ink-3">
          {elsewhere === 0 ? `all in ${DEFAULT_POOL}` : `${elsewhere} in other pools`}
        </span>
      </summary>
      <div className="mt-2 space-y-2">
        {failed && (
          <p role="alert" className="text-s text-bad">
            The example's workloads could not be loaded. Fold and open to try again.
          </p>
        )}
        {names?.map((name) => (
          <SelectField
            key={name}
            label={name}
            name={`in.${name}`}
            value={placed[name] ?? DEFAULT_POOL}
            choices={choices}
            onChange={(pool) => change((now) => placeWorkload(now, name, pool), `in.${name}`)}
          />
        ))}
      </div>
    </details>
  );
}
