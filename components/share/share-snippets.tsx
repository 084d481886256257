"use client";

import type { FigureView } from "@/lib/charts/figures/figure";
import { CopyButton } from "./copy-button";
import type { PaintAnswer } from "./paint.worker";
import { snippets } from "./snippets";

const DRAWING = "Drawing the figure, whose finding goes into the text…";

/** The figure for a document, spelled for each kind of document. */
export function ShareSnippets({
  figureId,
  view,
  query,
  page,
  painted,
  busy,
}: {
  readonly figureId: string;
  readonly view: FigureView;
  readonly query: string;
  /** The same with what the reader looks at on the page. */
  readonly page: string;
  /** The figure as it was last drawn. */
  readonly painted: PaintAnswer | undefined;
  /** That was another figure, or another scenario's. */
  readonly busy: boolean;
}) {
  // Its title is the figure's alternative text, its height a frame's: neither is known before.
  const all = painted === undefined ? [] : snippetsOf(painted, { figureId, view, query, page });
  return (
    <section aria-labelledby="share-snippets">
      <h3 id="share-snippets" className="font-semibold">
        In a document
      </h3>
      {painted === undefined && <p className="mt-1 text-ink-3">{DRAWING}</p>}
      <ul className="mt-1 flex flex-col gap-3">
        {all.map(({ id, label, hint, text }) => (
          <li key={id}>
            <div className="flex items-center justify-between gap-2">
              <label htmlFor={`snippet-${id}`}>{label}</label>
              <CopyButton
                label="Copy"
                copy={() => navigator.clipboard.writeText(text)}
                disabled={busy}
              />
            </div>
            <textarea
              id={`snippet-${id}`}
              aria-describedby={`snippet-${id}-hint`}
              className="control mt-1 block resize-y font-mono text-s"
              rows={2}
              readOnly
              spellCheck={false}
              value={busy ? DRAWING : text}
              onFocus={(event) => event.target.select()}
            />
            <p id={`snippet-${id}-hint`} className="text-s text-ink-3">
              {hint}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function snippetsOf(
  { svg, title }: PaintAnswer,
  shared: Pick<Parameters<typeof snippets>[0], "figureId" | "view" | "query" | "page">,
) {
  const [, height = "400"] = /^<svg [^>]*height="([\d.]+)"/.exec(svg) ?? [];
  return snippets({ ...shared, origin: window.location.origin, title, heightPx: Number(height) });
}
