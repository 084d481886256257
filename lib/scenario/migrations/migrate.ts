import type { Issue } from "../../result";
import type { Bag } from "../fields";
import type { LinkSchema, Migrated } from "./link-schema";

/** Carries a scenario of an older version over to the newest, one step a version. */
export function migrate(schemas: readonly LinkSchema[], from: number, scenario: Bag): Migrated {
  let current = scenario;
  const warnings: Issue[] = [];
  for (const schema of schemas) {
    if (schema.version < from || schema.toNext === undefined) continue;
    const step = schema.toNext(current);
    current = step.scenario;
    warnings.push(...step.warnings);
  }
  return { scenario: current, warnings };
}
