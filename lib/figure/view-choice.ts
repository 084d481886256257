import { type Sort, SORT_KEYS } from "../charts/sort-rows";
import { MONEY_BASES, type MoneyBasis } from "../format/money-basis";
import type { Issue } from "../result";
import { MESH_OPTION_IDS } from "../scenario/ids";
import { shorten } from "../scenario/shorten";

/** What a reader chose to look at, whatever the scenario: it changes no number. */
export type ViewChoice = {
  /** Meshes beside no mesh, by id, in the options' order; undefined shows all. */
  readonly shown: readonly string[] | undefined;
  readonly sort: Sort | undefined;
  readonly money: MoneyBasis;
  /** What differences are told against, where a mesh runs today. */
  readonly against: "none" | "today";
};

export const USUAL_VIEW: ViewChoice = {
  shown: undefined,
  sort: undefined,
  money: "month",
  against: "none",
};

/** A view out of a link, and what of it could not be used. */
export type ReadView = { readonly choice: ViewChoice; readonly issues: readonly Issue[] };

/** More names than there are options are not read. */
const MOST_NAMES = 50;
/** "show" with no mesh at all. */
const NO_MESH = "none";

/**
 * Reads "show=linkerd,cilium&sort=-cost&money=year&against=today" out of a link, whatever else it
 * holds. What breaks its rule falls back to the usual, with an issue. Never throws.
 */
export function readViewChoice(link: string): ReadView {
  const params = new URLSearchParams(link);
  const issues: Issue[] = [];
  const read = <Value>(
    path: string,
    usual: Value,
    valueOf: (text: string) => Value | undefined,
    rule: string,
  ): Value => {
    const text = params.getAll(path).at(-1);
    if (text === undefined) return usual;
    const value = valueOf(text);
    if (value !== undefined) return value;
    issues.push({ code: "unknown-view", path, message: rule, received: shorten(text) });
    return usual;
  };
  // A list may come in parts, as a plain form sends its boxes.
  const { shown, issue } = readShow(
    params.has("show") ? params.getAll("show").join(",") : undefined,
  );
  if (issue !== undefined) issues.push(issue);
  const choice: ViewChoice = {
    shown,
    sort: read("sort", USUAL_VIEW.sort, sortOf, SORT_RULE),
    money: read("money", USUAL_VIEW.money, oneOf(MONEY_BASES), MONEY_RULE),
    against: read("against", USUAL_VIEW.against, oneOf(AGAINST), AGAINST_RULE),
  };
  return { choice, issues };
}

const AGAINST = ["none", "today"] as const;

const SORT_RULE = `must be a column (${SORT_KEYS.join(", ")}), with "-" before it for the largest first; rows stand as listed`;
const MONEY_RULE = `must be one of ${MONEY_BASES.join(", ")}; money is shown for a ${USUAL_VIEW.money}`;
const AGAINST_RULE = `must be one of ${AGAINST.join(", ")}; differences are against no mesh`;

/** "cost" rises, "-cost" falls. */
function sortOf(text: string): Sort | undefined {
  const falling = text.startsWith("-");
  const key = oneOf(SORT_KEYS)(falling ? text.slice(1) : text);
  return key === undefined ? undefined : { key, falling };
}

const oneOf =
  <Value extends string>(known: readonly Value[]) =>
  (text: string) =>
    known.find((one) => one === text);

/** The options a list names, "linkerd,cilium"; no mesh is always among them and need not be named. */
export function readShow(text: string | undefined): {
  readonly shown: ViewChoice["shown"];
  readonly issue: Issue | undefined;
} {
  if (text === undefined) return { shown: undefined, issue: undefined };
  const named = text.split(",", MOST_NAMES);
  const known = MESH_OPTION_IDS.filter((id) => named.includes(id));
  const all = known.length === MESH_OPTION_IDS.length;
  const nothing = known.length === 0 && !named.includes(NO_MESH);
  const shown = all || nothing ? undefined : known;
  const knows = (id: string) => id === NO_MESH || MESH_OPTION_IDS.some((known) => known === id);
  if (named.every(knows)) return { shown, issue: undefined };
  const instead = shown === undefined ? "all are shown" : "the others it names are shown";
  return {
    shown,
    issue: {
      code: "unknown-option",
      path: "show",
      message: `must name options, with commas (${MESH_OPTION_IDS.join(", ")}; ${NO_MESH} for no mesh alone); ${instead}`,
      received: shorten(text),
    },
  };
}

/** A view as a link holds it, in a fixed order, the usual left out: empty where all is as usual. */
export function writeViewChoice({ shown, sort, money, against }: ViewChoice): string {
  return [
    ...(shown === undefined ? [] : [`show=${writeShow(shown)}`]),
    ...(sort === undefined ? [] : [`sort=${sort.falling ? "-" : ""}${sort.key}`]),
    ...(money === USUAL_VIEW.money ? [] : [`money=${money}`]),
    ...(against === USUAL_VIEW.against ? [] : [`against=${against}`]),
  ].join("&");
}

export function writeShow(shown: readonly string[]): string {
  return shown.length === 0 ? NO_MESH : shown.join(",");
}

/** Whether an option is to be seen; no mesh always is. */
export function isShown({ shown }: Pick<ViewChoice, "shown">, id: string): boolean {
  return id === NO_MESH || shown === undefined || shown.includes(id);
}
