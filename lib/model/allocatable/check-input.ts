import type { AksCniMode, AllocatablePlatform, AllocatableRules } from "../../catalog/schema";
import { err, type Issue, ok, type Result } from "../../result";
import type { CheckedInput, MachineFacts, ReservedInput } from "./types";

/** Above any machine on sale; keeps every product of two inputs a whole number. */
const MOST_VCPU = 4096;
const MOST_MEMORY_MIB = 2 ** 26;
const MOST_PODS = 4096;
const MOST_INTERFACES = 1024;

/**
 * Every broken field of the input, or the facts in it. The input is whatever JSON came from
 * outside, so nothing about it is believed.
 */
export function checkInput(rules: AllocatableRules, input: unknown): Result<CheckedInput> {
  if (typeof input !== "object" || input === null) {
    return err(issue("wrong-type", "", "give an object with at least a platform", input));
  }
  const fields = input as Readonly<Record<string, unknown>>;
  const issues: Issue[] = [];
  const platform = readPlatform(rules, fields.platform, issues);
  const facts = readFacts(fields, issues);
  if (platform !== undefined) checkAgainstPlatform(rules, platform, facts, issues);
  checkTogether(facts, issues);
  if (platform === undefined || issues.length > 0) return err(...issues);
  return ok({ platform, facts });
}

function readPlatform(
  rules: AllocatableRules,
  raw: unknown,
  issues: Issue[],
): AllocatablePlatform | undefined {
  if (typeof raw === "string" && Object.hasOwn(rules.rules, raw)) return raw as AllocatablePlatform;
  const known = Object.keys(rules.rules).join(", ");
  issues.push(issue("unknown-platform", "platform", `one of ${known}`, raw));
  return undefined;
}

function readFacts(fields: Readonly<Record<string, unknown>>, issues: Issue[]): MachineFacts {
  const whole = (path: string, least: number, most: number) =>
    readNumber(fields[path], path, { least, most, whole: true }, issues);
  const vcpu = readNumber(
    fields.vcpu,
    "vcpu",
    { least: 0.001, most: MOST_VCPU, whole: false },
    issues,
  );
  const capacityMemoryMiB = whole("capacityMemoryMiB", 1, MOST_MEMORY_MIB);
  return {
    instanceType: readText(fields.instanceType, issues),
    cpuMilli: vcpu === undefined ? undefined : Math.round(vcpu * 1000),
    advertisedMemoryMiB: whole("advertisedMemoryMiB", 1, MOST_MEMORY_MIB),
    capacityMemoryKi:
      whole("capacityMemoryKi", 1, MOST_MEMORY_MIB * 1024) ??
      (capacityMemoryMiB === undefined ? undefined : capacityMemoryMiB * 1024),
    arch: readChoice(fields.arch, "arch", ["amd64", "arm64"], issues) ?? "amd64",
    maxPods: whole("maxPods", 1, MOST_PODS),
    enis: whole("enis", 1, MOST_INTERFACES),
    ipv4PerEni: whole("ipv4PerEni", 1, MOST_INTERFACES),
    prefixDelegation: readFlag(fields.prefixDelegation, "prefixDelegation", issues),
    aksCni: readChoice<AksCniMode>(
      fields.aksCni,
      "aksCni",
      ["azureCniOverlay", "azureCniPodSubnet", "azureCniNodeSubnet", "kubenet"],
      issues,
    ),
    kubeReserved: readReserved(fields.kubeReserved, "kubeReserved", issues),
    systemReserved: readReserved(fields.systemReserved, "systemReserved", issues),
    evictionMemoryMiB: whole("evictionMemoryMiB", 0, MOST_MEMORY_MIB),
  };
}

function readReserved(raw: unknown, path: string, issues: Issue[]): ReservedInput {
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== "object") {
    issues.push(issue("wrong-type", path, "give {cpuMilli, memoryMiB}", raw));
    return {};
  }
  const fields = raw as Readonly<Record<string, unknown>>;
  const read = (name: string, most: number) =>
    readNumber(fields[name], `${path}.${name}`, { least: 0, most, whole: true }, issues);
  const cpuMilli = read("cpuMilli", MOST_VCPU * 1000);
  const memoryMiB = read("memoryMiB", MOST_MEMORY_MIB);
  return {
    ...(cpuMilli === undefined ? {} : { cpuMilli }),
    ...(memoryMiB === undefined ? {} : { memoryMiB }),
  };
}

/** Rules that need to know the platform. */
function checkAgainstPlatform(
  rules: AllocatableRules,
  platform: AllocatablePlatform,
  { maxPods }: MachineFacts,
  issues: Issue[],
): void {
  const rule = rules.rules[platform];
  const most = "maxMaxPods" in rule ? rule.maxMaxPods : MOST_PODS;
  const least = "minMaxPods" in rule ? rule.minMaxPods : 1;
  if (maxPods !== undefined && (maxPods < least || maxPods > most)) {
    issues.push(
      issue("out-of-range", "maxPods", `${rule.title} takes ${least} to ${most} pods`, maxPods),
    );
  }
}

/** Rules between fields. */
function checkTogether(facts: MachineFacts, issues: Issue[]): void {
  const { advertisedMemoryMiB, capacityMemoryKi, instanceType, cpuMilli, enis } = facts;
  if (
    advertisedMemoryMiB !== undefined &&
    capacityMemoryKi !== undefined &&
    capacityMemoryKi > advertisedMemoryMiB * 1024
  ) {
    issues.push(
      issue(
        "out-of-range",
        "capacityMemoryKi",
        "a node's capacity is not above the machine's advertised memory",
        capacityMemoryKi,
      ),
    );
  }
  const nothingKnown = [cpuMilli, advertisedMemoryMiB, capacityMemoryKi, enis].every(
    (fact) => fact === undefined,
  );
  if (instanceType !== undefined && nothingKnown && issues.length === 0) {
    issues.push(
      issue(
        "unknown-instance-type",
        "instanceType",
        "not in the catalogue: give vcpu and advertisedMemoryMiB as well",
        instanceType,
      ),
    );
  }
}

type Bounds = { readonly least: number; readonly most: number; readonly whole: boolean };

function readNumber(
  raw: unknown,
  path: string,
  { least, most, whole }: Bounds,
  issues: Issue[],
): number | undefined {
  if (raw === undefined || raw === null) return undefined;
  const rule = `a ${whole ? "whole " : ""}number from ${least} to ${most}`;
  if (typeof raw !== "number" || Number.isNaN(raw)) {
    issues.push(issue("not-a-number", path, rule, raw));
    return undefined;
  }
  if (raw < least || raw > most || (whole && !Number.isInteger(raw))) {
    issues.push(issue("out-of-range", path, rule, raw));
    return undefined;
  }
  return raw;
}

function readText(raw: unknown, issues: Issue[]): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw === "string" && raw !== "") return raw;
  issues.push(issue("wrong-type", "instanceType", "the name of an instance type", raw));
  return undefined;
}

function readFlag(raw: unknown, path: string, issues: Issue[]): boolean {
  if (raw === undefined || raw === null) return false;
  if (typeof raw === "boolean") return raw;
  issues.push(issue("wrong-type", path, "true or false", raw));
  return false;
}

function readChoice<Choice extends string>(
  raw: unknown,
  path: string,
  choices: readonly Choice[],
  issues: Issue[],
): Choice | undefined {
  if (raw === undefined || raw === null) return undefined;
  const found = choices.find((choice) => choice === raw);
  if (found === undefined) {
    issues.push(issue("unknown-value", path, `one of ${choices.join(", ")}`, raw));
  }
  return found;
}

function issue(code: string, path: string, message: string, raw: unknown): Issue {
  return { code, path, message, received: describe(raw) };
}

/** The input as typed, at most 80 characters, for any value at all. */
function describe(raw: unknown): string {
  if (typeof raw === "object" && raw !== null) return Array.isArray(raw) ? "a list" : "an object";
  return String(raw).slice(0, 80);
}
