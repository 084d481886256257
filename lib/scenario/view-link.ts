import { VIEW_KEYS } from "./fields";

/*
 * A link can say what its reader looked at: which options, sorted by what, money for what. It stands
 * beside the scenario, whose numbers it does not touch (lib/figure/view-choice.ts reads it).
 */

/** A link without what was looked at, and that alone; both as they were spelled. */
export function splitView(link: string): { readonly query: string; readonly view: string } {
  const parts = link.split("&").filter((part) => part !== "");
  const isView = (part: string) => VIEW_KEYS.includes(part.split("=", 1)[0] ?? "");
  return {
    query: parts.filter((part) => !isView(part)).join("&"),
    view: parts.filter(isView).join("&"),
  };
}

/** The link of a scenario with what is looked at; as it was where that is the usual. */
export function withView(query: string, view: string): string {
  return [query, view].filter((part) => part !== "").join("&");
}
