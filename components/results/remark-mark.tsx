import type { ComparisonRow, RemarkConcern } from "@/lib/charts/comparison-rows";

/** The address of one remark under the table. */
export function remarkId(option: string, code: string): string {
  return `remark-${option}-${code}`;
}

/** A sign beside the figure a warning concerns, leading to its text. */
export function RemarkMark({
  row,
  concern,
}: {
  readonly row: ComparisonRow;
  readonly concern: RemarkConcern;
}) {
  const remark = row.remarks.find(({ tone, concerns }) => tone === "care" && concerns === concern);
  if (remark === undefined) return null;
  return (
    <a
      href={`#${remarkId(row.id, remark.code)}`}
      title={remark.message}
      aria-label={`Warning: ${remark.message}`}
      className="ml-1 inline-flex min-h-6 min-w-6 items-center justify-center text-care no-underline"
    >
      <span aria-hidden="true">⚠</span>
    </a>
  );
}
