"use client";

import { useEffect, useState } from "react";
import styles from "./evidence.module.css";

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
  const [words, setWords] = useState("");
  const [group, setGroup] = useState("");
  const [kind, setKind] = useState("");
  const [shown, setShown] = useState(total);

  useEffect(() => {
    const list = document.getElementById(listId);
    if (list !== null) setShown(narrow(list, { words, group, kind }));
  }, [listId, words, group, kind]);

  useEffect(() => {
    const clear = () => {
      setWords("");
      setGroup("");
      setKind("");
    };
    const follow = () => followAnchor(clear);
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);

  return (
    <form
      role="search"
      aria-label="Coefficients"
      className={`${styles.filter} scripted`}
      onSubmit={(event) => event.preventDefault()}
    >
      <label>
        Search
        <input
          type="search"
          className="control"
          placeholder="ztunnel memory"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <Choose label="Mesh" all="All meshes" choices={groups} value={group} onChange={setGroup} />
      <Choose label="Rests on" all="Any evidence" choices={kinds} value={kind} onChange={setKind} />
      <output aria-live="polite">
        {shown} of {total}
      </output>
    </form>
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

type Wanted = { readonly words: string; readonly group: string; readonly kind: string };

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
  if (card.hidden) {
    clearFilter();
    // The list is widened only after the next render; where the link leads is shown at once.
    for (let part: Element | null = card; part !== null; part = part.parentElement) {
      if (part instanceof HTMLElement) part.hidden = false;
    }
  }
  card.open = true;
  target.scrollIntoView();
}
