/**
 * What was typed into a field, and the value it stands for. A value takes a moment to come back to
 * the field, and may come through those typed before it; any other value is a change from elsewhere,
 * and ends the draft.
 */
export type Draft<Value> = {
  readonly text: string;
  readonly for: Value;
  /** Values that may still be seen before `for`, oldest first: the one before typing, then each typed. */
  readonly underway: readonly Value[];
};

/** The draft as it stands beside `value`; undefined where something else than typing has set it. */
export function draftBeside<Value>(
  draft: Draft<Value> | undefined,
  value: Value,
): Draft<Value> | undefined {
  if (draft === undefined) return undefined;
  const seen = draft.underway.indexOf(value);
  if (seen === 0) return draft;
  if (seen > 0) return { ...draft, underway: draft.underway.slice(seen) };
  if (value !== draft.for) return undefined;
  return draft.underway.length === 0 ? draft : { ...draft, underway: [] };
}

/**
 * After typing `text`, which reads as `read` (undefined: refused, and the last value counts on).
 * `sent` is the value to pass on, undefined where the last one still counts.
 */
export function typeInto<Value>(
  draft: Draft<Value> | undefined,
  value: Value,
  text: string,
  read: Value | undefined,
): { readonly draft: Draft<Value>; readonly sent: Value | undefined } {
  const last = draft ?? { for: value, underway: [] };
  if (read === undefined || read === last.for) {
    return { draft: { text, for: last.for, underway: last.underway }, sent: undefined };
  }
  return { draft: { text, for: read, underway: [...last.underway, last.for] }, sent: read };
}
