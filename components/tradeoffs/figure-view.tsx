import type { ReactNode } from "react";
import { figurePath } from "@/components/share/figure-paths";
import { ShareButton } from "@/components/share/share-button";
import { DataTable } from "@/components/ui/data-table";
import type { FigureTable, FigureView } from "@/lib/charts/figures/figure";
import { shareText } from "@/lib/charts/tradeoffs/uncertainty";
import { formatUsd, formatValue } from "@/lib/format/amounts";
import type { Scenario } from "@/lib/scenario/schema";

/** A drawing as an image, so that nothing in it can touch the page. */
export function FigureImage({ svg, alt }: { readonly svg: string; readonly alt: string }) {
  return (
    // oxlint-disable-next-line next/no-img-element -- drawn in this browser: nothing to fetch
    <img
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={alt}
      className="block h-auto max-w-full"
    />
  );
}

type Shared = { readonly scenario: Scenario; readonly release: string };

/** Where to get a figure as a file, and how to share it. */
export function FigureLinks({
  figure,
  query,
  view,
  shared,
}: {
  readonly figure: string;
  readonly query: string;
  readonly view: FigureView;
  readonly shared: Shared | undefined;
}) {
  return (
    <span className="flex flex-wrap items-center gap-3">
      {shared !== undefined && (
        <ShareButton {...shared} figure={figure} view={view} label="Share this figure" />
      )}
      <a className="link text-s" href={figurePath(figure, "svg", query, view)}>
        This figure as a file
      </a>
    </span>
  );
}

/** What belongs under every figure: where to get it as a file, how to share it, its numbers. */
export function FigureFoot({
  figure,
  query,
  view = {},
  shared,
  caption,
  table,
  children,
}: {
  readonly figure: string;
  readonly query: string;
  /** What the file is to be about: keys of its address. */
  readonly view?: FigureView;
  /** Without it the figure is shared by its file alone. */
  readonly shared?: Shared | undefined;
  readonly caption: string;
  /** Undefined where the figure brings a table of its own. */
  readonly table: FigureTable | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <figcaption className="px-4 pb-3">
      {children}
      <FigureLinks figure={figure} query={query} view={view} shared={shared} />
      {table !== undefined && (
        <DataTable
          caption={caption}
          columns={table.columns.map(columnText)}
          rows={table.rows.map((cells, index) => ({
            key: String(index),
            cells: cells.map((cell, column) => cellText(cell, table.columns[column])),
          }))}
        />
      )}
    </figcaption>
  );
}

/** "extra_usd_per_month" → "Extra USD per month". */
function columnText(column: string): string {
  const words = column.replaceAll("_", " ").replace(/\busd\b/, "USD");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Files have plain numbers; on the page they read as everywhere else: −$142, 97 %. */
function cellText(cell: string | number, column = ""): string {
  if (typeof cell !== "number") return cell;
  if (/(^|_)usd(_|$)/.test(column)) return formatUsd(cell * MICRO_PER_DOLLAR);
  if (/(^|_)share$/.test(column)) return shareText(cell);
  return formatValue(cell);
}

const MICRO_PER_DOLLAR = 1e6;
