"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type RefObject, useState } from "react";
import { fullQuery, viewedQuery } from "@/components/calculator/address";
import { Segments } from "@/components/ui/segments";
import { FIGURES } from "@/lib/charts/figures/all";
import type { FigureView } from "@/lib/charts/figures/figure";
import { THEMES } from "@/lib/charts/svg/theme";
import { formatCount } from "@/lib/format/amounts";
import { encodeScenario, MAX_LINK_CHARACTERS } from "@/lib/scenario/codec";
import { privateHash } from "@/lib/scenario/private-link";
import { LATEST_RELEASE } from "@/lib/scenario/release-ids";
import type { Scenario } from "@/lib/scenario/schema";
import { CopyButton } from "./copy-button";
import type { PaintAnswer } from "./paint.worker";
import { reportPath, scenarioPath } from "./figure-paths";
import { ShareFiles } from "./share-files";
import { ShareSnippets } from "./share-snippets";
import { usePainted } from "./use-painted";

const THEME_LABELS = { light: "Light", dark: "Dark", print: "Print" } as const;
const THEME_CHOICES = THEMES.map((value) => ({ value, label: THEME_LABELS[value] }));
const RELEASE_CHOICES = [
  { value: "pinned", label: "Pinned" },
  { value: "latest", label: "Latest" },
] as const;

/** Links, snippets and files of one scenario, with the figure as it will look. */
export default function ShareDialog({
  scenario,
  release,
  figure,
  view: asked,
  returnTo,
  onClose,
}: {
  readonly scenario: Scenario;
  readonly release: string;
  readonly figure: string | undefined;
  /** What that figure is about; another one chosen here is about the usual, of the same options. */
  readonly view: FigureView | undefined;
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}) {
  const [figureId, setFigureId] = useState(figure ?? FIGURES[0]?.id ?? "");
  const [theme, setTheme] = useState<(typeof THEMES)[number]>("light");
  const [numbers, setNumbers] = useState<"pinned" | "latest">("pinned");
  const named = numbers === "pinned" ? release : LATEST_RELEASE;
  const query = encodeScenario(scenario, named);
  const view = figureId === figure && asked !== undefined ? asked : { show: asked?.show };
  const { last, drawn, told } = usePainted(figureId, view, query, theme);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Dialog.Popup
          finalFocus={returnTo}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-[68rem] flex-col rounded-t-xl bg-page shadow-xl sm:inset-y-0 sm:my-auto sm:h-fit sm:rounded-xl"
        >
          <div className="flex items-center justify-between border-b border-line px-5 py-3">
            <Dialog.Title className="text-l font-semibold">Share this scenario</Dialog.Title>
            <Dialog.Close className="button">Close</Dialog.Close>
          </div>
          <div className="grid min-h-0 gap-6 overflow-y-auto p-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <div className="min-w-0">
              <div className="mb-3 flex flex-wrap gap-3">
                <div className="flex min-w-0 items-center gap-2">
                  <label htmlFor="share-figure">Figure</label>
                  <select
                    id="share-figure"
                    className="control"
                    value={figureId}
                    onChange={(event) => setFigureId(event.target.value)}
                  >
                    {FIGURES.map((figure) => (
                      <option key={figure.id} value={figure.id}>
                        {figure.name}
                      </option>
                    ))}
                  </select>
                </div>
                <Segments
                  label="Theme of the figure"
                  labelHidden
                  name="figure-theme"
                  value={theme}
                  choices={THEME_CHOICES}
                  onChange={setTheme}
                />
              </div>
              {view.show !== undefined && (
                <p className="mb-2 text-s text-ink-3">
                  Figures that set options side by side draw those the comparison shows.
                </p>
              )}
              <Preview painted={drawn ?? last} busy={drawn === undefined} />
              <ShareFiles
                figureId={figureId}
                scenario={scenario}
                query={query}
                release={named}
                painted={drawn}
              />
            </div>
            <div className="flex min-w-0 flex-col gap-5">
              <Links query={query} />
              <section aria-labelledby="share-release">
                <h3 id="share-release" className="font-semibold">
                  Numbers
                </h3>
                <Segments
                  label="Release the link names"
                  labelHidden
                  name="share-release"
                  value={numbers}
                  choices={RELEASE_CHOICES}
                  onChange={setNumbers}
                />
                <p className="mt-1 text-s text-ink-3">{releaseText(numbers, release)}</p>
              </section>
              <ShareSnippets
                figureId={figureId}
                view={view}
                query={query}
                page={viewedQuery(query)}
                painted={told ?? last}
                busy={told === undefined}
              />
            </div>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function releaseText(numbers: "pinned" | "latest", release: string): string {
  if (numbers === "latest") return "Recomputed with the newest data each time: for a living page.";
  return release === "dev"
    ? "Names release “dev”, which is still being built: numbers may move until the first release is frozen."
    : `Names release ${release}: the same numbers for good, for a decision on record.`;
}

/** As an image, so that nothing in the drawing can touch the page; the last one until the next. */
function Preview({
  painted,
  busy,
}: {
  readonly painted: PaintAnswer | undefined;
  readonly busy: boolean;
}) {
  return (
    <div className="card grid min-h-64 place-items-center overflow-hidden" aria-busy={busy}>
      {painted === undefined ? (
        <output className="text-ink-3">Drawing…</output>
      ) : (
        // oxlint-disable-next-line nextjs/no-img-element -- a drawing made in the browser, no file to optimise
        <img
          className={`block h-auto w-full ${busy ? "opacity-50" : ""}`}
          src={`data:image/svg+xml,${encodeURIComponent(painted.svg)}`}
          alt={busy ? "Drawing…" : painted.title}
        />
      )}
    </div>
  );
}

function Links({ query: own }: { readonly query: string }) {
  const query = fullQuery(own);
  const absolute = (path: string) => new URL(path, window.location.href).href;
  const copy = (path: string) => () => navigator.clipboard.writeText(absolute(path));
  const long = query.length > MAX_LINK_CHARACTERS;
  return (
    <section aria-labelledby="share-links">
      <h3 id="share-links" className="font-semibold">
        Links
      </h3>
      <div className="mt-1 flex flex-wrap gap-2">
        <CopyButton label="Copy link" copy={copy(scenarioPath(query))} disabled={long} />
        <CopyButton label="Copy private link" copy={copy(`/${privateHash(query)}`)} />
        <a className="button" href={reportPath(own)} target="_blank" rel="noopener">
          Report to print
        </a>
      </div>
      <p className="mt-1 text-s text-ink-3">
        {long
          ? `This scenario takes ${formatCount(query.length)} characters, too many for a link that survives mail and chat: save it as JSON and send the file.`
          : `${query === viewedQuery(own) ? "" : "A link holds A as well, for the same comparison; figures and the report show this scenario alone. "}A private link keeps the scenario behind “#”: it never reaches a server, so no figure can be served for it.`}
      </p>
    </section>
  );
}
