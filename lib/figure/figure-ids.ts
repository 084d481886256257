import { FIGURES } from "../charts/figures/all";
import type { Figure } from "../charts/figures/figure";

/** Ids of every figure there is, in the order menus show them. */
export const figureIds: readonly string[] = FIGURES.map((figure) => figure.id);

export function findFigure(id: string): Figure | undefined {
  return FIGURES.find((figure) => figure.id === id);
}
