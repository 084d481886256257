"use client";

import { type RefObject, useEffect } from "react";
import { queryFromHash } from "@/lib/scenario/private-link";

declare global {
  interface Window {
    /** The button pressed last before the page's code was there, as public/early.js noted it. */
    earlyPress: HTMLElement | null | undefined;
  }
}

/**
 * Tells the page of fields changed, parts unfolded and a button pressed before its code was there.
 * The browser shows what the hand did and React leaves it so, but nobody has heard of it: the inputs
 * would say one thing and the results another, and the next change would take the first one back.
 * Of the whole page, or of the part of it whose code has just come.
 */
export function useEarlyInput(part?: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = part === undefined ? document : part.current;
    if (within === null) return;
    if (within === document) pressAgain();
    // The server does not know a private link: what it sent is not what the fields are to show.
    if (queryFromHash(window.location.hash) !== undefined) return;
    for (const select of within.querySelectorAll("select")) retellSelect(select);
    for (const input of within.querySelectorAll<HTMLInputElement>(TYPED)) retellTyped(input);
    for (const input of within.querySelectorAll<HTMLInputElement>(TICKED)) retellTicked(input);
    // What loads once it is unfolded has not heard of it either.
    for (const fold of within.querySelectorAll("details[open]")) {
      fold.dispatchEvent(new Event("toggle"));
    }
  }, [part]);
}

const TICKED = "input:is([type=checkbox], [type=radio])";
const TYPED = "input:not([type=checkbox], [type=radio], [type=hidden], [type=file])";

function pressAgain(): void {
  const pressed = window.earlyPress;
  window.earlyPress = undefined;
  if (pressed?.isConnected === true) pressed.click();
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
