"use client";

import { useSyncExternalStore } from "react";
import { MONEY_BASES, type MoneyBasis } from "@/lib/format/money-basis";

/*
 * What money is shown for: one choice of the page, whatever scenario it shows, so it is kept in the
 * browser and not in the link, which says what is computed.
 */

const KEY = "meshcost.money";
const USUAL: MoneyBasis = "month";

const listeners = new Set<() => void>();
let chosen: MoneyBasis | undefined;

/** The choice and how to change it. The server, which knows no browser, shows a month. */
export function useMoneyBasis(): readonly [MoneyBasis, (basis: MoneyBasis) => void] {
  return [useSyncExternalStore(subscribe, current, () => USUAL), choose];
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function current(): MoneyBasis {
  chosen ??= kept();
  return chosen;
}

function kept(): MoneyBasis {
  try {
    const value = localStorage.getItem(KEY);
    return MONEY_BASES.find((basis) => basis === value) ?? USUAL;
  } catch {
    return USUAL;
  }
}

function choose(basis: MoneyBasis): void {
  chosen = basis;
  for (const changed of listeners) changed();
  try {
    localStorage.setItem(KEY, basis);
  } catch {
    // Storage is closed to this page: the choice lasts until it is left.
  }
}
