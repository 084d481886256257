import { z } from "../zod";
import { scenarioSchema } from "./schema";

/** The bounds of a number, as the schema states them. */
export type Limits = {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
  /** Its default, where it has one. */
  readonly usual?: number;
};

type JsonSchema = {
  readonly type?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly default?: unknown;
  readonly properties?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
};

/**
 * The bounds of every number of a scenario by its path ("cluster.zones"); "*" stands for any key
 * or row. A form gets them as plain data, so that it needs no schema to explain a refusal.
 */
export function numberLimits(): Readonly<Record<string, Limits>> {
  const found: Record<string, Limits> = {};
  collect(z.toJSONSchema(scenarioSchema, { io: "input" }), [], found);
  return found;
}

function collect(node: unknown, path: readonly string[], found: Record<string, Limits>): void {
  if (typeof node !== "object" || node === null) return;
  const { type, minimum, maximum, properties, additionalProperties, items, ...rest } =
    node as JsonSchema;
  if (typeof minimum === "number" && typeof maximum === "number") {
    found[path.join(".")] = {
      low: minimum,
      high: maximum,
      whole: type === "integer",
      ...(typeof rest.default === "number" ? { usual: rest.default } : {}),
    };
  }
  for (const [key, child] of Object.entries(properties ?? {}))
    collect(child, [...path, key], found);
  collect(additionalProperties, [...path, "*"], found);
  collect(items, [...path, "*"], found);
}
