"use client";

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { ChangeScenario, FormLimits } from "@/components/inputs/form-props";
import type { EstimateClient } from "@/components/worker/estimate-client";
import type { MoneyBasis } from "@/lib/format/money-basis";
import type { Scenario } from "@/lib/scenario/schema";
import { type AskedFigure, askedFigure, figureElement, sameFigure } from "./asked-figure";
import { onFigureOpened } from "./open-figure";
import { PREVIEW_ID } from "./preview-id";
import { useDerivation } from "./use-derivation";
import { useFigureLines } from "./use-figure-lines";

const DerivationPanel = lazy(() => import("./derivation-panel"));
const FigurePreview = lazy(() => import("./figure-preview"));

/** Long enough that a pointer passing over the table leaves no trail. */
const REST_MS = 120;

/** Long enough to move the pointer from the number onto its preview. */
const LINGER_MS = 150;

type Pointed = { readonly figure: AskedFigure; readonly element: HTMLElement };

/**
 * What numbers do: one line when pointed at or focused, the whole derivation when clicked. One
 * layer listens for the whole page, so that a number itself costs nothing.
 */
export function FigureLayer({
  client,
  scenario,
  names,
  fresh,
  limits,
  change,
}: {
  readonly client: EstimateClient;
  readonly scenario: Scenario;
  /** Names of the options by id. */
  readonly names: Readonly<Record<string, string>>;
  /** The figures on the page belong to this very scenario. */
  readonly fresh: boolean;
  readonly limits: FormLimits;
  readonly change: ChangeScenario;
}) {
  const [pointed, setPointed] = useState<Pointed>();
  const [basis, setBasis] = useState<MoneyBasis>();
  const lines = useFigureLines(client, scenario, basis, fresh);
  const derivation = useDerivation(client, scenario, fresh);
  const opener = useRef<Pointed>(undefined);
  const { open, close } = derivation;
  const hide = useCallback(() => setPointed(undefined), []);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = useCallback((what: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(what, ms);
  }, []);
  const stay = useCallback(() => clearTimeout(timer.current), []);
  const leave = useCallback(() => later(hide, LINGER_MS), [later, hide]);

  useEffect(() => {
    const show = (target: EventTarget | null, afterMs: number) => {
      const element = figureElement(target);
      const figure = askedFigure(target);
      if (element === undefined || figure === undefined) return;
      later(() => {
        setBasis(figure.basis);
        setPointed({ element, figure });
      }, afterMs);
    };
    // The focus scrolls what it goes to into view, and scrolling ends a preview: that comes first.
    let frame = 0;
    const showFocused = (target: Element) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => target === document.activeElement && show(target, 0));
    };
    const over = (event: PointerEvent) =>
      event.pointerType === "mouse" && show(event.target, REST_MS);
    const out = (event: PointerEvent) => figureElement(event.target) !== undefined && leave();
    const focus = (event: FocusEvent) => {
      const element = figureElement(event.target);
      if (element?.matches(":focus-visible") === true) showFocused(element);
    };
    const blur = (event: FocusEvent) => figureElement(event.target) !== undefined && leave();
    const click = (event: MouseEvent) => {
      const element = figureElement(event.target);
      const figure = askedFigure(event.target);
      if (element === undefined || figure === undefined) return;
      cancelAnimationFrame(frame);
      stay();
      hide();
      opener.current = { element, figure };
      open(figure);
    };
    document.addEventListener("pointerover", over);
    document.addEventListener("pointerout", out);
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", blur);
    document.addEventListener("click", click);
    const deaf = onFigureOpened((figure) => {
      opener.current = undefined;
      open(figure);
    });
    return () => {
      deaf();
      cancelAnimationFrame(frame);
      clearTimeout(timer.current);
      document.removeEventListener("pointerover", over);
      document.removeEventListener("pointerout", out);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", blur);
      document.removeEventListener("click", click);
    };
  }, [later, leave, stay, hide, open]);

  // The number is described by its preview for as long as that shows.
  useEffect(() => {
    if (pointed === undefined) return;
    const { element } = pointed;
    element.setAttribute("aria-describedby", PREVIEW_ID);
    const dismiss = (event: KeyboardEvent) => event.key === "Escape" && hide();
    document.addEventListener("keydown", dismiss);
    window.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      element.removeAttribute("aria-describedby");
      document.removeEventListener("keydown", dismiss);
      window.removeEventListener("scroll", hide, { capture: true });
    };
  }, [pointed, hide]);

  const closePanel = useCallback(() => {
    close();
    focusAgain(opener.current);
  }, [close]);

  const { pin } = derivation;
  const line =
    pointed === undefined ? undefined : lines?.[pointed.figure.option]?.[pointed.figure.figure];
  return (
    <Suspense>
      {pointed !== undefined && pointed.element.isConnected && (
        <FigurePreview
          key={line?.text}
          element={pointed.element}
          line={line}
          onEnter={stay}
          onLeave={leave}
        />
      )}
      {pin !== undefined && (
        <DerivationPanel
          key={`${pin.option} ${pin.figure}`}
          pin={pin}
          name={names[pin.option] ?? pin.option}
          answer={derivation.answer}
          own={{ overrides: scenario.overrides, limits, change }}
          error={derivation.error}
          updating={!fresh}
          onFigure={(figure) => open({ ...pin, figure })}
          onLevel={derivation.setLevel}
          onClose={closePanel}
        />
      )}
    </Suspense>
  );
}

/** Back to the number that was clicked, or to the same one where the table was drawn anew. */
function focusAgain(opener: Pointed | undefined): void {
  if (opener === undefined) return;
  const { element, figure } = opener;
  if (element.isConnected) return element.focus();
  const all = document.querySelectorAll<HTMLElement>("[data-figure]");
  [...all].find((candidate) => sameFigure(askedFigure(candidate), figure))?.focus();
}
