import { MILLI_PER_CPU } from "../../units/bytes";
import { coefficient } from "../coefficient";
import { type Formula, run } from "../formula";
import type { FootprintInput } from "../types";
import { type AgentAt, NO_REQUEST, nodeAgent } from "./node-agent";

export const ENCRYPTION_COEFFICIENTS = [
  "hardware.factor",
  "node.skew",
  "cilium.encryption.wireguard",
  "cilium.encryption.ipsec",
] as const;

const ENCRYPTION_CPU: Formula<"hardware" | "perGbit" | "gbit"> = {
  label: "Kernel CPU for node-to-node encryption",
  unit: "m",
  text: `{hardware} × {perGbit} × ${MILLI_PER_CPU} × {gbit}`,
  source: "cni21-wg-per-gbit",
  evaluate: (v) => v.hardware * v.perGbit * MILLI_PER_CPU * v.gbit,
};

/**
 * Node-to-node encryption by WireGuard or IPsec: kernel work on both nodes, no pod of its own.
 * All traffic of meshed pods is taken to cross nodes, which is on the safe side.
 */
export function nodeEncryption(input: FootprintInput): readonly AgentAt[] {
  const kind = input.settings.encryption;
  if (kind !== "wireguard" && kind !== "ipsec") return [];
  const c = input.coefficients;
  const id = `cilium.encryption.${kind}`;
  const name = kind === "wireguard" ? "WireGuard (kernel)" : "IPsec (kernel)";
  const hardware = coefficient(c, "hardware.factor");
  const perGbit = coefficient(c, id);
  const citations = { hardware: "hardware.factor", perGbit: id };
  return [
    nodeAgent(
      {
        name,
        isPod: false,
        stated: NO_REQUEST,
        use: (share, inner) => ({
          cpuMilli: run(
            ENCRYPTION_CPU,
            { hardware, perGbit, gbit: share(input.served.meshedGbitPerSecond) },
            inner,
            name,
            citations,
          ),
          memoryMiB: 0,
        }),
      },
      input,
    ),
  ];
}
