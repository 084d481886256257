import { type FigureKey, figureKey } from "@/lib/charts/derivations/figure-key";
import { MONEY_BASES, type MoneyBasis } from "@/lib/format/money-basis";

/** A figure on the page: of which option, and for what its money is shown. */
export type AskedFigure = {
  readonly option: string;
  readonly figure: FigureKey;
  readonly basis: MoneyBasis;
};

/** The number an event happened on; undefined elsewhere. */
export function askedFigure(target: EventTarget | null): AskedFigure | undefined {
  const element = figureElement(target);
  const figure = figureKey(element?.dataset["figure"] ?? "");
  const option = element?.dataset["option"];
  if (element === undefined || figure === undefined || option === undefined) return undefined;
  const shown = element.closest<HTMLElement>("[data-basis]")?.dataset["basis"];
  return { option, figure, basis: MONEY_BASES.find((known) => known === shown) ?? "month" };
}

export function figureElement(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-figure]") ?? undefined;
}

export const sameFigure = (a: AskedFigure | undefined, b: AskedFigure | undefined) =>
  a?.option === b?.option && a?.figure === b?.figure && a?.basis === b?.basis;
