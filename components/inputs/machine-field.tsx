"use client";

import { lazy, Suspense, useId, useRef, useState } from "react";
import type { Machine } from "@/components/worker/protocol";
import type { NodeAnatomy } from "@/lib/charts/node-anatomy";
import { formatCpu, formatMemory, formatUsdPerHour } from "@/lib/format/amounts";

const MachinePicker = lazy(() => import("./machine-picker"));

const AFTER_DIALOG_MS = 60;

/**
 * The instance type. The searchable list and its library come with the first click; until then,
 * and without scripts, the field is a button or a plain text field.
 */
export function MachineField({
  name = "type",
  value,
  node,
  loadMachines,
  onChange,
}: {
  /** The link's key. */
  readonly name?: string;
  readonly value: string;
  /** Undefined until the machine's facts are known. */
  readonly node: NodeAnatomy | undefined;
  readonly loadMachines: () => Promise<readonly Machine[]>;
  readonly onChange: (name: string) => void;
}) {
  const id = useId();
  const [machines, setMachines] = useState<readonly Machine[]>();
  const [failed, setFailed] = useState(false);
  const returning = useRef(false);
  const open = () => {
    setFailed(false);
    loadMachines().then(setMachines, () => setFailed(true));
  };
  const close = (focusReturns: boolean) => {
    // The picker's own trigger goes with it, and the focus with that.
    returning.current = focusReturns;
    setMachines(undefined);
  };
  const closed = (
    <button
      ref={(button) => {
        if (button === null || !returning.current) return;
        returning.current = false;
        button.focus();
        // A dialog around it sees the picker's trigger go and, a moment later, moves the focus on.
        setTimeout(() => button.focus(), AFTER_DIALOG_MS);
      }}
      type="button"
      className="control scripted flex items-center justify-between text-left"
      aria-haspopup="listbox"
      aria-labelledby={`${id}-label ${id}-value`}
      aria-describedby={`${id}-facts`}
      onClick={open}
    >
      <span id={`${id}-value`}>{value}</span>
      <span aria-hidden="true" className="text-ink-3">
        ▾
      </span>
    </button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(9rem,55%)] items-center gap-x-3">
      <div className="min-w-0">
        <span id={`${id}-label`} className="text-ink-2">
          Instance type
        </span>
      </div>
      <input type="hidden" name={name} value={value} />
      <noscript>
        <input name={name} defaultValue={value} aria-label="Instance type" className="control" />
      </noscript>
      {machines === undefined ? (
        closed
      ) : (
        <Suspense fallback={closed}>
          <MachinePicker
            machines={machines}
            value={value}
            labelledBy={`${id}-label`}
            describedBy={`${id}-facts`}
            onChange={onChange}
            onClosed={close}
          />
        </Suspense>
      )}
      <p id={`${id}-facts`} className="col-span-2 mt-1 text-s text-ink-3">
        {node === undefined ? "" : machineFacts(node)}
      </p>
      {failed && (
        <p role="alert" className="col-span-2 text-s text-bad">
          The list of machines could not be loaded. Try again.
        </p>
      )}
    </div>
  );
}

function machineFacts(node: NodeAnatomy): string {
  return [
    formatCpu(node.machineCpuMilli),
    formatMemory(node.machineMemoryMiB),
    `${node.maxPods} pods`,
    `${formatUsdPerHour(node.microUsdPerHour)}/h`,
  ].join(" · ");
}
