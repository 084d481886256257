"use client";

import { useId } from "react";
import { DEFAULT_FILTERS, type RankingFilters } from "@/lib/ranking/filters";

const SIZES = [0, 1, 2, 4, 8, 16, 32, 48, 64, 96] as const;
const LEAST_NODES = [1, 2, 3, 4, 5, 6, 10] as const;
const SHARES = [5, 10, 15, 20, 25, 34, 50, 100] as const;

/** Every filter of the ranking, the defaults included: none works unseen. */
export function MachineFilters({
  filters,
  families,
  onChange,
  onReset,
}: {
  readonly filters: RankingFilters;
  readonly families: readonly string[];
  readonly onChange: (change: Partial<RankingFilters>) => void;
  readonly onReset: () => void;
}) {
  const known =
    filters.family === "" || families.includes(filters.family)
      ? families
      : [...families, filters.family];
  return (
    <fieldset className="mt-2 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:grid-cols-3 xl:grid-cols-5">
      <legend className="sr-only">Filters</legend>
      <Filter
        label="Generations"
        value={filters.generations}
        choices={[
          ["current", "Current"],
          ["all", "All"],
        ]}
        onChange={(generations) => onChange({ generations })}
      />
      <Filter
        label="Architecture"
        value={filters.architecture}
        choices={[
          ["any", "Any"],
          ["amd64", "amd64"],
          ["arm64", "arm64"],
        ]}
        onChange={(architecture) => onChange({ architecture })}
      />
      <Filter
        label="Kind"
        value={filters.category}
        choices={[
          ["any", "Any"],
          ["general", "General purpose"],
          ["compute", "More CPU"],
          ["memory", "More memory"],
          ["burstable", "Burstable"],
        ]}
        onChange={(category) =>
          onChange({ category, ...(category === "burstable" ? { burstable: true } : {}) })
        }
      />
      <Filter
        label="Family"
        value={filters.family}
        choices={[["", "Any"], ...known.map((family) => [family, family] as const)]}
        onChange={(family) => onChange({ family })}
      />
      <Filter
        label="Burstable types"
        value={filters.burstable ? "yes" : "no"}
        choices={[
          ["no", "Left out"],
          ["yes", "By sustained CPU"],
        ]}
        onChange={(chosen) => onChange({ burstable: chosen === "yes" })}
      />
      <Filter
        label="vCPU, at least"
        value={String(filters.minVcpu)}
        choices={SIZES.map((size) => [String(size), size === 0 ? "Any" : String(size)])}
        onChange={(size) => onChange({ minVcpu: Number(size) })}
      />
      <Filter
        label="vCPU, at most"
        value={String(filters.maxVcpu)}
        choices={SIZES.map((size) => [String(size), size === 0 ? "Any" : String(size)])}
        onChange={(size) => onChange({ maxVcpu: Number(size) })}
      />
      <Filter
        label="Nodes, at least"
        value={String(filters.minNodes)}
        choices={LEAST_NODES.map((nodes) => [String(nodes), String(nodes)])}
        onChange={(nodes) => onChange({ minNodes: Number(nodes) })}
      />
      <Filter
        label="One node, at most"
        value={String(filters.maxNodeSharePercent)}
        choices={SHARES.map((share) => [
          String(share),
          share === 100 ? "Any share" : `${share} % of the pool`,
        ])}
        onChange={(share) => onChange({ maxNodeSharePercent: Number(share) })}
      />
      <button
        type="button"
        className="button"
        disabled={JSON.stringify(filters) === JSON.stringify(DEFAULT_FILTERS)}
        onClick={onReset}
      >
        Reset filters
      </button>
    </fieldset>
  );
}

function Filter<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-s text-ink-2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        className="control truncate"
        onChange={(event) => {
          const chosen = choices.find(([known]) => known === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {choices.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
