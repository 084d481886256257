import type { Attribution } from "@/lib/charts/attribution";
import type { Turns } from "@/lib/charts/tradeoffs/turns";
import type { Scenario } from "@/lib/scenario/schema";

/** A question that takes many estimates. */
export type InsightAsk =
  | { readonly kind: "turns"; readonly scenario: Scenario }
  | { readonly kind: "attribution"; readonly a: Scenario; readonly b: Scenario };

export type InsightReport =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "turns"; readonly turns: Turns }
  | { readonly kind: "attribution"; readonly attribution: Attribution };
