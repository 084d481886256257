import { allCoefficients, resolveCoefficient } from "../catalog/coefficients";
import type { ComparisonInput, Range, Workload } from "../model/types";

/** Something the scenario states that nobody knows exactly, as a factor on what it states. */
export type UncertainInput = {
  readonly id: string;
  readonly label: string;
  readonly factor: Range;
  readonly reason: string;
  readonly scaled: (workload: Workload, factor: number) => Workload;
};

function catalogRange(id: string): Range {
  const coefficient = allCoefficients[id];
  if (coefficient === undefined) throw new Error(`No coefficient "${id}".`);
  return resolveCoefficient(coefficient, undefined);
}

const meanShare = catalogRange("traffic.meanShare");
const payload = catalogRange("traffic.bytesPerRequest");

/** Drawn once for each sample and shared by all options, like every coefficient they have in common. */
export const UNCERTAIN_INPUTS: readonly UncertainInput[] = [
  {
    id: "input.traffic",
    label: "Peak requests per second",
    factor: {
      low: meanShare.typical / meanShare.high,
      typical: 1,
      high: meanShare.typical / meanShare.low,
    },
    reason:
      "A peak is mostly a measured mean over an assumed share; that share is known to 0.25–0.6 around 0.4, so the peak to 0.67–1.6 of what is stated.",
    scaled: (workload, factor) => ({
      ...workload,
      httpRequestsPerSecondIn: workload.httpRequestsPerSecondIn * factor,
      httpRequestsPerSecondOut: workload.httpRequestsPerSecondOut * factor,
    }),
  },
  {
    id: "input.payload",
    label: "Payload of a request",
    factor: {
      low: payload.low / payload.typical,
      typical: 1,
      high: payload.high / payload.typical,
    },
    reason: "The catalogue's range for bytes of request and response, around what is stated.",
    scaled: (workload, factor) => ({ ...workload, payloadKB: workload.payloadKB * factor }),
  },
];

/** The comparison with one input at a factor of itself. */
export function withInput(
  comparison: ComparisonInput,
  input: UncertainInput,
  factor: number,
): ComparisonInput {
  if (factor === 1) return comparison;
  const workloads = comparison.workloads.map((workload) => input.scaled(workload, factor));
  return { ...comparison, workloads };
}

/** Read by the pool and the bill of every option, no mesh included. */
const COMMON = [
  "application.cpu.useShare",
  "application.memory.useShare",
  "traffic.meanShare",
  "telemetry.accessLog.bytesPerLine",
] as const;

/** Move neither a node nor a bill: milliseconds, seconds of a rollout, limits, when to warn. */
const ELSEWHERE = /^(latency|warning|upgrade)\.|\.limit\.|maxUnavailable$/i;

/** Coefficients that can move nodes or bill of these options. */
export function costCoefficients(
  options: readonly { readonly coefficients: readonly string[] }[],
): readonly string[] {
  const ids = new Set([...COMMON, ...options.flatMap((option) => option.coefficients)]);
  return [...ids].filter((id) => !ELSEWHERE.test(id)).sort();
}
