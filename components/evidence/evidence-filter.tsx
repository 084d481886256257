"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useEarlyInput } from "@/components/ui/use-early-input";
import styles from "./evidence.module.css";

type Wanted = { readonly words: string; readonly group: string; readonly kind: string };

const ALL: Wanted = { words: "", group: "", kind: "" };

type Choice = { readonly value: string; readonly label: string };

/**
 * Narrows the list below it by words, mesh and kind of evidence. It reads the list from the page
 * itself, so that no figure travels twice; without scripts the page is simply whole.
 */
export function EvidenceFilter({
  listId,
  total,
  groups,
  kinds,
}: {
  readonly listId: string;
  readonly total: number;
  readonly groups: readonly Choice[];
  readonly kinds: readonly Choice[];
}) {
  const [wanted, setWanted] = useState(ALL);
  const [shown, setShown] = useState(total);

  // Several fields may change before the page is drawn again: each adds to what the others want.
  const latest = useRef(ALL);

  const want = useCallback(
    (next: Wanted) => {
      const list = document.getElementById(listId);
      latest.current = next;
      setWanted(next);
      if (list !== null) setShown(narrow(list, next));
    },
    [listId],
  );
  const change = (part: Partial<Wanted>) => want({ ...latest.current, ...part });
  useEarlyInput();

  useEffect(() => {
    const follow = () => followAnchor(() => want(ALL));
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [want]);

  return (
    <search className="scripted" aria-label="Coefficients">
      <form className={styles.filter} onSubmit={(event) => event.preventDefault()}>
        <label>
          Search
          <input
            type="search"
            className="control"
            placeholder="ztunnel memory"
            value={wanted.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        </label>
        <Choose
          label="Mesh"
          all="All meshes"
          choices={groups}
          value={wanted.group}
          onChange={(group) => change({ group })}
        />
        <Choose
          label="Rests on"
          all="Any evidence"
          choices={kinds}
          value={wanted.kind}
          onChange={(kind) => change({ kind })}
        />
        <output aria-live="polite">
          {shown} of {total}
        </output>
      </form>
    </search>
  );
}

function Choose({
  label,
  all,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label>
      {label}
      <select className="control" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Hides what does not match, then the headings left without anything; returns how many are left. */
function narrow(list: HTMLElement, wanted: Wanted): number {
  const words = wanted.words.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const card of list.querySelectorAll<HTMLElement>("[data-group]")) {
    const text = (card.textContent ?? "").toLowerCase();
    const fits =
      words.every((word) => text.includes(word)) &&
      (wanted.group === "" || card.dataset["group"] === wanted.group) &&
      (wanted.kind === "" || (card.dataset["kinds"] ?? "").split(" ").includes(wanted.kind));
    card.hidden = !fits;
    if (fits) shown += 1;
  }
  for (const part of list.querySelectorAll<HTMLElement>("[data-filtered]")) {
    part.hidden = part.querySelector("[data-group]:not([hidden])") === null;
  }
  return shown;
}

/** Opens what the address points at. An id that is no part of this page may be a record's. */
function followAnchor(clearFilter: () => void): void {
  const id = decodeURIComponent(window.location.hash.slice(1));
  if (id === "") return;
  const target = document.getElementById(id);
  if (target === null) {
    window.location.replace(`/evidence/records?id=${encodeURIComponent(id)}`);
    return;
  }
  const card = target.closest("details");
  if (card === null) return;
  if (card.hidden) clearFilter();
  card.open = true;
  target.scrollIntoView();
}
