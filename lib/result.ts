/**
 * One thing wrong with an input, in words a person can act on.
 * `path` names the field ("cluster.minNodes", "workloads.rows.3.cpuRequestMilli").
 */
export type Issue = {
  /** Stable machine name of the rule that was broken, e.g. "out-of-range". */
  readonly code: string;
  readonly path: string;
  /** The rule in words, ready to be shown beside the field. */
  readonly message: string;
  /** The offending input as it was typed, shortened to 80 characters. */
  readonly received?: string;
};

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const err = (...issues: readonly Issue[]): Result<never> => ({ ok: false, issues });
