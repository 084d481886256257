import { prerender } from "react-dom/static";
import { expect, it } from "vitest";
import { z } from "zod";
import { pageView } from "@/components/calculator/page-view";
import { fieldLabel } from "@/components/inputs/field-labels";
import { formFacts } from "@/components/inputs/form-facts";
import { ScenarioForm } from "@/components/inputs/scenario-form";
import { columnsWith } from "@/components/rows/row-columns";
import { DAEMON_SET_FIELDS, FIELDS, OPTION_FIELDS, POOL_FIELDS } from "@/lib/scenario/fields";
import { INPUT_LABELS, MESH_LABELS, OPTION_INPUT_LABELS } from "@/lib/scenario/input-labels";
import { scenarioSchema } from "@/lib/scenario/schema";
import { greedyEstimate, scenario } from "../helpers/estimates";

/*
 * Every leaf of the scenario's schema has an input in the form: the form is drawn for scenarios
 * that open each of its conditional parts, and the names of its controls are held against the
 * schema. A new field fails here until it can be filled in.
 */

/** Fields whose control carries no name of its own, with its label and the reason. */
const BY_LABEL: Readonly<Record<string, { readonly label: string; readonly reason: string }>> = {
  "ownCosts.lines.*.label": { label: "For what", reason: "a line is sent as one parameter" },
  "ownCosts.lines.*.usdPerMonth": { label: "Amount a month", reason: "a line is sent as one" },
  "ownCosts.lines.*.per": { label: "Charged for each", reason: "a line is sent as one parameter" },
  "ownCosts.lines.*.options": { label: "Paid with", reason: "a line is sent as one parameter" },
  "workloads.pools.*": {
    label: "Where its workloads run",
    reason: "an example's workloads are listed when this is opened",
  },
  "overrides.*.low": { label: "Low", reason: "the parameter of the figure holds all three" },
  "overrides.*.high": { label: "High", reason: "the parameter of the figure holds all three" },
};

/** Parts, by the beginning of their paths, that are filled in elsewhere than in this form. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  growth: "concerns the months to come and not the comparison: asked beside the figure of growth",
  moving: "concerns the way from one option to another: asked beside the figure of growth",
};

const facts = formFacts();

async function formOf(differences: object): Promise<string> {
  const asked = scenario(differences);
  const refuse = () => Promise.reject(new Error("nothing is asked while drawing"));
  const { prelude } = await prerender(
    <ScenarioForm
      scenario={asked}
      view={pageView(greedyEstimate(asked), true)}
      facts={facts}
      change={() => {}}
      examples={[]}
      open={() => {}}
      loadDerivation={refuse}
      loadExampleRows={refuse}
      loadMachines={refuse}
    />,
  );
  return new Response(prelude).text();
}

const small = { namespaceCopies: 1 };
const VARIANTS: readonly object[] = [
  { workloads: small },
  { cluster: { platform: "kubeadm-default", capacityType: "own-price" }, workloads: small },
  { cluster: { platform: "custom" }, workloads: { source: "quick", quickPods: 10 } },
  {
    cluster: { pools: [{ name: "a", capacityType: "own-price" }] },
    workloads: small,
  },
  {
    cluster: { platform: "custom", pools: [{ name: "b" }] },
    workloads: { source: "quick", quickPods: 10 },
  },
  {
    workloads: { source: "rows", rows: [{ name: "a" }] },
    ownCosts: { lines: [{ label: "Audit" }] },
    overrides: { "application.cpu.useShare": { low: 0.2, typical: 0.3, high: 0.4 } },
  },
];

/** Paths of every leaf; "*" stands for any key or row. */
function leaves(node: unknown, path: readonly string[] = []): readonly string[] {
  const { properties, additionalProperties, items } = node as {
    readonly properties?: object;
    readonly additionalProperties?: unknown;
    readonly items?: { readonly properties?: object };
  };
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([key, child]) => leaves(child, [...path, key]));
  }
  if (typeof additionalProperties === "object") return leaves(additionalProperties, [...path, "*"]);
  if (items?.properties !== undefined) return leaves(items, [...path, "*"]);
  return [path.join(".")];
}

const ALL_LEAVES = leaves(z.toJSONSchema(scenarioSchema, { io: "input" }));

const isWithin = (path: string, part: string) => path === part || path.startsWith(`${part}.`);

function hasInput(path: string, html: string): boolean {
  const named = (name: string) => html.includes(` name="${name}"`);
  const labelled = BY_LABEL[path];
  if (labelled !== undefined) return html.includes(`>${labelled.label}</`);
  const [section = "", star, key = ""] = path.split(".");
  if (Object.keys(ELSEWHERE).some((part) => isWithin(path, part))) return true;
  if (section === "options" && star === "*") {
    const field = OPTION_FIELDS.find((candidate) => candidate.path.join(".") === key);
    return field !== undefined && new RegExp(` name="[a-z0-9-]+\\.${field.key}"`).test(html);
  }
  if (section === "overrides") return / name="k\./.test(html);
  if (path.startsWith("workloads.rows.*.")) {
    return columnsWith(["a"]).some((column) => path === `workloads.rows.*.${column.key}`);
  }
  if (path === "cluster.pools.*.name") return named("pool1");
  const inList = [
    { prefix: "cluster.pools.*.", fields: POOL_FIELDS, name: "pool1" },
    { prefix: "cluster.systemDaemonSets.*.", fields: DAEMON_SET_FIELDS, name: "ds.kube-proxy" },
  ].find(({ prefix }) => path.startsWith(prefix));
  if (inList !== undefined) {
    const leaf = path.slice(inList.prefix.length);
    const found = inList.fields.find((candidate) => candidate.path.join(".") === leaf);
    return found !== undefined && named(`${inList.name}.${found.key}`);
  }
  const field = FIELDS.find((candidate) => candidate.path.join(".") === path);
  return field !== undefined && named(field.key);
}

it("walks the whole schema", () => {
  const scalars = ALL_LEAVES.filter((path) => !path.includes("*"));
  expect(new Set(scalars)).toEqual(new Set(FIELDS.map((field) => field.path.join("."))));
  expect(ALL_LEAVES.filter((path) => path.startsWith("options.*."))).toHaveLength(
    OPTION_FIELDS.length,
  );
});

it("every field of a scenario can be filled in on the page", async () => {
  const html = (await Promise.all(VARIANTS.map(formOf))).join("\n");
  expect(ALL_LEAVES.filter((path) => !hasInput(path, html))).toEqual([]);
});

it("an issue calls a field as its input is called, and its place in a list", () => {
  expect(fieldLabel("cluster.instanceType (type)")).toBe("Instance type");
  expect(fieldLabel("workloads.quickPods")).toBe("Pods");
  expect(fieldLabel("name")).toBe("Scenario name");
  expect(fieldLabel("cluster.pools.0.minNodes (pool1.min)")).toBe("Minimum nodes of node pool 1");
  expect(fieldLabel("workloads.rows.3.cpuRequestMilli")).toBe("Workload row 4");
  expect(fieldLabel("cluster.systemDaemonSets.kube-proxy.off")).toBe("DaemonSet kube-proxy");
  expect(fieldLabel("options.linkerd.version")).toBe("Linkerd: Version");
  expect(fieldLabel("overrides.envoy.memory.base")).toBe("Coefficient envoy.memory.base");
  expect(fieldLabel("requirements.0")).toBe("Requirements");
  expect(fieldLabel("ownCosts.lines.0.per")).toBe("Cost line 1");
  expect(fieldLabel("zzz")).toBeUndefined();
});

it("every exception is a field of the schema", () => {
  expect(Object.keys(BY_LABEL).filter((path) => !ALL_LEAVES.includes(path))).toEqual([]);
  const idle = Object.keys(ELSEWHERE).filter(
    (part) => !ALL_LEAVES.some((path) => isWithin(path, part)),
  );
  expect(idle).toEqual([]);
});

/** Told in fuller words than the form needs, where a label stands below a heading of its own. */
const FULLER: readonly string[] = [
  "grow",
  "growpods",
  "growby",
  "growmonths",
  "growfrom",
  "movedays",
  "engdays",
];
const FULLER_OPTION: readonly string[] = ["feeper", "days", "support"];

it("a change of an input is told in the words its label has in the form", async () => {
  const html = (await Promise.all(VARIANTS.map(formOf))).join("\n").replaceAll("&#x27;", "'");
  const inForm = (label: string) => html.includes(`>${label}</`) || html.includes(`>${label}<`);
  const keys = FIELDS.map(({ key }) => key).filter((key) => key !== "name");
  expect(Object.keys(INPUT_LABELS).sort()).toEqual(keys.sort());
  expect(Object.keys(OPTION_INPUT_LABELS).sort()).toEqual(
    OPTION_FIELDS.map(({ key }) => key).sort(),
  );
  const odd = Object.entries(INPUT_LABELS).filter(([, label]) => !inForm(label));
  expect(odd.map(([key]) => key).sort()).toEqual([...FULLER].sort());
  const oddOptions = Object.entries(OPTION_INPUT_LABELS).filter(([, label]) => !inForm(label));
  expect(oddOptions.map(([key]) => key).sort()).toEqual([...FULLER_OPTION].sort());
  expect(Object.values(MESH_LABELS).every(inForm)).toBe(true);
});
