"use client";

import { memo } from "react";
import type { NamedExample } from "./named-examples";

/** Eight scenarios to begin with. Links like any other; with scripts they open in place. */
export const ExampleList = memo(function ExampleList({
  examples,
  open,
}: {
  readonly examples: readonly NamedExample[];
  readonly open: (query: string) => void;
}) {
  return (
    <details className="border-b border-line">
      <summary className="py-3">
        <span className="turn font-semibold">Start from an example</span>
      </summary>
      <ul className="space-y-2 pb-4">
        {examples.map((example) => (
          <li key={example.name}>
            <a
              className="link font-medium"
              href={`/?${example.query}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                open(example.query);
              }}
            >
              {example.name}
            </a>
            <span className="block text-s text-ink-2">{example.lesson}</span>
          </li>
        ))}
      </ul>
    </details>
  );
});
