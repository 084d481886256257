import { formatDerived } from "@/lib/format/derived";
import type { Derivation } from "@/lib/model/explain";

/** A formula with its values, and under it what these are. */
export function FormulaLine({ line }: { readonly line: Derivation }) {
  return (
    <>
      <code className="block font-mono text-s break-words">
        {line.text} = {formatDerived(line.result, line.unit)}
      </code>
      {line.words !== undefined && (
        <span className="block text-s break-words text-ink-3">{line.words}</span>
      )}
    </>
  );
}
