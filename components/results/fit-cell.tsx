import type { RequirementCheck } from "@/lib/model/types";

const CHIP = "inline-block rounded-full border px-2 py-px text-s";

/** How an option stands to what is required, in two words; the remarks below name each. */
export function FitCell({ checks }: { readonly checks: readonly RequirementCheck[] }) {
  if (checks.length === 0) return <td className="max-sm:hidden">–</td>;
  const lacks = checks.filter((check) => check.verdict === "lacks").length;
  const open = checks.filter((check) => check.verdict !== "has").length - lacks;
  return (
    <td>
      <span className="cell-label">Fit</span>
      {lacks > 0 && (
        <span className={`${CHIP} border-bad bg-bad-page text-bad`}>lacks {lacks}</span>
      )}
      {lacks > 0 && open > 0 && <span className="block h-1" />}
      {open > 0 && (
        <span className={`${CHIP} border-care bg-care-page text-care`}>{open} to check</span>
      )}
      {lacks === 0 && open === 0 && (
        <span className={`${CHIP} border-line-strong text-ink-2`}>all met</span>
      )}
    </td>
  );
}
