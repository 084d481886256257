/**
 * npm run verify-plan FILE: checks a plan and its certificate by code that is not the planner's.
 * FILE holds {"problem": ..., "plan": ...} as planNodes takes and gives them.
 */
import { readFileSync } from "node:fs";
import type { PackingProblem, Plan } from "../lib/packing/types";
import { verifyCertificate, verifyPlan } from "../lib/packing/verify";

const file = process.argv[2];
if (file === undefined) {
  console.error("Usage: npm run verify-plan FILE");
  process.exit(2);
}
const { problem, plan } = JSON.parse(readFileSync(file, "utf8")) as {
  problem: PackingProblem;
  plan: Plan;
};
const found = [...verifyPlan(problem, plan), ...verifyCertificate(problem, plan.certificate)];
for (const { path, message, received } of found) {
  console.log(`${path}: ${message}${received === undefined ? "" : ` (is: ${received})`}`);
}
if (found.length === 0) {
  const mix = plan.lowerBoundCostMicroUsdPerHour;
  const bound = mix === undefined ? `${plan.lowerBound} nodes` : `${mix} micro-dollars an hour`;
  console.log(`The plan holds: ${plan.nodeCount} nodes, nothing below ${bound} is possible.`);
}
process.exit(found.length === 0 ? 0 : 1);
