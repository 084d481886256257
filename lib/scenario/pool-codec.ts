import {
  type Bag,
  DAEMON_SET_FIELDS,
  DAEMON_SET_PREFIX,
  type Field,
  isBag,
  PLACED_PREFIX,
  POOL_FIELDS,
  POOL_PREFIX,
  setAt,
  valueAt,
} from "./fields";
import type { LinkSchema } from "./migrations/link-schema";
import { MAX_POOLS, poolSchema } from "./pool-schema";
import type { Scenario } from "./schema";
import { writeValue } from "./write-value";

/* Node pools, system DaemonSets and where an example's workloads run, as parameters of a link. */

type Pair = readonly [key: string, value: string];

const USUAL_POOL = poolSchema.parse({ name: "x" });

export function poolPairs({ cluster, workloads }: Scenario): readonly Pair[] {
  const pools = cluster.pools.flatMap((pool, index): readonly Pair[] => {
    const key = `${POOL_PREFIX}${index + 1}`;
    return [[key, pool.name], ...fieldPairs(`${key}.`, POOL_FIELDS, pool, USUAL_POOL)];
  });
  const daemonSets = sorted(cluster.systemDaemonSets).flatMap(([name, change]) =>
    fieldPairs(`${DAEMON_SET_PREFIX}${name}.`, DAEMON_SET_FIELDS, change, {}),
  );
  const placed = sorted(workloads.pools).map(([name, pool]): Pair => [PLACED_PREFIX + name, pool]);
  return [...pools, ...daemonSets, ...placed];
}

/** "cluster.pools.0.minNodes" → "pool1.min". */
export function poolKeyOf(path: string): string | undefined {
  const [, index, name] = /^cluster\.pools\.(\d)\.(\w+)$/.exec(path) ?? [];
  if (index === undefined) return undefined;
  const pool = `${POOL_PREFIX}${Number(index) + 1}`;
  if (name === "name") return pool;
  const field = POOL_FIELDS.find((candidate) => candidate.path[0] === name);
  return field === undefined ? undefined : `${pool}.${field.key}`;
}

function fieldPairs(
  prefix: string,
  fields: readonly Field[],
  values: unknown,
  usual: unknown,
): readonly Pair[] {
  return fields.flatMap(({ key, path }): readonly Pair[] => {
    const value = valueAt(values, path);
    return value === valueAt(usual, path) ? [] : [[prefix + key, writeValue(value)]];
  });
}

function sorted<Value>(record: Readonly<Record<string, Value>>): readonly [string, Value][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Takes one parameter of a link, where it speaks of pools or system DaemonSets; else says no. */
export function readPoolPair(
  key: string,
  value: string,
  schema: LinkSchema,
  raw: Bag,
  read: (field: Field, value: string) => unknown,
): boolean {
  if (key.startsWith(PLACED_PREFIX) && key.length > PLACED_PREFIX.length) {
    setAt(raw, ["workloads", "pools", key.slice(PLACED_PREFIX.length)], value);
    return true;
  }
  if (key.startsWith(DAEMON_SET_PREFIX)) return readDaemonSet(key, value, schema, raw, read);
  const place = /^pool([1-9])(?:\.(.+))?$/.exec(key);
  if (place === null) return false;
  const pool = poolAt(raw, Number(place[1]));
  if (pool === undefined) return false;
  if (place[2] === undefined) {
    pool["name"] = value;
    return true;
  }
  const field = schema.poolFields.find((candidate) => candidate.key === place[2]);
  if (field !== undefined) setAt(pool, field.path, read(field, value));
  return field !== undefined;
}

/** Names of DaemonSets may hold dots: the last part is the field's. */
function readDaemonSet(
  key: string,
  value: string,
  schema: LinkSchema,
  raw: Bag,
  read: (field: Field, value: string) => unknown,
): boolean {
  const dot = key.lastIndexOf(".");
  const name = key.slice(DAEMON_SET_PREFIX.length, dot);
  const field = schema.daemonSetFields.find((candidate) => candidate.key === key.slice(dot + 1));
  if (field === undefined || name === "") return false;
  const path = ["cluster", "systemDaemonSets", name, ...field.path] as const;
  const [fresh, before] = [read(field, value), valueAt(raw, path)];
  // A list may come in parts, as a plain form sends its boxes.
  const more = Array.isArray(fresh) && Array.isArray(before);
  setAt(raw, path, more ? [...before, ...fresh] : fresh);
  return true;
}

/** The raw pool of that number, made with those before it; one nobody named is refused by the schema. */
function poolAt(raw: Bag, number: number): Bag | undefined {
  if (number > MAX_POOLS) return undefined;
  const found = valueAt(raw, ["cluster", "pools"]);
  const pools: unknown[] = Array.isArray(found) ? found : [];
  while (pools.length < number) pools.push({});
  setAt(raw, ["cluster", "pools"], pools);
  const pool = pools[number - 1];
  return isBag(pool) ? pool : undefined;
}
