"use client";

import { useId, useState } from "react";

/**
 * Where cells of a spreadsheet are pasted; they take the place of the rows, and undo brings those
 * back. What is pasted is taken at once: a text box is no place for thousands of lines.
 */
export function PasteBox({ onPaste }: { readonly onPaste: (text: string) => void }) {
  const id = useId();
  const [text, setText] = useState("");
  const take = (taken: string) => {
    onPaste(taken);
    setText("");
  };
  return (
    <details className="px-4 py-3">
      <summary>
        <span className="turn">Paste from a spreadsheet or from kubectl</span>
      </summary>
      <label htmlFor={id} className="mt-2 block text-s text-ink-3">
        Cells copied from a spreadsheet, or CSV. Without headings the columns are the table's, in
        its order; more columns included. Or the output of{" "}
        <code>kubectl get deploy,sts -A -o json</code>, read in this browser and sent nowhere. They
        replace the rows above.
      </label>
      <textarea
        id={id}
        rows={3}
        value={text}
        spellCheck={false}
        placeholder={"cart\tshop\t6\t200m\t64Mi\t90"}
        className="control mt-1 font-mono text-s"
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          event.preventDefault();
          take(event.clipboardData.getData("text/plain"));
        }}
      />
      <button
        type="button"
        className="button mt-2"
        disabled={text.trim() === ""}
        onClick={() => take(text)}
      >
        Use what was typed
      </button>
    </details>
  );
}
