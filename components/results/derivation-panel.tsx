"use client";

import { ScrollBox } from "@/components/ui/scroll-box";
import { useEffect, useRef } from "react";
import type { DerivationAnswer } from "@/components/worker/protocol";
import type { NodeArgument } from "@/lib/charts/why-nodes";
import { formatCount } from "@/lib/format/amounts";
import { formatBinding } from "@/lib/format/binding";
import type { Level } from "@/lib/model/types";
import { CoefficientItem } from "./coefficient-item";
import { DerivationSteps } from "./derivation-steps";
import { LevelChoice } from "./level-choice";

export type PinnedDerivation = {
  readonly option: string;
  readonly name: string;
  readonly level: Level;
  /** Undefined while it is being worked out; the last one stays until then. */
  readonly answer: DerivationAnswer | undefined;
  readonly error: string | undefined;
};

/** The pinned derivation of one option: beside the results on a wide screen, over them on a phone. */
export default function DerivationPanel({
  pinned,
  onLevel,
  onClose,
}: {
  readonly pinned: PinnedDerivation;
  readonly onLevel: (level: Level) => void;
  readonly onClose: () => void;
}) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  const { name, answer, error, level } = pinned;
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
            {answer === undefined
              ? `${name}: working it out…`
              : `${name}: why ${formatCount(answer.nodes)} nodes?`}
          </h2>
          <LevelChoice value={level} onChange={onLevel} />
        </div>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be focusable */}
      <section className="min-h-0 flex-1 overflow-y-auto px-4 py-3" tabIndex={0} aria-label="Steps">
        {error !== undefined && (
          <p role="alert" className="text-bad">
            {error}
          </p>
        )}
        {answer !== undefined && <DerivationBody answer={answer} />}
      </section>
    </aside>
  );
}

function DerivationBody({ answer }: { readonly answer: DerivationAnswer }) {
  return (
    <div className="space-y-6">
      <section aria-labelledby="why-bound">
        <h3 id="why-bound" className="font-semibold">
          At least so many nodes, by each resource alone
        </h3>
        <ArgumentTable rows={answer.arguments} />
        <p className="mt-2 text-ink-2">
          {answer.nodes === answer.lowerBound
            ? `Whole pods need ${formatCount(answer.nodes)}; fewer was proved impossible.`
            : `The plan has ${formatCount(answer.nodes)} nodes; at least ${formatCount(answer.lowerBound)} are needed, the gap is open.`}
        </p>
      </section>
      {answer.steps.length > 0 && (
        <section aria-labelledby="why-steps">
          <h3 id="why-steps" className="mb-1 font-semibold">
            Formulas with their values
          </h3>
          <DerivationSteps steps={answer.steps} />
        </section>
      )}
      <CoefficientList title="Coefficients used" list={answer.inForce} />
      <CoefficientList title="Not in use with these settings" list={answer.aside} folded />
    </div>
  );
}

function ArgumentTable({ rows }: { readonly rows: readonly NodeArgument[] }) {
  const most = Math.max(...rows.map((row) => row.atLeast));
  return (
    <ScrollBox label="Nodes by each resource" className="mt-1">
      <table className="figures w-full border-collapse text-s">
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">Pods ask</th>
            <th scope="col">÷ a node offers</th>
            <th scope="col">= nodes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.resource} className={row.atLeast === most ? "font-semibold" : ""}>
              <th scope="row">
                {formatBinding(row.resource)}
                {row.unit !== "pods" && <span className="text-ink-3">, {row.unit}</span>}
              </th>
              <td>{formatCount(row.demand)}</td>
              <td>{formatCount(row.perNode)}</td>
              <td>{formatCount(row.atLeast)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function CoefficientList({
  title,
  list,
  folded = false,
}: {
  readonly title: string;
  readonly list: DerivationAnswer["inForce"];
  readonly folded?: boolean;
}) {
  if (list.length === 0) return null;
  const items = list.map((item) => <CoefficientItem key={item.id} coefficient={item} />);
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
