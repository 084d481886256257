import { memo } from "react";
import { Swatch } from "@/components/ui/swatch";
import type { ComparisonRow, Remark } from "@/lib/charts/comparison-rows";
import { OPTION_COLOURS } from "@/lib/charts/options";
import { remarkId } from "./remark-mark";

const TONES: Readonly<Record<Remark["tone"], string>> = {
  blocked: "text-bad",
  care: "text-care",
  fact: "text-ink-2",
};

/** What to know about each option's figures, under the table they concern. */
export const Remarks = memo(function Remarks({
  rows,
}: {
  readonly rows: readonly ComparisonRow[];
}) {
  const remarked = rows.filter((row) => row.remarks.length > 0);
  if (remarked.length === 0) return null;
  return (
    <dl
      aria-label="Remarks on the options"
      className="mt-3 grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]"
    >
      {remarked.map((row) => {
        const colours = OPTION_COLOURS[row.id];
        return (
          <div key={row.id} className="contents">
            <dt className="flex items-baseline gap-2 font-medium">
              {colours !== undefined && <Swatch colours={colours} />}
              {row.name}
            </dt>
            <dd className="max-sm:pl-[1.125rem]">
              <ul className="space-y-0.5">
                {row.remarks.map((remark) => (
                  <li
                    key={`${remark.code} ${remark.message}`}
                    id={remarkId(row.id, remark.code)}
                    className={`rounded-sm outline-none focus:bg-care-page ${TONES[remark.tone]}`}
                  >
                    {remark.tone === "care" && <span aria-label="Warning">⚠ </span>}
                    {remark.message}
                    {remark.href !== undefined && (
                      <>
                        {" "}
                        <a className="link" href={remark.href}>
                          Sources
                        </a>
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
});
