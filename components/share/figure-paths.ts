import type { ThemeId } from "@/lib/charts/svg/theme";
import type { FigureFormat } from "./figure-formats";

/* Addresses of everything a scenario can be shared as. Built here and nowhere else. */

export type FigureTheme = ThemeId;

export function figurePath(
  id: string,
  format: FigureFormat,
  query: string,
  own: Readonly<Record<string, string | number>> = {},
): string {
  const extra = Object.entries(own).map(([key, value]) => `${key}=${value}`);
  return `/figure/${id}.${format}?${[query, ...extra].filter((part) => part !== "").join("&")}`;
}

export const embedPath = (id: string, query: string) => `/embed/${id}?${query}`;
export const scenarioPath = (query: string) => `/?${query}`;
export const reportPath = (query: string) => `/report?${query}`;
