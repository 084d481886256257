"use client";

import { useState } from "react";
import type { NodesView } from "@/lib/charts/nodes";
import { dimensionAmount } from "@/lib/charts/nodes-text";
import { formatCount } from "@/lib/format/amounts";
import { formatBinding } from "@/lib/format/binding";
import { ScrollBox } from "@/components/ui/scroll-box";
import { LINE_LABELS } from "./line-labels";
import { saveText } from "./save-text";

/** The count and its proof: one sentence, the lines that make it up, each resource's own sum. */
export function NodesReason({
  view,
  exportPlan,
}: {
  readonly view: NodesView;
  readonly exportPlan: () => Promise<string>;
}) {
  return (
    <div className="card p-4">
      <p className="text-xl font-semibold" data-headline>
        {view.headline}
      </p>
      {view.remarks.map((remark) => (
        <p key={remark} className="mt-1 text-ink-2">
          {remark}
        </p>
      ))}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <CheckedMark view={view} />
        <ExportPlan option={view.option} exportPlan={exportPlan} />
      </div>
      {view.lines.length > 1 && <Lines view={view} />}
      <Sums view={view} />
    </div>
  );
}

function CheckedMark({ view }: { readonly view: NodesView }) {
  const { checked } = view;
  switch (checked.state) {
    case "holds":
      return (
        <p className="text-s text-good">
          <span aria-hidden="true">✓ </span>
          Checked: every pod placed once, no node overfull, the bound recomputed by other code.
        </p>
      );
    case "too-large":
      return (
        <p className="text-s text-ink-3">
          Too large to check here: export the plan and run <code>npm run verify-plan</code>.
        </p>
      );
    case "refused":
      return (
        <p role="alert" className="text-s text-bad">
          The check refused this plan: {checked.reasons.join(" ")}
        </p>
      );
  }
}

function ExportPlan({
  option,
  exportPlan,
}: {
  readonly option: string;
  readonly exportPlan: () => Promise<string>;
}) {
  const [failed, setFailed] = useState(false);
  const save = () => {
    setFailed(false);
    exportPlan().then(
      (text) => saveText(`meshcost-plan-${option}.json`, text),
      () => setFailed(true),
    );
  };
  return (
    <>
      <button type="button" className="button text-s" onClick={save}>
        Save plan and proof
      </button>
      {failed && (
        <p role="alert" className="text-s text-bad">
          The plan could not be written. Try again.
        </p>
      )}
    </>
  );
}

/** What each rule adds, so that a jump is explained. */
function Lines({ view }: { readonly view: NodesView }) {
  return (
    <dl className="mt-3 max-w-[32rem]" data-lines>
      {view.lines.map(({ id, nodes }, index) => (
        <div key={id} className="flex justify-between gap-4 border-t border-line py-1">
          <dt className="text-ink-2">{LINE_LABELS[id]}</dt>
          <dd>
            {index === 0 ? "" : "+"}
            {formatCount(nodes)}
          </dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t border-line-strong py-1 font-semibold">
        <dt>Nodes</dt>
        <dd>{formatCount(view.nodes)}</dd>
      </div>
    </dl>
  );
}

/** Demand over what one node offers, for each resource; the largest decides. */
function Sums({ view }: { readonly view: NodesView }) {
  return (
    <ScrollBox label="What each resource asks for" className="mt-3">
      <table className="figures w-full border-collapse">
        <caption className="sr-only">
          What the pods ask for, what one node offers them, and what stays free
        </caption>
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col">Pods ask for</th>
            <th scope="col">One node offers</th>
            <th scope="col">Nodes’ worth</th>
            <th scope="col">Stranded</th>
          </tr>
        </thead>
        <tbody>
          {view.dimensions.map((each, index) => (
            <tr
              key={each.resource}
              className={each.resource === view.binding ? "font-semibold" : ""}
            >
              <th scope="row" className="first-letter:uppercase">
                {formatBinding(each.resource)}
                {each.resource === view.binding && (
                  <span className="font-normal text-ink-3"> decides</span>
                )}
              </th>
              <td>{dimensionAmount(index, each.demand)}</td>
              <td>{dimensionAmount(index, each.perNode)}</td>
              <td>{each.nodesWorth.toFixed(1)}</td>
              <td>{dimensionAmount(index, each.stranded)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
