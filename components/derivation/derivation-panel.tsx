"use client";

import { useEffect, useRef } from "react";
import type { DerivationAnswer } from "@/components/worker/protocol";
import type { FigureKey } from "@/lib/charts/derivations/figure-key";
import { notationOf } from "@/lib/charts/derivations/grouped-steps";
import { formatCount } from "@/lib/format/amounts";
import { formatDerived } from "@/lib/format/derived";
import type { Level } from "@/lib/model/types";
import { CoefficientItem, type OwnFigures } from "./coefficient-item";
import { DerivationSteps } from "./derivation-steps";
import { FigureLines } from "./figure-lines";
import { figureTitle } from "./figure-title";
import { LevelChoice } from "./level-choice";
import { NodeProof } from "./node-proof";
import type { Pin } from "./use-derivation";

/** The pinned derivation of one figure: beside the results on a wide screen, over them on a phone. */
export default function DerivationPanel({
  pin,
  name,
  answer,
  own,
  error,
  updating,
  onFigure,
  onLevel,
  onClose,
}: {
  readonly pin: Pin;
  readonly name: string;
  /** Undefined while it is being worked out; the last one of this figure stays until then. */
  readonly answer: DerivationAnswer | undefined;
  /** Every coefficient is open to a figure of one's own. */
  readonly own: OwnFigures;
  readonly error: string | undefined;
  readonly updating: boolean;
  readonly onFigure: (figure: FigureKey) => void;
  readonly onLevel: (level: Level) => void;
  readonly onClose: () => void;
}) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const { figure, level } = pin;
  // Focus follows the click into the panel; once, not with every new result.
  useEffect(() => headingRef.current?.focus(), []);
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    };
    document.addEventListener("keydown", closeOnEscape);
    return () => document.removeEventListener("keydown", closeOnEscape);
  }, [onClose]);
  return (
    <aside
      aria-label={`Derivation for ${name}`}
      className="fixed inset-y-0 right-0 z-40 flex w-[min(34rem,100vw)] flex-col border-l border-line bg-panel shadow-xl"
    >
      <div className="flex items-start gap-3 border-b border-line px-4 py-3">
        <div className="min-w-0 flex-1">
          <h2 ref={headingRef} tabIndex={-1} className="text-l font-semibold outline-none">
            {name}: {titleOf(figure, answer)}
          </h2>
          <LevelChoice value={level} onChange={onLevel} />
          <span className={`ml-3 text-s text-accent ${updating ? "" : "invisible"}`}>
            Updating…
          </span>
        </div>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be focusable */}
      <section className="min-h-0 flex-1 overflow-y-auto px-4 py-3" tabIndex={0} aria-label="Steps">
        {error !== undefined && (
          <p role="alert" className="mb-3 text-bad">
            {error}
          </p>
        )}
        {answer === undefined ? (
          error === undefined && <p className="text-ink-3">Working it out…</p>
        ) : (
          <DerivationBody name={name} answer={answer} own={own} onFigure={onFigure} />
        )}
      </section>
    </aside>
  );
}

/** "why 19 nodes?", "cost, $2,631.60 a month". */
function titleOf(figure: FigureKey, answer: DerivationAnswer | undefined): string {
  if (answer === undefined) return figureTitle(figure);
  if (figure === "nodes") return `why ${formatCount(answer.nodes)} nodes?`;
  const [head] = answer.lines;
  const what =
    figure.startsWith("bill:") && head !== undefined ? head.subject : figureTitle(figure);
  return head === undefined ? what : `${what}, ${formatDerived(head.result, head.unit)}`;
}

function DerivationBody({
  name,
  answer,
  own,
  onFigure,
}: {
  readonly name: string;
  readonly answer: DerivationAnswer;
  readonly own: OwnFigures;
  readonly onFigure: (figure: FigureKey) => void;
}) {
  const notation = notationOf([...answer.lines, ...answer.steps].map(({ text }) => text));
  return (
    <div className="space-y-6">
      {answer.figure === "nodes" ? (
        <NodeProof answer={answer} />
      ) : (
        <section aria-labelledby="why-figure">
          <h3 id="why-figure" className="mb-1 font-semibold">
            How it is made up
          </h3>
          <FigureLines lines={answer.lines} about={name} />
          {restsOnNodes(answer.figure) && (
            <button type="button" className="button mt-3" onClick={() => onFigure("nodes")}>
              Why {formatCount(answer.nodes)} nodes?
            </button>
          )}
        </section>
      )}
      {answer.steps.length > 0 && (
        <section aria-labelledby="why-steps">
          <h3 id="why-steps" className="mb-1 font-semibold">
            Formulas with their values
          </h3>
          <DerivationSteps steps={answer.steps} />
        </section>
      )}
      <PriceList prices={answer.prices} />
      {notation !== "" && <p className="text-s text-ink-3">{notation}</p>}
      <CoefficientList title="Coefficients used" list={answer.inForce} own={own} />
      <CoefficientList
        title="Not in use with these settings"
        list={answer.aside}
        own={own}
        folded
      />
    </div>
  );
}

/** Where each price of the bill was read, and when. */
function PriceList({ prices }: Pick<DerivationAnswer, "prices">) {
  if (prices.length === 0) return null;
  return (
    <section aria-labelledby="why-prices">
      <h3 id="why-prices" className="mb-1 font-semibold">
        Prices
      </h3>
      <ul className="space-y-2 text-s">
        {prices.map(({ what, title, href, date }) => (
          <li key={what}>
            {what}
            <span className="block text-ink-3">
              {href === undefined ? (
                title
              ) : (
                <a className="link" href={href} rel="noreferrer">
                  {title}
                </a>
              )}
              , {date}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether a figure follows from the number of nodes, whose own reasons are one click further. */
function restsOnNodes(figure: FigureKey): boolean {
  return (
    figure === "cost" ||
    figure === "fair-share" ||
    figure === "upgrade-time" ||
    figure.startsWith("delta-") ||
    figure === "bill:nodes" ||
    figure === "bill:disks" ||
    figure.startsWith("pool:")
  );
}

function CoefficientList({
  title,
  list,
  own,
  folded = false,
}: {
  readonly title: string;
  readonly list: DerivationAnswer["inForce"];
  readonly own: OwnFigures;
  readonly folded?: boolean;
}) {
  if (list.length === 0) return null;
  const items = list.map((item) => <CoefficientItem key={item.id} coefficient={item} own={own} />);
  if (folded) {
    return (
      <details>
        <summary className="font-semibold">
          <span className="turn">
            {title} ({list.length})
          </span>
        </summary>
        <div className="mt-1">{items}</div>
      </details>
    );
  }
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-semibold">{title}</h3>
      {items}
    </section>
  );
}
