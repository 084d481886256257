"use client";

import { Field } from "@base-ui/react/field";
import {
  type AmountKind,
  commaNote,
  readAmount,
  writeAmount,
} from "@/components/inputs/read-amount";
import { roundingNote } from "@/components/inputs/rounding-note";
import type { Result } from "@/lib/result";
import type { Limits } from "@/lib/scenario/limits";
import { useDraft } from "./use-draft";

export type AmountFieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The link's key, so that the form works without scripts too; absent where it is sent otherwise. */
  readonly name?: string | undefined;
  readonly value: number;
  readonly kind?: AmountKind;
  /** How it is read where it is no plain figure and no Kubernetes quantity. */
  readonly readAs?: ((typed: string) => Result<number>) | undefined;
  /** Said in place of a value that is taken all the same. */
  readonly caution?: string | undefined;
  readonly unit?: string | undefined;
  readonly limits: Limits;
  readonly overridden?: boolean;
  readonly onChange: (value: number) => void;
};

/**
 * A number a person types. It accepts Kubernetes' spelling, says in place why it refuses, and
 * keeps what was typed; the scenario changes only with text that can be read.
 */
export function AmountField(props: AmountFieldProps) {
  const { label, hint, name, value, kind = "plain", unit, limits, overridden, onChange } = props;
  const read = props.readAs ?? ((typed: string) => readAmount(typed, kind, limits, label));
  const { ref, text, problem, type } = useDraft(label, value, read, onChange);
  const note =
    text === undefined
      ? undefined
      : (commaNote(text, value, kind) ?? roundingNote(text, value, kind));
  return (
    <Field.Root
      invalid={problem !== undefined}
      className="grid grid-cols-[minmax(0,1fr)_9rem] items-center gap-x-3"
    >
      <div className="min-w-0">
        <Field.Label className="text-ink-2">{label}</Field.Label>
        {hint !== undefined && (
          <Field.Description className="text-s text-ink-3">{hint}</Field.Description>
        )}
      </div>
      <div className="relative">
        <Field.Control
          ref={ref}
          name={name}
          value={text ?? writeAmount(value, kind)}
          onValueChange={type}
          inputMode={kind === "plain" && limits.low >= 0 ? "decimal" : "text"}
          autoComplete="off"
          spellCheck={false}
          data-overridden={overridden ? "" : undefined}
          className="control text-right"
          style={unit === undefined ? undefined : { paddingRight: `${unit.length + 1.5}ch` }}
        />
        {unit !== undefined && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-s text-ink-3"
          >
            {unit}
          </span>
        )}
      </div>
      <Field.Error match={problem !== undefined} className="col-span-2 mt-1 text-s text-bad">
        {problem}
      </Field.Error>
      {problem === undefined && props.caution !== undefined && (
        <Field.Description className="col-span-2 mt-1 text-s text-care">
          {props.caution}
        </Field.Description>
      )}
      {problem === undefined && note !== undefined && (
        <p className="col-span-2 mt-1 text-s text-ink-3">{note}</p>
      )}
    </Field.Root>
  );
}
