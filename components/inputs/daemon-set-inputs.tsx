"use client";

import { useId, useState } from "react";
import { AmountField } from "@/components/ui/amount-field";
import { Resettable } from "@/components/ui/resettable";
import { SwitchField } from "@/components/ui/switch-field";
import type { DaemonSetRow } from "@/lib/scenario/daemon-set-rows";
import { DEFAULT_POOL } from "@/lib/model/default-pool";
import type { Scenario } from "@/lib/scenario/schema";
import { changeDaemonSet } from "./change-pools";
import { writeAmount } from "./read-amount";
import { type ChangeScenario, type FormLimits, limitsOf } from "./form-props";

export type DaemonSetInputsProps = {
  readonly cluster: Scenario["cluster"];
  readonly rows: readonly DaemonSetRow[];
  readonly limits: FormLimits;
  readonly change: ChangeScenario;
};

/** What runs on every node before any mesh: the platform's list, open to changes. */
export default function DaemonSetInputs(props: DaemonSetInputsProps) {
  const { cluster, rows, change } = props;
  const changed = Object.keys(cluster.systemDaemonSets).length;
  return (
    <details open={changed > 0} data-daemonsets>
      <summary className="py-1 text-ink-2">
        <span className="turn">System DaemonSets</span>{" "}
        <span className="text-s text-ink-3">{summary(rows, changed)}</span>
      </summary>
      <div className="mt-2 space-y-4">
        <p className="text-s text-ink-3">
          On every node before any mesh. A mesh that brings its own CNI or kube-proxy replaces those
          where the platform allows it.
        </p>
        {rows.map((row) => (
          <DaemonSetFields key={row.name} {...props} row={row} />
        ))}
        <AddDaemonSet rows={rows} change={change} />
        {changed > 0 && (
          <button
            type="button"
            className="link scripted min-h-6 text-s"
            onClick={() =>
              change(
                (now) => ({ ...now, cluster: { ...now.cluster, systemDaemonSets: {} } }),
                "ds reset",
              )
            }
          >
            Back to the platform's list
          </button>
        )}
      </div>
    </details>
  );
}

/** "3: 150m, 64Mi a node". */
function summary(rows: readonly DaemonSetRow[], changed: number): string {
  const on = rows.filter((row) => row.on);
  const cpu = on.reduce((sum, { request }) => sum + request.cpuMilli, 0);
  const memory = on.reduce((sum, { request }) => sum + request.memoryMiB, 0);
  const own = changed > 0 ? ", changed" : "";
  return `${on.length}: ${writeAmount(cpu, "cpu")}, ${writeAmount(memory, "memory")} a node${own}`;
}

function DaemonSetFields({
  cluster,
  limits,
  change,
  row,
}: DaemonSetInputsProps & { readonly row: DaemonSetRow }) {
  const { name, listed } = row;
  const key = `ds.${name}`;
  const edit = (patch: Parameters<typeof changeDaemonSet>[2], field: string) =>
    change((now) => changeDaemonSet(now, name, patch), `${key}.${field}`);
  const remove = () => edit(undefined, "reset");
  const said = Object.hasOwn(cluster.systemDaemonSets, name)
    ? cluster.systemDaemonSets[name]
    : undefined;
  const fields = (
    <fieldset className="space-y-2" data-daemonset={name}>
      <legend className="sr-only">{name}</legend>
      <SwitchField
        label={name}
        hint={listed?.note}
        name={`${key}.off`}
        value={said?.off === undefined ? (listed?.on ?? true) : !said.off}
        inverted
        onChange={(on) => edit({ off: on === (listed?.on ?? true) ? undefined : !on }, "off")}
      />
      {row.on && (
        <>
          <AmountField
            label="CPU request"
            name={`${key}.cpu`}
            kind="cpu"
            value={said?.cpuRequestMilli ?? row.request.cpuMilli}
            limits={limitsOf(limits, "cluster.systemDaemonSets.*.cpuRequestMilli")}
            onChange={(cpuRequestMilli) => edit({ cpuRequestMilli }, "cpu")}
          />
          <AmountField
            label="Memory request"
            name={`${key}.mem`}
            kind="memory"
            value={said?.memoryRequestMiB ?? row.request.memoryMiB}
            limits={limitsOf(limits, "cluster.systemDaemonSets.*.memoryRequestMiB")}
            onChange={(memoryRequestMiB) => edit({ memoryRequestMiB }, "mem")}
          />
          {cluster.pools.length > 0 && (
            <PoolChoice
              name={`${key}.pools`}
              all={[DEFAULT_POOL, ...cluster.pools.map((pool) => pool.name)]}
              chosen={said?.pools}
              onChange={(pools) => edit({ pools }, "pools")}
            />
          )}
        </>
      )}
      {listed?.source.href !== undefined && (
        <p className="text-s text-ink-3">
          Listed in{" "}
          <a className="link break-words" href={listed.source.href} rel="noreferrer">
            {listed.source.title}
          </a>
        </p>
      )}
    </fieldset>
  );
  if (listed === undefined) {
    return (
      <div>
        {fields}
        <button
          type="button"
          className="link scripted min-h-6 text-s"
          aria-label={`Remove ${name}`}
          onClick={remove}
        >
          Remove
        </button>
      </div>
    );
  }
  return (
    <Resettable changed={row.changed} label={name} onReset={remove}>
      {fields}
    </Resettable>
  );
}

/** Pools whose nodes run it; all of them is how it starts. */
function PoolChoice({
  name,
  all,
  chosen,
  onChange,
}: {
  /** The link's key. */
  readonly name: string;
  readonly all: readonly string[];
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (pools: string[] | undefined) => void;
}) {
  const on = chosen ?? all;
  const toggle = (pool: string) => {
    const next = all.filter((each) => on.includes(each) !== (each === pool));
    if (next.length > 0) onChange(next.length === all.length ? undefined : next);
  };
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="float-left mr-3 text-ink-2">In pools</legend>
      {all.map((pool) => (
        <label key={pool} className="flex items-center gap-1.5">
          <input
            type="checkbox"
            name={name}
            value={pool}
            className="size-4 accent-accent"
            checked={on.includes(pool)}
            onChange={() => toggle(pool)}
          />
          {pool}
        </label>
      ))}
    </fieldset>
  );
}

const NAME_RULE = "Lower-case letters, digits, hyphens and dots, as Kubernetes names it.";

function AddDaemonSet({
  rows,
  change,
}: {
  readonly rows: readonly DaemonSetRow[];
  readonly change: ChangeScenario;
}) {
  const id = useId();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const add = () => {
    const taken = rows.some((row) => row.name === name);
    const fits = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/.test(name);
    if (taken) return setProblem("There is one of that name already.");
    if (!fits) return setProblem(NAME_RULE);
    change(
      (now) => changeDaemonSet(now, name, { cpuRequestMilli: 100, memoryRequestMiB: 128 }),
      "ds add",
    );
    setProblem(undefined);
    setName("");
  };
  return (
    <div className="scripted">
      <label htmlFor={id} className="text-ink-2">
        Add a DaemonSet
      </label>
      <div className="mt-1 flex gap-2">
        <input
          id={id}
          value={name}
          placeholder="node-exporter"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          className="control min-w-0"
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") add();
          }}
        />
        <button type="button" className="button" disabled={name === ""} onClick={add}>
          Add
        </button>
      </div>
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-s text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
