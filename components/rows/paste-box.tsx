"use client";

import { useId, useState } from "react";
import { KNOWN_HEADINGS } from "./headings";

/**
 * Where cells of a spreadsheet are pasted; they take the place of the rows, and undo brings those
 * back. What is pasted is taken at once: a text box is no place for thousands of lines.
 */
export function PasteBox({
  first,
  onPaste,
}: {
  /** There are no rows yet: this is the way to them. */
  readonly first: boolean;
  readonly onPaste: (text: string) => void;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const take = (taken: string) => {
    onPaste(taken);
    setText("");
  };
  const box = (
    <>
      <label htmlFor={id} className="mt-2 block max-w-[90ch] text-s text-ink-3">
        Cells copied from a spreadsheet, or CSV, headings and all. Or the output of{" "}
        <code>kubectl get deploy,sts -A -o json</code>, read in this browser and sent nowhere.
        {first ? "" : " They replace the rows above."}
      </label>
      <textarea
        id={id}
        rows={first ? 8 : 3}
        value={text}
        spellCheck={false}
        placeholder={"service\tteam\tpods\tcpu request\tmemory\trps\ncart\tshop\t6\t200m\t64Mi\t90"}
        className="control mt-1 font-mono text-s"
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          event.preventDefault();
          event.stopPropagation();
          take(event.clipboardData.getData("text/plain"));
        }}
      />
      <p className="mt-1 max-w-[90ch] text-s text-ink-3">
        Headings it knows: {KNOWN_HEADINGS}. You see what each column is taken for before anything
        is replaced. Without headings the columns are the table's, in its order; more columns
        included.
      </p>
      <button
        type="button"
        className="button mt-2"
        disabled={text.trim() === ""}
        onClick={() => take(text)}
      >
        Use what was typed
      </button>
    </>
  );
  if (first) {
    return (
      <section className="px-4 pt-4">
        <h3 className="font-semibold">Paste from a spreadsheet or from kubectl</h3>
        {box}
      </section>
    );
  }
  return (
    <details className="px-4 py-3">
      <summary>
        <span className="turn">Paste from a spreadsheet or from kubectl</span>
      </summary>
      {box}
    </details>
  );
}
