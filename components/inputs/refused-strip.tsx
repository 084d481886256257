"use client";

import { useSyncExternalStore } from "react";
import { useSteady } from "@/components/nodes/use-steady";
import { type RefusedInput, refusedInputs } from "@/components/ui/refused-inputs";

/** What is half typed is refused for a moment; the field itself says so at once. */
const TYPING_MS = 800;
const LONGEST = 40;

/** Says above the results that they do not follow an input, and leads to it. */
export function RefusedStrip({ place = "page" }: { readonly place?: RefusedInput["place"] }) {
  const refused = useRefusedInputs(place);
  const steady = useSteady(refused, TYPING_MS);
  const standing = steady.filter(({ id }) => refused.some((each) => each.id === id));
  const [first] = standing;
  return (
    <>
      <output className="sr-only">{first !== undefined && sentence(first, standing.length)}</output>
      {first !== undefined && (
        <section
          aria-label="Inputs that are not used"
          className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-care bg-panel px-4 py-2"
        >
          <p className="min-w-0 flex-1 basis-72 break-words">{sentence(first, standing.length)}</p>
          <button type="button" className="button" onClick={() => refusedInputs.seek(first.id)}>
            Go to the field
          </button>
        </section>
      )}
    </>
  );
}

/** The inputs there that hold text which cannot be used. */
export function useRefusedInputs(place: RefusedInput["place"]): readonly RefusedInput[] {
  const all = useSyncExternalStore(refusedInputs.subscribe, refusedInputs.list, refusedInputs.none);
  return all.filter((each) => each.place === place);
}

function sentence({ label, text, problem }: RefusedInput, count: number): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const what = text.trim() === "" ? `${label} is empty.` : `${label}: “${shown}” cannot be used.`;
  if (count === 1) return `${what} ${problem} The results are those of the last valid value.`;
  return `${count} inputs hold text that cannot be used. The results are those of their last valid values. First, ${what} ${problem}`;
}
