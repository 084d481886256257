"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useRef } from "react";
import type { Machine } from "@/components/worker/protocol";
import { formatMemory, formatUsdPerHour } from "@/lib/format/amounts";

/** A searchable list of a region's machines. Words narrow it down: "arm64 4 vcpu", "m7g", "16 gib". */
export default function MachinePicker({
  machines,
  value,
  labelledBy,
  describedBy,
  onChange,
  onClosed,
}: {
  readonly machines: readonly Machine[];
  readonly value: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly onChange: (name: string) => void;
  /** The focus goes back to the field, unless a hand has taken it elsewhere. */
  readonly onClosed: (focusReturns: boolean) => void;
}) {
  const focusReturns = useRef(true);
  return (
    <Combobox.Root
      items={machines}
      value={machines.find((machine) => machine.name === value) ?? null}
      itemToStringLabel={searchText}
      filter={matches}
      defaultOpen
      autoHighlight
      onValueChange={(machine) => {
        if (machine !== null) onChange(machine.name);
      }}
      onOpenChange={(_, { reason }) => {
        focusReturns.current = reason !== "outside-press" && reason !== "focus-out";
      }}
      onOpenChangeComplete={(open) => {
        if (!open) onClosed(focusReturns.current);
      }}
    >
      <Combobox.Trigger
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        className="control flex items-center justify-between text-left"
      >
        {value}
        <span aria-hidden="true" className="text-ink-3">
          ▾
        </span>
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="end" sideOffset={4} className="z-50">
          <Combobox.Popup
            aria-label="Choose an instance type"
            className="card flex max-h-[min(28rem,var(--available-height))] w-[min(34rem,var(--available-width))] flex-col shadow-lg"
          >
            <div className="border-b border-line p-2">
              <Combobox.Input
                aria-label="Search by name, vCPU, memory or architecture"
                placeholder="Search: m7g, arm64, 4 vCPU, 16 GiB"
                className="control"
                onKeyDown={(event) => {
                  // Nothing to choose: stay, rather than close as if something were chosen.
                  if (
                    event.key !== "Enter" ||
                    event.currentTarget.hasAttribute("aria-activedescendant")
                  )
                    return;
                  event.preventDefault();
                  event.preventBaseUIHandler();
                }}
              />
            </div>
            <Combobox.Empty>
              <p className="p-3 text-ink-2 empty:hidden">No machine here matches.</p>
            </Combobox.Empty>
            <Combobox.List className="min-h-0 overflow-y-auto overscroll-contain py-1">
              {(machine: Machine) => (
                <MachineItem key={machine.name} machine={machine} chosen={machine.name === value} />
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

/** The list opens where the chosen machine is: its neighbours are the likely next choice. */
function intoSight(item: HTMLElement | null): void {
  // After the list has placed itself and its own highlight.
  requestAnimationFrame(() => {
    const list = item?.closest<HTMLElement>("[role=listbox]");
    if (item === null || list === null || list === undefined) return;
    list.scrollTop += item.getBoundingClientRect().top - list.getBoundingClientRect().top - 60;
  });
}

function MachineItem({ machine, chosen }: { readonly machine: Machine; readonly chosen: boolean }) {
  const tags = [machine.arch === "arm64" ? "arm64" : "", machine.burstable ? "burstable" : ""];
  return (
    <Combobox.Item
      ref={chosen ? intoSight : undefined}
      value={machine}
      className="grid cursor-pointer grid-cols-[minmax(0,1fr)_4rem_4.5rem_4.5rem_5rem] gap-x-2 px-3 py-1.5 text-right data-highlighted:bg-sunken data-selected:font-medium max-sm:grid-cols-[minmax(0,1fr)_3.5rem_4rem_4.5rem]"
    >
      <span className="truncate text-left">
        {machine.name} <span className="text-s text-ink-3">{tags.filter(Boolean).join(" ")}</span>
      </span>
      <span className="text-s leading-5">{machine.vcpu} vCPU</span>
      <span className="text-s leading-5">{formatMemory(machine.memoryMiB)}</span>
      <span className="text-s leading-5 text-ink-3 max-sm:hidden">
        {machine.maxPods === undefined ? "" : `${machine.maxPods} pods`}
      </span>
      <span className="text-s leading-5">{formatUsdPerHour(machine.microUsdPerHour)}/h</span>
    </Combobox.Item>
  );
}

function searchText(machine: Machine): string {
  return machine.name;
}

/** Every word must be found in the machine's name or facts. */
function matches(machine: Machine, query: string): boolean {
  const burst = machine.burstable ? "burstable" : "";
  const facts = `${machine.name} ${machine.family} ${machine.arch} ${machine.vcpu}vcpu ${
    machine.memoryMiB / 1024
  }gib ${burst}`.toLowerCase();
  const words = query
    .toLowerCase()
    .replace(/(\d)\s+(vcpu|gib|gi)\b/g, "$1$2")
    .split(/\s+/);
  return words.every((word) => facts.includes(word));
}
