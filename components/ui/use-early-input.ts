"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { queryFromHash } from "@/lib/scenario/private-link";

declare global {
  interface Window {
    /** The last press of a button in each part without code, as public/early.js noted it. */
    earlyPresses: Map<Element, { readonly button: HTMLElement; readonly click: Event }> | undefined;
  }
}

/**
 * Tells the page of fields changed, parts unfolded and a button pressed before its code was there.
 * The browser shows what the hand did and React leaves it so, but nobody has heard of it: the inputs
 * would say one thing and the results another, and the next change would take the first one back.
 * Of the whole page, or of the part of it whose code has just come; `done` is called when all is told.
 */
export function useEarlyInput(part?: RefObject<HTMLElement | null>, done?: () => void): void {
  const pressed = useRef<HTMLElement>(undefined);
  // From the very commit that brings the code: a press after it is heard, and not to count twice.
  useLayoutEffect(() => {
    const within = part === undefined ? document.documentElement : part.current;
    if (within !== null) pressed.current = takePress(within);
  }, [part]);
  useEffect(() => {
    const within = part === undefined ? document : part.current;
    if (within === null) return;
    if (pressed.current?.isConnected === true) pressed.current.click();
    pressed.current = undefined;
    // The server does not know a private link: what it sent is not what the fields are to show.
    if (queryFromHash(window.location.hash) === undefined) retellFields(within);
    done?.();
  }, [part, done]);
}

const TICKED = "input:is([type=checkbox], [type=radio])";
const TYPED = "input:not([type=checkbox], [type=radio], [type=hidden], [type=file])";

function retellFields(within: Document | HTMLElement): void {
  for (const select of within.querySelectorAll("select")) retellSelect(select);
  for (const input of within.querySelectorAll<HTMLInputElement>(TYPED)) retellTyped(input);
  for (const input of within.querySelectorAll<HTMLInputElement>(TICKED)) retellTicked(input);
  // What loads once it is unfolded has not heard of it either.
  for (const fold of within.querySelectorAll("details[open]")) {
    fold.dispatchEvent(new Event("toggle"));
  }
}

/** What was pressed in a part that has its code now; nothing there is noted from here on. */
function takePress(part: Element): HTMLElement | undefined {
  part.removeAttribute("data-late");
  const press = window.earlyPresses?.get(part);
  window.earlyPresses?.delete(part);
  // A press under way made React take the part over at once, and comes to it by itself.
  return press?.click.eventPhase === Event.NONE ? press.button : undefined;
}

function retellSelect(select: HTMLSelectElement): void {
  const options = [...select.options];
  const sent = options.find((option) => option.defaultSelected);
  if (sent === undefined || sent.selected) return;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

/** React hears of no text it has seen before; so it is given the text the server sent, then the typed. */
function retellTyped(input: HTMLInputElement): void {
  const { value, defaultValue, selectionStart, selectionEnd } = input;
  if (value === defaultValue) return;
  input.value = defaultValue;
  // The browser's own setter, past the one React has put before it.
  Reflect.set(HTMLInputElement.prototype, "value", value, input);
  if (selectionStart !== null) input.setSelectionRange(selectionStart, selectionEnd);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Of radio buttons only the chosen one has anything to tell. */
function retellTicked(input: HTMLInputElement): void {
  if (input.checked === input.defaultChecked) return;
  if (input.type === "radio" && !input.checked) return;
  input.checked = input.defaultChecked;
  input.click();
}
