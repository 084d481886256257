import type { InstanceType, InstanceTypeFile } from "./schema";

export function findInstanceType(file: InstanceTypeFile, name: string): InstanceType | undefined {
  let named = byName.get(file);
  if (named === undefined) {
    named = new Map(file.types.map((type) => [type.name, type]));
    byName.set(file, named);
  }
  return named.get(name);
}

/** Hundreds of machines, of which every scenario asks for one by name. */
const byName = new WeakMap<InstanceTypeFile, ReadonlyMap<string, InstanceType>>();

/** What the catalogue knows of a machine, in the words of `allocatable(input)`. */
export type InstanceFacts = {
  readonly instanceType: string;
  readonly vcpu: number;
  readonly advertisedMemoryMiB: number;
  readonly arch: "amd64" | "arm64";
  readonly enis?: number;
  readonly ipv4PerEni?: number;
};

/**
 * The machine's facts as `allocatable` takes them. maxPods is left out on purpose: each platform's
 * rule derives it (from the network interfaces on EKS, from the CNI on AKS), and passing it on
 * would read as the user's override.
 */
export function instanceFacts(type: InstanceType): InstanceFacts {
  return {
    instanceType: type.name,
    vcpu: type.vcpu,
    advertisedMemoryMiB: type.memoryMiB,
    arch: type.arch,
    ...(type.enis === undefined ? {} : { enis: type.enis }),
    ...(type.ipv4PerEni === undefined ? {} : { ipv4PerEni: type.ipv4PerEni }),
  };
}

/**
 * The input with the gaps filled from the first catalogue file that has the named type; what the
 * caller gave wins. A name no file knows leaves the input as it is: the rule then says what is
 * missing.
 */
export function withInstanceFacts<Input extends { readonly instanceType?: unknown }>(
  files: readonly InstanceTypeFile[],
  input: Input,
): Input | (InstanceFacts & Input) {
  // Plain JSON comes through here before anyone has checked it, `null` included.
  const instanceType: unknown = (input as Input | null | undefined)?.instanceType;
  if (typeof instanceType !== "string") return input;
  for (const file of files) {
    const type = findInstanceType(file, instanceType);
    if (type !== undefined) return fillGaps(input, instanceFacts(type));
  }
  return input;
}

function fillGaps<Input extends object>(input: Input, facts: InstanceFacts): InstanceFacts & Input {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  return { ...facts, ...Object.fromEntries(given) } as InstanceFacts & Input;
}
