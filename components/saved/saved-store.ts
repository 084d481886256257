/** A scenario kept in this browser: its link under a name. */
export type SavedScenario = {
  readonly id: string;
  readonly name: string;
  /** ISO date and time. */
  readonly savedOn: string;
  readonly query: string;
};

const STORE_KEY = "meshcost.saved";
const MOST_SAVED = 500;
const LONGEST_NAME = 200;

/** Text of the store or of an exported file → what it holds; broken entries are left out. */
export function readSaved(text: string | null): readonly SavedScenario[] {
  if (text === null) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isSaved).slice(0, MOST_SAVED) : [];
  } catch {
    return [];
  }
}

function isSaved(entry: unknown): entry is SavedScenario {
  if (typeof entry !== "object" || entry === null) return false;
  const { id, name, savedOn, query } = entry as Partial<Record<keyof SavedScenario, unknown>>;
  return [id, name, savedOn, query].every((part) => typeof part === "string");
}

export function writeSaved(list: readonly SavedScenario[]): string {
  return JSON.stringify(list, null, 2);
}

/** The list with one more at its head. */
export function withSaved(
  list: readonly SavedScenario[],
  entry: SavedScenario,
): readonly SavedScenario[] {
  return [{ ...entry, name: entry.name.slice(0, LONGEST_NAME) }, ...list].slice(0, MOST_SAVED);
}

/** Two lists as one: what is imported does not take the place of what is there. */
export function mergeSaved(
  list: readonly SavedScenario[],
  imported: readonly SavedScenario[],
): readonly SavedScenario[] {
  const known = new Set(list.map((entry) => entry.id));
  return [...list, ...imported.filter((entry) => !known.has(entry.id))].slice(0, MOST_SAVED);
}

/** What this browser keeps; empty where it keeps nothing. */
export function loadSaved(): readonly SavedScenario[] {
  try {
    return readSaved(window.localStorage.getItem(STORE_KEY));
  } catch {
    return [];
  }
}

/** Whether the browser took it: storage may be full or forbidden. */
export function storeSaved(list: readonly SavedScenario[]): boolean {
  try {
    window.localStorage.setItem(STORE_KEY, writeSaved(list));
    return true;
  } catch {
    return false;
  }
}
