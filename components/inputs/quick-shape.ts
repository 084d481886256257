import { formatCount } from "@/lib/format/amounts";
import type { Limits } from "@/lib/scenario/limits";
import type { Scenario } from "@/lib/scenario/schema";
import { err, type Result } from "@/lib/result";
import { readAmount } from "./read-amount";

type QuickNumbers = Pick<
  Scenario["workloads"],
  "quickPods" | "quickPodsPerService" | "quickServicesPerNamespace"
>;

/** What a handful of numbers make: services, and the namespaces they fill one after the other. */
export type QuickShape = {
  readonly services: number;
  readonly namespaces: number;
  /** Services of the last namespace, where they do not fill it; else 0. */
  readonly servicesOfLast: number;
  /** Pods of the last service, where they do not fill it; else 0. */
  readonly podsOfLast: number;
};

export function quickShape(numbers: QuickNumbers): QuickShape {
  const { quickPods, quickPodsPerService, quickServicesPerNamespace } = numbers;
  const services = Math.ceil(quickPods / quickPodsPerService);
  return {
    services,
    namespaces: Math.ceil(services / quickServicesPerNamespace),
    servicesOfLast: services % quickServicesPerNamespace,
    podsOfLast: quickPods % quickPodsPerService,
  };
}

/** "= 134 services in 12 namespaces; the last namespace has 2 services, the last service 1 pod." */
export function shapeInWords(numbers: QuickNumbers): string {
  const { services, namespaces, servicesOfLast, podsOfLast } = quickShape(numbers);
  const last = [
    ...(servicesOfLast > 0 ? [`the last namespace has ${count(servicesOfLast, "service")}`] : []),
    ...(podsOfLast > 0 ? [`the last service has ${count(podsOfLast, "pod")}`] : []),
  ];
  const rest = last.length === 0 ? "" : `; ${last.join(", ")}`;
  return `= ${count(services, "service")} in ${count(namespaces, "namespace")}${rest}.`;
}

/** Services of a namespace that make so many namespaces, as even as can be; undefined: none do. */
export function servicesFor(
  numbers: QuickNumbers,
  namespaces: number,
  most: number,
): number | undefined {
  if (namespaces < 1) return undefined;
  const { services } = quickShape(numbers);
  const each = Math.ceil(services / namespaces);
  return each <= most && Math.ceil(services / each) === namespaces ? each : undefined;
}

/** How many namespaces there can be at all: one service in each, or as many as a namespace may hold. */
export function namespaceLimits(numbers: QuickNumbers, most: number): Limits {
  const { services } = quickShape(numbers);
  return { low: Math.ceil(services / most), high: services, whole: true };
}

/** A number of namespaces as it is typed: one that can be had, or why it cannot. */
export function readNamespaces(text: string, numbers: QuickNumbers, most: number): Result<number> {
  const path = "namespaces";
  const read = readAmount(text, "plain", namespaceLimits(numbers, most), path);
  const message = read.ok ? namespacesProblem(numbers, read.value, most) : undefined;
  if (message === undefined) return read;
  return err({ code: "not-even", path, message, received: text.slice(0, 80) });
}

/** Why so many namespaces cannot be had, and what can; undefined: they can. */
function namespacesProblem(
  numbers: QuickNumbers,
  namespaces: number,
  most: number,
): string | undefined {
  const { services } = quickShape(numbers);
  if (services === 0 || servicesFor(numbers, namespaces, most) !== undefined) return undefined;
  const more = Math.ceil(services / namespaces);
  const choices = [more, more - 1]
    .filter((each) => each > 0)
    .map((each) => `${count(Math.ceil(services / each), "namespace")} of ${formatCount(each)}`);
  const other = podsPerServiceFor(numbers, namespaces, most);
  const way =
    other === undefined
      ? ""
      : ` With ${count(other, "pod")} of a service, ${formatCount(namespaces)} come out.`;
  return `${count(services, "service")} make ${choices.join(" or ")}, not ${formatCount(namespaces)}.${way}`;
}

/** The nearest number of pods of a service with which so many namespaces can be had. */
function podsPerServiceFor(
  numbers: QuickNumbers,
  namespaces: number,
  most: number,
): number | undefined {
  const now = numbers.quickPodsPerService;
  for (let apart = 1; apart <= FARTHEST; apart += 1) {
    for (const quickPodsPerService of [now - apart, now + apart]) {
      if (quickPodsPerService < 1) continue;
      const other = { ...numbers, quickPodsPerService };
      if (servicesFor(other, namespaces, most) !== undefined) return quickPodsPerService;
    }
  }
  return undefined;
}

/** A service of so many more pods is not the one that was meant. */
const FARTHEST = 20;

function count(amount: number, noun: string): string {
  return `${formatCount(amount)} ${noun}${amount === 1 ? "" : "s"}`;
}
