"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { WorkloadRow } from "@/lib/scenario/schema";
import { plainRow, unreadCount } from "./edited-row";
import type { Rows } from "./row-edits";

/*
 * Rows with cells that could not be read, kept beside the scenario for as long as the page is open:
 * a scenario holds values only, and what was typed must not be lost when the table is closed.
 */

let kept: Rows = [];
const listeners = new Set<() => void>();

export function keepEditedRows(rows: Rows): void {
  kept = unreadCount(rows) === 0 ? [] : rows;
  for (const listener of listeners) listener();
}

/** The scenario's rows, with the texts that could not be read where these are still the same rows. */
export function useEditedRows(rows: readonly WorkloadRow[]): Rows {
  const edited = useSyncExternalStore(subscribe, present, none);
  return useMemo(() => (areSame(edited, rows) ? edited : rows), [edited, rows]);
}

function areSame(edited: Rows, rows: readonly WorkloadRow[]): boolean {
  return (
    edited.length > 0 &&
    edited.length === rows.length &&
    edited.every((row, index) => {
      const other: Readonly<Record<string, unknown>> = { ...rows[index] };
      const plain = Object.entries(plainRow(row)).filter(([, value]) => value !== undefined);
      return plain.every(([key, value]) => other[key] === value);
    })
  );
}

const NONE: Rows = [];
const present = () => kept;
const none = () => NONE;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
