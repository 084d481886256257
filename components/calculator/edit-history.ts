/** Steps kept: far more than a hand goes back. */
const MOST_STEPS = 200;

/** What was before and after the present, for undo and redo. The present itself is kept elsewhere. */
export class EditHistory<Value> {
  #past: Value[] = [];
  #future: Value[] = [];

  /** Before a change: the present becomes past, unless the change goes on with the last step. */
  note(present: Value, sameStep: boolean): void {
    this.#future = [];
    if (sameStep && this.#past.length > 0) return;
    this.#past = [...this.#past.slice(1 - MOST_STEPS), present];
  }

  undo(present: Value): Value | undefined {
    const before = this.#past.pop();
    if (before !== undefined) this.#future.push(present);
    return before;
  }

  redo(present: Value): Value | undefined {
    const after = this.#future.pop();
    if (after !== undefined) this.#past.push(present);
    return after;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }
}
