/** An input whose text cannot be used: the scenario keeps the last value that could. */
export type RefusedInput = {
  /** One input of the page as it stands; the same field in the drawer is another. */
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly problem: string;
  /** Among the inputs and results, or in the table of rows, which has its own window. */
  readonly place: "page" | "rows";
};

const NONE: readonly RefusedInput[] = [];
let refused = NONE;
let sought: HTMLElement | undefined;
const elements = new Map<string, HTMLElement>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * The inputs that are refused, and the one a person wants to be taken to. Inputs report themselves
 * while they are on the page, from effects alone: on the server the list stays empty.
 */
export const refusedInputs = {
  list: () => refused,
  none: () => NONE,
  sought: () => sought,

  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Notes a refusal, or a newer one of the same input; the answer takes it back. */
  report(input: RefusedInput, element: HTMLElement): () => void {
    const at = refused.findIndex(({ id }) => id === input.id);
    refused = at < 0 ? [...refused, input] : refused.with(at, input);
    elements.set(input.id, element);
    tell();
    return () => {
      refused = refused.filter((each) => each !== input);
      elements.delete(input.id);
      tell();
    };
  },

  /** Goes to an input; where it lies in a closed drawer, the drawer opens with it. */
  seek(id: string): void {
    const element = elements.get(id);
    if (element === undefined || show(element)) return;
    sought = element;
    tell();
  },

  found(): void {
    sought = undefined;
    tell();
  },
};

/** Unfolds what an input lies in and takes the focus there; false where it cannot be seen even so. */
export function show(element: HTMLElement): boolean {
  let fold = element.closest("details");
  while (fold !== null) {
    fold.open = true;
    fold = fold.parentElement?.closest("details") ?? null;
  }
  if (element.getClientRects().length === 0) return false;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center" });
  return true;
}
