import { coefficient } from "./coefficient";
import type { MeshOption, OptionOverPools, PoolEstimate, Warning } from "./types";

/** A component with a cap, and its predicted load over it. */
type LoadedPart = {
  readonly name: string;
  readonly share: number;
  /** Requests pass it; a control plane they do not. */
  readonly onPath: boolean;
};

const MOST_NAMED = 3;

/** Components whose predicted load exceeds what they can hold, and those that come near it. */
export function saturation(
  option: MeshOption,
  pool: PoolEstimate,
  whole: OptionOverPools,
): readonly Warning[] {
  const near = coefficient(whole.asked.coefficients, "warning.nearSaturation.share");
  const parts = loadedParts(option, pool, whole).sort((a, b) => b.share - a.share);
  const beyond = parts.filter(({ share }) => share > 1);
  const close = parts.filter(({ share }) => share >= near && share <= 1);
  return [...saturated(beyond), ...nearSaturation(close)];
}

function saturated(beyond: readonly LoadedPart[]): readonly Warning[] {
  if (beyond.length === 0) return [];
  const cap = `Saturated: ${named(beyond)} cannot hold the predicted load within its cap (replicas, worker threads or CPU limit).`;
  return beyond.some(({ onPath }) => onPath)
    ? [{ code: "saturated", message: `${cap} Latency figures do not apply; raise the cap.` }]
    : [
        {
          code: "control-plane-saturated",
          message: `${cap} Requests do not pass it, but configuration and certificates reach proxies late; raise the cap.`,
        },
      ];
}

function nearSaturation(close: readonly LoadedPart[]): readonly Warning[] {
  if (close.length === 0) return [];
  const cap = `Near saturation: ${named(close)} of its cap at peak.`;
  return close.some(({ onPath }) => onPath)
    ? [
        {
          code: "near-saturation",
          message: `${cap} Latency rises well before 100 %; the figures here are of unsaturated proxies.`,
        },
      ]
    : [
        {
          code: "control-plane-near-saturation",
          message: `${cap} Requests do not pass it, but configuration reaches proxies later as it fills.`,
        },
      ];
}

function loadedParts(option: MeshOption, pool: PoolEstimate, whole: OptionOverPools): LoadedPart[] {
  const components = pool.components.flatMap(({ name, owner, loadShare }) =>
    loadShare === undefined ? [] : [{ name, share: loadShare, onPath: owner !== "control-plane" }],
  );
  return [...components, ...busiestProxy(option, whole)];
}

/** The per-pod proxy with the most to do, against the CPU limit its chart sets. */
function busiestProxy(
  option: MeshOption,
  { asked, footprint }: OptionOverPools,
): readonly LoadedPart[] {
  const limit = option.proxyLimits?.(asked.coefficients, asked.settings).cpuMilli ?? 0;
  if (limit === 0) return [];
  let most = { cpuMilli: 0, workload: "" };
  asked.workloads.forEach((workload, index) => {
    const cpuMilli = footprint.perPod[index]?.use.cpuMilli ?? 0;
    if (cpuMilli > most.cpuMilli) most = { cpuMilli, workload: workload.name };
  });
  return [{ name: `the proxy of ${most.workload}`, share: most.cpuMilli / limit, onPath: true }];
}

/** "ztunnel at 91 %, istiod at 85 % and 2 more". */
function named(parts: readonly LoadedPart[]): string {
  const shown = parts
    .slice(0, MOST_NAMED)
    .map(({ name, share }) => `${name} at ${percentText(share)}`);
  const rest = parts.length - MOST_NAMED;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}

/** Where a cap is nothing at all the share knows no bounds. */
function percentText(share: number): string {
  const percent = Math.round(share * 100);
  return percent > MOST_PERCENT ? `over ${MOST_PERCENT} %` : `${percent} %`;
}

const MOST_PERCENT = 1000;
