import type { RequirementCheck } from "@/lib/model/types";
import { remarkId } from "./remark-mark";

const CHIP = "inline-flex min-h-6 items-center rounded-full border px-2 text-s";

/** How an option stands to what is required, in two words; each leads to the remark that names them. */
export function FitCell({
  option,
  checks,
}: {
  readonly option: string;
  readonly checks: readonly RequirementCheck[];
}) {
  if (checks.length === 0) return <td className="max-sm:hidden !text-left">–</td>;
  const lacks = checks.filter((check) => check.verdict === "lacks");
  const open = checks.filter((check) => check.verdict !== "has" && check.verdict !== "lacks");
  return (
    <td className="!text-left">
      <span className="cell-label">Fit</span>
      {lacks.length > 0 && (
        <a
          href={`#${remarkId(option, "lacks-requirement")}`}
          title={named(lacks)}
          className={`${CHIP} border-bad bg-bad-page text-bad`}
        >
          lacks {lacks.length}
        </a>
      )}
      {lacks.length > 0 && open.length > 0 && <span className="block h-1" />}
      {open.length > 0 && (
        <a
          href={`#${remarkId(option, "requirement-to-check")}`}
          title={named(open)}
          className={`${CHIP} border-care bg-care-page text-care`}
        >
          {open.length} to check
        </a>
      )}
      {lacks.length === 0 && open.length === 0 && (
        <span className={`${CHIP} border-line-strong text-ink-2`}>all met</span>
      )}
    </td>
  );
}

const named = (checks: readonly RequirementCheck[]) =>
  checks.map(({ label, status }) => `${label}: ${status}`).join("; ");
