import type { FigureView } from "@/lib/charts/figures/figure";
import type { ThemeId } from "@/lib/charts/svg/theme";
import type { FigureFormat } from "./figure-formats";

/* Addresses of everything a scenario can be shared as. Built here and nowhere else. */

export type FigureTheme = ThemeId;

/** What the figure alone reads, beside the scenario's own keys. */
type Own = Readonly<Record<string, string | number | undefined>>;

function withOwn(query: string, own: Own): string {
  const extra = Object.entries(own).flatMap(([key, value]) =>
    value === undefined ? [] : [pairText(key, String(value))],
  );
  return [query, ...extra].filter((part) => part !== "").join("&");
}

/** Commas stay readable. */
const pairText = (key: string, value: string) =>
  new URLSearchParams([[key, value]]).toString().replaceAll("%2C", ",");

export function figurePath(id: string, format: FigureFormat, query: string, own: Own = {}): string {
  return `/figure/${id}.${format}?${withOwn(query, own)}`;
}

export const embedPath = (id: string, query: string, view: FigureView = {}) =>
  `/embed/${id}?${withOwn(query, view)}`;
/** The page, where it shows the options the figure does. */
export const scenarioPath = (query: string, { show }: FigureView = {}) =>
  `/?${withOwn(query, { show })}`;
export const reportPath = (query: string) => `/report?${query}`;
