import data from "./data/feasibility.json";
import type {
  FeasibilityEntry,
  FeasibilityFile,
  FeasibilityOption,
  IpamMode,
  PlatformCni,
  UnmeshableRule,
} from "./feasibility-schema";

const file = data as unknown as FeasibilityFile;

/** Platform and CNI, and what each mesh option can do there. */
export const platformCnis: readonly PlatformCni[] = file.pairs;
export const ciliumIpamModes: readonly IpamMode[] = file.ipamModes;
export const unmeshableRules: readonly UnmeshableRule[] = file.unmeshable;

export const findPlatformCni = (platform: string, cni: string): PlatformCni | undefined =>
  platformCnis.find((pair) => pair.platform === platform && pair.cni === cni);

/** Whether an option can run on a platform and CNI; undefined where the pair is not in the table. */
export const findFeasibility = (
  platform: string,
  cni: string,
  option: FeasibilityOption,
): FeasibilityEntry | undefined => findPlatformCni(platform, cni)?.options[option];

/** The rule that keeps such pods out of this option's mesh, or undefined where they may be in it. */
export const findUnmeshableRule = (
  unmeshed: UnmeshableRule["unmeshed"],
  option: FeasibilityOption,
  nativeSidecars: boolean,
): UnmeshableRule | undefined =>
  unmeshableRules.find(
    (rule) =>
      rule.unmeshed === unmeshed &&
      rule.options.includes(option) &&
      !(nativeSidecars && rule.unlessNativeSidecars === true),
  );
