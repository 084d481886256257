import { pointNote } from "@/components/inputs/read-amount";
import { roundingNote } from "@/components/inputs/rounding-note";
import { formatCount } from "@/lib/format/amounts";
import { quantityOf } from "./bare-units";
import type { PasteTarget } from "./headings";

/** How cells of a paste were read where that may not be what was meant: told once a column, with their number. */
export class CellNotes {
  readonly #told = new Map<string, { readonly first: string; readonly rest: number }>();

  /** Notes one cell that became `value`, if there is anything to say about it. */
  note(target: PasteTarget, text: string, value: number, rowNumber: number): void {
    const quantity = quantityOf(target);
    const said =
      quantity === undefined ? pointNote(text, value) : roundingNote(text, value, quantity);
    if (said === undefined) return;
    const before = this.#told.get(target.title);
    this.#told.set(
      target.title,
      before === undefined
        ? { first: `${target.title} of row ${rowNumber}, “${text.trim()}”: ${said}`, rest: 0 }
        : { ...before, rest: before.rest + 1 },
    );
  }

  all(): readonly string[] {
    return [...this.#told.values()].map(({ first, rest }) =>
      rest === 0
        ? first
        : `${first} ${formatCount(rest)} more ${rest === 1 ? "cell" : "cells"} of this column likewise.`,
    );
  }
}
