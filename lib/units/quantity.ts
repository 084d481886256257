import { err, type Issue, ok, type Result } from "../result";
import { BYTES_PER_MIB } from "./bytes";
import { roundTo9Digits } from "./numbers";

/**
 * Kubernetes quantity suffixes and what they multiply by.
 * Source: k8s.io/apimachinery/pkg/api/resource, quantity.go (binary Ki…Ei, decimal n u m k…E).
 * KiB…EiB are the IEC's own spelling of the binary ones: they can mean nothing else.
 */
const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  PiB: 2 ** 50,
  EiB: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([A-Za-z]*)$/;

const RULE = "Write a number with an optional Kubernetes suffix, such as";

/** "250m" → 0.25, "64Mi" → 67108864, "2k" → 2000. A refusal names the rule, with `examples` of it. */
export function parseQuantity(
  text: string,
  path: string,
  examples = "250m, 1.5, 64Mi or 2Gi",
): Result<number> {
  const match = QUANTITY.exec(text.trim());
  const factor = match?.[2] === undefined ? undefined : SUFFIXES[match[2]];
  if (match?.[1] === undefined || factor === undefined) {
    return err(refusal(path, text, `${RULE} ${examples}.`));
  }
  const value = Number(match[1]) * factor;
  if (!Number.isFinite(value) || value < 0) {
    return err(refusal(path, text, "The amount must be zero or more."));
  }
  return ok(value);
}

/** CPU text ("250m", "1.5") → whole milli-CPU, rounded up as the API server does. */
export function parseCpuMilli(text: string, path: string): Result<number> {
  const parsed = parseQuantity(text, path, "250m or 1.5");
  return parsed.ok ? ok(Math.ceil(roundTo9Digits(parsed.value * 1000))) : parsed;
}

/** Memory text ("64Mi", "1.5Gi", "500M") → whole MiB, rounded up. A bare number is bytes, as in Kubernetes. */
export function parseMemoryMiB(text: string, path: string): Result<number> {
  const meant = nearMiss(text);
  if (meant !== undefined) return err(refusal(path, text, `Did you mean ${meant}?`));
  const parsed = parseQuantity(text, path, "64Mi or 2Gi");
  return parsed.ok ? ok(Math.ceil(roundTo9Digits(parsed.value / BYTES_PER_MIB))) : parsed;
}

/**
 * What a suffix that Kubernetes does not know was most likely meant to be: "128MB" → "128M or
 * 128Mi", "128 mi" → "128Mi". Which of two is not ours to guess: they differ by 5 % and more.
 */
function nearMiss(text: string): string | undefined {
  const [, number, suffix = ""] = QUANTITY.exec(text.trim()) ?? [];
  const [, letter, binary] = /^([kmgtpe])(i?)b?$/i.exec(suffix) ?? [];
  if (letter === undefined || Object.hasOwn(SUFFIXES, suffix)) return undefined;
  const upper = letter.toUpperCase();
  const binaryText = `${number}${upper}i`;
  return binary === "" ? `${number}${upper === "K" ? "k" : upper} or ${binaryText}` : binaryText;
}

function refusal(path: string, received: string, message: string): Issue {
  return { code: "not-a-quantity", path, message, received: received.slice(0, 80) };
}

/** 250 → "250m", 2000 → "2". */
export function formatCpuMilli(cpuMilli: number): string {
  return cpuMilli % 1000 === 0 ? String(cpuMilli / 1000) : `${cpuMilli}m`;
}

/** 64 → "64Mi", 2048 → "2Gi". */
export function formatMemoryMiB(memoryMiB: number): string {
  return memoryMiB > 0 && memoryMiB % 1024 === 0 ? `${memoryMiB / 1024}Gi` : `${memoryMiB}Mi`;
}
