import { describe, expect, it } from "vitest";
import { decodeScenario } from "@/lib/scenario/codec";
import {
  DAEMON_SET_FIELDS,
  FIELDS,
  isBag,
  OPTION_FIELDS,
  POOL_FIELDS,
} from "@/lib/scenario/fields";
import { parseScenarioFile } from "@/lib/scenario/files/json-file";
import type { LinkSchema } from "@/lib/scenario/migrations/link-schema";
import { ROW_COLUMNS } from "@/lib/scenario/rows-codec";

/*
 * Two toy versions before today's shape (as version 3): in version 1 links said "size" for the
 * number of pods and zones defaulted to 1; version 2 renamed the field; version 3 is today.
 */

const today: LinkSchema = {
  version: 3,
  fields: FIELDS,
  optionFields: OPTION_FIELDS,
  poolFields: POOL_FIELDS,
  daemonSetFields: DAEMON_SET_FIELDS,
  rowColumns: ROW_COLUMNS,
};

const v2: LinkSchema = {
  ...today,
  version: 2,
  toNext: (scenario) => {
    const cluster = isBag(scenario["cluster"]) ? scenario["cluster"] : {};
    // Version 3 runs three zones by default; version 2 meant one.
    return {
      scenario: { ...scenario, cluster: { zones: 1, ...cluster } },
      warnings: [{ code: "zones", path: "cluster.zones", message: "was 1 where nothing was said" }],
    };
  },
};

const v1: LinkSchema = {
  ...v2,
  version: 1,
  fields: [
    { key: "size", path: ["pods"], kind: "number" },
    ...FIELDS.filter((field) => field.key !== "pods"),
  ],
  toNext: ({ pods, ...scenario }) => {
    const workloads = isBag(scenario["workloads"]) ? scenario["workloads"] : {};
    return {
      scenario:
        pods === undefined
          ? scenario
          : { ...scenario, workloads: { ...workloads, quickPods: pods } },
      warnings: [],
    };
  },
};

const SCHEMAS = [v1, v2, today];

describe("old links are carried over one step at a time", () => {
  it("reads a link of version 1 by the names and defaults of its time", () => {
    const { scenario, issues } = decodeScenario("v=1&from=quick&size=77", SCHEMAS);
    expect(scenario.workloads.quickPods).toBe(77);
    expect(scenario.cluster.zones).toBe(1);
    expect(issues.map((issue) => issue.code)).toEqual(["zones"]);
  });

  it("enters the chain at the link's own version", () => {
    const { scenario, issues } = decodeScenario("v=2&pods=5&size=77&zones=2", SCHEMAS);
    expect(scenario.workloads.quickPods).toBe(5);
    expect(scenario.cluster.zones).toBe(2);
    expect(issues.map((issue) => issue.code)).toEqual(["unknown-field", "zones"]);
  });

  it("leaves today's links alone", () => {
    const { scenario, issues } = decodeScenario("v=3&pods=5", SCHEMAS);
    expect(scenario.cluster.zones).toBe(3);
    expect(issues).toEqual([]);
  });

  it("opens a newer version with a warning", () => {
    const { issues } = decodeScenario("v=4&pods=5&hue=1", SCHEMAS);
    expect(issues.map((issue) => issue.code)).toEqual(["unknown-schema", "unknown-field"]);
  });

  it("carries files over by the same steps", () => {
    const file = JSON.stringify({ meshcost: { schema: 1 }, scenario: { pods: 77 } });
    const { scenario, issues } = parseScenarioFile(file, SCHEMAS);
    expect(scenario.workloads.quickPods).toBe(77);
    expect(scenario.cluster.zones).toBe(1);
    expect(issues.map((issue) => issue.code)).toEqual(["zones"]);
  });
});
