"use client";

import { memo } from "react";
import { PlainLink } from "@/components/ui/plain-link";
import { InputSection } from "@/components/ui/section";
import type { FormFacts } from "./form-facts";

/** What a mesh must be able to do, beyond the function level. */
export const RequirementInputs = memo(function RequirementInputs({
  required,
  choices,
  onToggle,
}: {
  readonly required: readonly string[];
  readonly choices: FormFacts["requirements"];
  readonly onToggle: (id: string) => void;
}) {
  return (
    <InputSection title="Requirements" summary={summary(required.length)}>
      <fieldset aria-describedby="requirements-hint">
        <legend className="sr-only">A mesh must offer</legend>
        <p id="requirements-hint" className="text-s text-ink-3">
          An option that lacks one keeps its figures, is flagged and never called cheapest. “Not
          confirmed” is not “no”. What each mesh documents, with sources, is in the{" "}
          <PlainLink className="link" href="/evidence/features">
            feature table
          </PlainLink>
          .
        </p>
        <ul className="mt-2 space-y-1">
          {choices.map(({ id, label }) => (
            <li key={id}>
              <label className="flex min-h-6 gap-2 text-ink-2">
                <input
                  type="checkbox"
                  name="needs"
                  value={id}
                  checked={required.includes(id)}
                  onChange={() => onToggle(id)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                {label}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </InputSection>
  );
});

function summary(count: number): string {
  return count === 0 ? "none" : `${count} required`;
}
