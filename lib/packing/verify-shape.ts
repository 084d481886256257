/**
 * Whether what a checker is handed has the shape of a problem, a plan or a certificate at all.
 * Plans arrive from files too, and a checker must refuse nonsense, not stumble over it.
 */

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const isWhole = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

const isOptionalWhole = (value: unknown): boolean => value === undefined || isWhole(value);

const isVector = (value: unknown, length?: number): value is readonly number[] =>
  Array.isArray(value) && value.every(isWhole) && (length === undefined || value.length === length);

/** A list of plain numbers, sound or not: soundness is judged with a better message later. */
const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((v) => typeof v === "number");

export function isProblemShape(problem: unknown): boolean {
  if (!isRecord(problem)) return false;
  const { nodeTypes, podClasses, minNodes } = problem;
  if (!Array.isArray(nodeTypes) || nodeTypes.length === 0 || !Array.isArray(podClasses))
    return false;
  const first: unknown = nodeTypes[0];
  if (!isRecord(first) || !isVector(first["capacity"])) return false;
  const length = first["capacity"].length;
  const soundType = (t: unknown) =>
    isRecord(t) &&
    typeof t["name"] === "string" &&
    isVector(t["capacity"], length) &&
    isOptionalWhole(t["priceMicroUsdPerHour"]);
  const soundClass = (c: unknown) =>
    isRecord(c) &&
    isVector(c["size"], length) &&
    isWhole(c["count"]) &&
    isOptionalWhole(c["maxPerNode"]);
  return (
    length > 0 &&
    nodeTypes.every(soundType) &&
    podClasses.every(soundClass) &&
    isOptionalWhole(minNodes)
  );
}

const isCut = (cut: unknown): boolean =>
  isRecord(cut) && isNumbers(cut["weights"]) && isNumbers(cut["heaviestNode"]);

export function isCertificateShape(certificate: unknown): boolean {
  if (!isRecord(certificate) || typeof certificate["lowerBound"] !== "number") return false;
  const { kind, cuts, dimension, podClass } = certificate;
  if (kind === "empty" || kind === "min-nodes") return true;
  if (kind === "resource-sum") return typeof dimension === "number";
  if (kind === "host-spread") return typeof podClass === "number";
  if (kind === "weights") return isCut(certificate);
  return kind === "cuts" && Array.isArray(cuts) && cuts.every(isCut);
}

export function isPlanShape(plan: unknown): boolean {
  if (!isRecord(plan) || !Array.isArray(plan["nodes"])) return false;
  const soundGroup = (n: unknown) =>
    isRecord(n) &&
    typeof n["type"] === "string" &&
    typeof n["count"] === "number" &&
    isNumbers(n["pods"]);
  const issues = plan["issues"];
  return (
    plan["nodes"].every(soundGroup) &&
    (issues === undefined || Array.isArray(issues)) &&
    isCertificateShape(plan["certificate"])
  );
}
