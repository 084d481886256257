"use client";

import type { PageView } from "@/components/calculator/page-view";
import { AmountField } from "@/components/ui/amount-field";
import { DefaultedField } from "@/components/ui/defaulted-field";
import { CheckedTextField } from "@/components/ui/checked-text-field";
import { SelectField } from "@/components/ui/select-field";
import type { Machine } from "@/components/worker/protocol";
import { err, ok } from "@/lib/result";
import { DEFAULT_POOL } from "@/lib/model/default-pool";
import type { Scenario } from "@/lib/scenario/schema";
import {
  addPool,
  changePool,
  MOST_POOLS,
  poolNameProblem,
  removePool,
  renamePool,
} from "./change-pools";
import { CAPACITY_CHOICES } from "./choices";
import { type ChangeScenario, type FormLimits, limitsOf } from "./form-props";
import { MachineField } from "./machine-field";

type Pool = Scenario["cluster"]["pools"][number];

export type PoolInputsProps = {
  readonly cluster: Scenario["cluster"];
  readonly poolNodes: PageView["poolNodes"];
  readonly limits: FormLimits;
  readonly change: ChangeScenario;
  readonly loadMachines: () => Promise<readonly Machine[]>;
};

/** Node pools beside the default one, which the cluster's own fields describe. */
export default function PoolInputs(props: PoolInputsProps) {
  const { cluster, change } = props;
  const { pools } = cluster;
  const names = [DEFAULT_POOL, ...pools.map(({ name }) => name)];
  return (
    <details open={pools.length > 0} data-pools>
      <summary className="py-1 text-ink-2">
        <span className="turn">Node pools</span>{" "}
        <span className="text-s text-ink-3">
          {pools.length === 0 ? "one, as above" : names.join(", ")}
        </span>
      </summary>
      <div className="mt-2 space-y-4">
        <p className="text-s text-ink-3">
          The fields above are pool “{DEFAULT_POOL}”. Zones and discount hold for all pools. Which
          workload runs in which pool is yours to say, as with nodeSelector and taints.
        </p>
        {pools.map((pool, index) => (
          <PoolFields
            // Pools keep their places; their names change while they are typed.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            {...props}
            pool={pool}
            index={index}
          />
        ))}
        {pools.length > 0 && (
          <SelectField
            label="System pods and mesh"
            hint="Control plane, waypoints, gateways, add-ons, DNS"
            name="systempool"
            value={cluster.systemPool ?? DEFAULT_POOL}
            choices={names.map((value) => ({ value, label: value }))}
            onChange={(chosen) =>
              change(
                (now) => ({
                  ...now,
                  cluster: {
                    ...now.cluster,
                    systemPool: chosen === DEFAULT_POOL ? undefined : chosen,
                  },
                }),
                "systempool",
              )
            }
          />
        )}
        <button
          type="button"
          className="button scripted"
          disabled={pools.length >= MOST_POOLS}
          onClick={() => change(addPool, "pool add")}
        >
          Add a pool
        </button>
      </div>
    </details>
  );
}

function PoolFields({
  cluster,
  poolNodes,
  limits,
  change,
  loadMachines,
  pool,
  index,
}: PoolInputsProps & { readonly pool: Pool; readonly index: number }) {
  const key = `pool${index + 1}`;
  const edit = (patch: Partial<Pool>, field: string) =>
    change((now) => changePool(now, index, patch), `${key}.${field}`);
  const others = cluster.pools.filter((_, at) => at !== index).map(({ name }) => name);
  const known = poolNodes[index];
  const limit = (field: string) => limitsOf(limits, `cluster.pools.*.${field}`);
  return (
    <fieldset className="space-y-3 border-l-2 border-line pl-3" data-pool={pool.name}>
      <legend className="float-left mb-2 w-full">
        <span className="flex items-baseline justify-between gap-3">
          <span className="font-medium break-words">Pool {pool.name}</span>
          <button
            type="button"
            className="link scripted min-h-6 text-s"
            aria-label={`Remove pool ${pool.name}`}
            onClick={() => change((now) => removePool(now, index), "pool remove")}
          >
            Remove
          </button>
        </span>
      </legend>
      <div className="clear-both space-y-3">
        <CheckedTextField
          label="Name"
          name={key}
          value={pool.name}
          read={(text) => {
            const message = poolNameProblem(text.trim(), others);
            return message === undefined
              ? ok(text.trim())
              : err({ code: "bad-name", path: key, message, received: text.slice(0, 80) });
          }}
          onChange={(name) => change((now) => renamePool(now, index, name), key)}
        />
        {cluster.platform === "custom" ? (
          <>
            <AmountField
              label="CPU of a node"
              name={`${key}.customcpu`}
              kind="nodeCpu"
              value={pool.customCpuMilli ?? cluster.customCpuMilli}
              limits={limit("customCpuMilli")}
              onChange={(customCpuMilli) => edit({ customCpuMilli }, "customcpu")}
            />
            <AmountField
              label="Memory of a node"
              name={`${key}.custommem`}
              kind="memory"
              value={pool.customMemoryMiB ?? cluster.customMemoryMiB}
              limits={limit("customMemoryMiB")}
              onChange={(customMemoryMiB) => edit({ customMemoryMiB }, "custommem")}
            />
          </>
        ) : (
          <MachineField
            name={`${key}.type`}
            value={pool.instanceType}
            node={known?.node.name === pool.instanceType ? known.node : undefined}
            loadMachines={loadMachines}
            onChange={(instanceType) => edit({ instanceType }, "type")}
          />
        )}
        <SelectField
          label="Bought as"
          name={`${key}.capacity`}
          value={pool.capacityType}
          choices={CAPACITY_CHOICES}
          onChange={(capacityType) => edit({ capacityType }, "capacity")}
        />
        {pool.capacityType === "own-price" && (
          <AmountField
            label="Price of one node"
            name={`${key}.price`}
            unit="$/h"
            value={pool.ownPriceUsdPerHour}
            limits={limit("ownPriceUsdPerHour")}
            onChange={(ownPriceUsdPerHour) => edit({ ownPriceUsdPerHour }, "price")}
          />
        )}
        <AmountField
          label="Minimum nodes"
          hint="0: none while nothing runs in it"
          name={`${key}.min`}
          value={pool.minNodes}
          limits={limit("minNodes")}
          onChange={(minNodes) => edit({ minNodes }, "min")}
        />
        <details>
          <summary className="py-1 text-ink-2">
            <span className="turn">Minimum of a zone, headroom, pod limit</span>
          </summary>
          <div className="mt-2 space-y-3">
            <AmountField
              label="Minimum nodes in a zone"
              name={`${key}.minzone`}
              value={pool.minNodesPerZone}
              limits={limit("minNodesPerZone")}
              onChange={(minNodesPerZone) => edit({ minNodesPerZone }, "minzone")}
            />
            <AmountField
              label="Kept free on every node"
              hint="Until changed, as in the default pool"
              name={`${key}.free`}
              unit="%"
              value={pool.headroomPercent ?? cluster.headroomPercent}
              limits={limit("headroomPercent")}
              onChange={(headroomPercent) => edit({ headroomPercent }, "free")}
            />
            <DefaultedField
              label="Max pods of a node"
              hint="0 leaves it to the platform's rule"
              name={`${key}.maxpods`}
              value={pool.maxPods}
              limits={limit("maxPods")}
              onChange={(maxPods) => edit({ maxPods }, "maxpods")}
            />
          </div>
        </details>
      </div>
    </fieldset>
  );
}
