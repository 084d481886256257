import { scenarioJson } from "@/app/_server/scenario-json";

/** /scenario.json?…: the scenario of a link as a file, with what it comes to. */
export function GET(request: Request): Promise<Response> {
  return scenarioJson(request);
}
