/**
 * npm run pack FILE: plans every packing instance of a file and prints one line for each.
 * The format is that of tests/packing/instances.json: {instances: [{name, capacity | binTypes,
 * items: [{size, count, max?}], optimum? | optimumCost? | lowerBoundCost?, bestKnownCost?}]}.
 */
import { readFileSync } from "node:fs";
import { planNodes } from "../lib/packing/plan-nodes";
import type { PackingProblem, Plan } from "../lib/packing/types";
import { verifyCertificate, verifyPlan } from "../lib/packing/verify";

type Instance = {
  readonly name: string;
  readonly capacity?: readonly number[];
  readonly binTypes?: readonly { name: string; capacity: readonly number[]; cost: number }[];
  readonly items: readonly { size: readonly number[]; count: number; max?: number }[];
  readonly optimum?: number;
  readonly optimumCost?: number;
  readonly bestKnownCost?: number;
};

function problemOf({ capacity, binTypes, items }: Instance): PackingProblem {
  const nodeTypes = binTypes
    ? binTypes.map((b) => ({ name: b.name, capacity: b.capacity, priceMicroUsdPerHour: b.cost }))
    : [{ name: "node", capacity: capacity ?? [] }];
  const podClasses = items.map(({ size, count, max }) => ({ size, count, maxPerNode: max }));
  return { nodeTypes, podClasses };
}

/** The plan against what the file knows: "optimum 12", "optimum 12, +1 (8.3 %)". */
function comparison(instance: Instance, answer: number): string {
  const optimum = instance.optimum ?? instance.optimumCost;
  const known = optimum ?? instance.bestKnownCost;
  if (known === undefined) return "";
  const label = optimum === undefined ? "best known" : "optimum";
  const over = answer - known;
  if (over === 0) return `${label} ${known}`;
  const percent = ((100 * over) / known).toFixed(2);
  return `${label} ${known}, ${over > 0 ? "+" : ""}${over} (${percent} %)`;
}

function line(instance: Instance): string {
  const problem = problemOf(instance);
  const start = performance.now();
  const plan: Plan = planNodes(problem);
  const milliseconds = (performance.now() - start).toFixed(1);
  const found = [...verifyPlan(problem, plan), ...verifyCertificate(problem, plan.certificate)];
  const mix = plan.lowerBoundCostMicroUsdPerHour !== undefined;
  const answer = mix ? plan.costMicroUsdPerHour! : plan.nodeCount;
  const bound = mix ? plan.lowerBoundCostMicroUsdPerHour : plan.lowerBound;
  return [
    instance.name,
    `${mix ? "cost" : "nodes"} ${answer}`,
    `bound ${bound}`,
    plan.proven ? "proven" : "not proven",
    `${milliseconds} ms`,
    found.length === 0 ? "verified" : `REFUSED: ${found.map((f) => f.message).join(" ")}`,
    comparison(instance, answer),
  ].join(" | ");
}

const file = process.argv[2];
if (file === undefined) {
  console.error("Usage: npm run pack FILE");
  process.exit(2);
}
const { instances } = JSON.parse(readFileSync(file, "utf8")) as { instances: Instance[] };
for (const instance of instances) console.log(line(instance));
