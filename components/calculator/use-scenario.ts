"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { EstimateClient, Overtaken } from "@/components/worker/estimate-client";
import type { EstimateAnswer } from "@/components/worker/protocol";
import { untilAnswered } from "@/components/worker/until-answered";
import type { Issue } from "@/lib/result";
import { queryFromHash } from "@/lib/scenario/private-link";
import type { Scenario } from "@/lib/scenario/schema";
import type { ReadView } from "@/lib/figure/view-choice";
import { splitView, withView } from "@/lib/scenario/view-link";
import { addressHolds, addressOf, openAddress } from "./address";
import { EditHistory } from "./edit-history";
import { keepSame } from "./keep-same";
import type { PageView } from "./page-view";
import { useViewChoice } from "./use-view-choice";

/** What a page opens with: the server's answer to its link. */
export type Opening = EstimateAnswer;

export type ScenarioState = Pick<EstimateAnswer, "release" | "news"> & {
  readonly scenario: Scenario;
  /** The last good result; it stays while a new one is under way. */
  readonly view: PageView;
  readonly query: string;
  readonly linkIssues: readonly Issue[];
  /** The scenario is newer than the view. */
  readonly updating: boolean;
  readonly error: string | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** What the reader looks at, and how to change it. */
export type Looking = ReturnType<typeof useViewChoice>;

/** Changes of one field within this time make one step of the browser's history. */
const SAME_STEP_MS = 1500;

/** Links over one another are written at most this often. */
const LINK_MS = 250;

/** A first answer is asked for when the proof takes longer than this: a hand waits for it. */
const PATIENCE_MS = 30;

/** A link's first answer, which has to be there to read it, is shown when its proof takes longer. */
const LINK_PATIENCE_MS = 250;

/**
 * The one owner of the scenario and of the address bar. A change is computed in the worker and
 * then becomes the link; Back and Forward read the link again. Nothing else touches the URL.
 * `openedView` is what the link says is looked at.
 */
export function useScenario(opening: Opening, openedView: ReadView) {
  const [state, setState] = useState<ScenarioState>(() => ({
    ...opening,
    updating: false,
    error: undefined,
    canUndo: false,
    canRedo: false,
  }));
  // One worker for what is quick, another for what may be long and is ended by newer input.
  const [client] = useState(() => new EstimateClient(spawn));
  const [prover] = useState(() => new EstimateClient(spawn));
  useEffect(() => {
    for (const worker of [client, prover]) worker.release = state.release;
  }, [client, prover, state.release]);
  const scenarioRef = useRef(opening.scenario);
  const releaseRef = useRef(opening.release);
  const queryRef = useRef(opening.query);
  const turnRef = useRef(0);
  const stepRef = useRef<UrlStep>({ key: "", time: 0, written: 0 });
  const editRef = useRef<Step>({ key: "", time: 0 });
  const [history] = useState(() => new EditHistory<Scenario>());
  const looking = useViewChoice(
    openedView,
    useCallback(() => writeUrl(queryRef.current, "view", stepRef.current), []),
  );
  const { follow } = looking;

  const compute = useCallback(
    async (
      ask:
        | { kind: "link"; query: string }
        | { kind: "scenario"; scenario: Scenario; release: string },
      write: (query: string) => void,
    ) => {
      turnRef.current += 1;
      const turn = turnRef.current;
      setState((before) => ({ ...before, updating: true, error: undefined }));
      const take = (answer: EstimateAnswer, updating: boolean) => {
        const scenario = keepSame(scenarioRef.current, answer.scenario);
        scenarioRef.current = scenario;
        releaseRef.current = answer.release;
        queryRef.current = answer.query;
        write(answer.query);
        // Results may take several frames to draw; a hand on a slider must not wait for them.
        startTransition(() =>
          setState((before) => ({
            ...before,
            ...keepSame(before, { ...answer, scenario }),
            linkIssues: ask.kind === "link" ? answer.linkIssues : before.linkIssues,
            updating,
          })),
        );
      };
      /** An answer to older input than the newest is shown, but for its inputs; says whether it was one. */
      const showIfOlder = ({ view }: EstimateAnswer) => {
        if (turn === turnRef.current) return false;
        startTransition(() =>
          setState((before) => ({ ...before, view: keepSame(before.view, view) })),
        );
        return true;
      };
      let quick: ReturnType<typeof setTimeout> | undefined;
      try {
        let known: Pick<EstimateAnswer, "scenario" | "release" | "linkIssues">;
        if (ask.kind === "link") {
          const first = await client.estimate(ask);
          if (showIfOlder(first)) return;
          // A proof that comes at once spares the eye the first answer.
          quick = setTimeout(() => turn === turnRef.current && take(first, true), LINK_PATIENCE_MS);
          known = first;
        } else {
          quick = setTimeout(() => {
            client.estimate(ask).then(
              (first) => quick !== undefined && !showIfOlder(first) && take(first, true),
              // Overtaken, or what keeps the proof from coming as well: that says so.
              () => {},
            );
          }, PATIENCE_MS);
          known = { ...ask, linkIssues: [] };
        }
        const { scenario, release, linkIssues } = known;
        const thoroughly = { kind: "scenario", scenario, release, thorough: true } as const;
        const proved = await prover.estimate(thoroughly);
        if (!showIfOlder(proved)) take({ ...proved, linkIssues }, false);
      } catch (reason) {
        if (reason instanceof Overtaken || turn !== turnRef.current) return;
        const error = reason instanceof Error ? reason.message : String(reason);
        setState((before) => ({ ...before, updating: false, error }));
      } finally {
        clearTimeout(quick);
        quick = undefined;
      }
    },
    [client, prover],
  );

  const put = useCallback(
    (scenario: Scenario, key: string) => {
      scenarioRef.current = scenario;
      const { canUndo, canRedo } = history;
      setState((before) => ({ ...before, scenario, canUndo, canRedo }));
      const release = releaseRef.current;
      void compute({ kind: "scenario", scenario, release }, (query) =>
        writeUrl(query, key, stepRef.current),
      );
    },
    [compute, history],
  );

  /** Puts a changed scenario in place; `key` names the field, so that typing is one step back. */
  const change = useCallback(
    (next: (scenario: Scenario) => Scenario, key: string) => {
      history.note(scenarioRef.current, isSameStep(key, editRef.current));
      editRef.current = { key, time: Date.now() };
      put(next(scenarioRef.current), key);
    },
    [put, history],
  );

  const undo = useCallback(() => {
    editRef.current.key = "";
    const before = history.undo(scenarioRef.current);
    if (before !== undefined) put(before, "undo");
  }, [put, history]);

  const redo = useCallback(() => {
    editRef.current.key = "";
    const after = history.redo(scenarioRef.current);
    if (after !== undefined) put(after, "redo");
  }, [put, history]);

  /** Opens a link of this site without leaving the page; one that says nothing of it leaves the view. */
  const open = useCallback(
    (link: string) => {
      const { query, view } = splitView(link);
      if (view !== "") follow(view);
      history.note(scenarioRef.current, false);
      setState((before) => ({ ...before, canUndo: history.canUndo, canRedo: history.canRedo }));
      void compute({ kind: "link", query }, (written) =>
        writeUrl(written, `open ${query}`, stepRef.current),
      );
    },
    [compute, history, follow],
  );

  useEffect(() => {
    const restore = () => {
      takeWaiting(stepRef.current);
      stepRef.current.key = "";
      editRef.current.key = "";
      const query = openAddress();
      follow(query);
      void compute({ kind: "link", query }, () => {});
    };
    // What the server answered without proof is proved here.
    if (opening.view.preliminary) restore();
    // A private link is known to the browser alone: the server answered without it.
    else if (queryFromHash(window.location.hash) !== undefined) restore();
    window.addEventListener("popstate", restore);
    return () => window.removeEventListener("popstate", restore);
  }, [compute, opening, follow]);

  /** Opens a file of ours, chosen or dropped; what is no such file says so and changes nothing. */
  const openFile = useCallback(
    async (file: File) => {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const answer = await untilAnswered(() => client.ask({ kind: "file", bytes }));
        if ("refused" in answer) throw new Error(answer.refused);
        open(withView(answer.query, answer.looking));
      } catch (reason) {
        const error = reason instanceof Error ? reason.message : String(reason);
        setState((before) => ({ ...before, error }));
      }
    },
    [client, open],
  );

  const { dismissIssues } = looking;
  const dismissLinkIssues = useCallback(() => {
    dismissIssues();
    setState((before) => ({ ...before, linkIssues: [] }));
  }, [dismissIssues]);
  useEffect(() => warmOnFirstTouch([client, prover]), [client, prover]);

  const current = useCallback(() => scenarioRef.current, []);

  const edits = { change, open, openFile, undo, redo, dismissLinkIssues };
  return { state, looking, current, ...edits, client, prover };
}

type Step = { key: string; time: number };

/** A step in the making, when its link was last written, and the newer one that waits for its turn. */
type UrlStep = Step & {
  written: number;
  waiting?: { readonly query: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;
};

function isSameStep(key: string, step: Step): boolean {
  return step.key === key && Date.now() - step.time < SAME_STEP_MS;
}

/**
 * The link of the present scenario, as a new step or over the present one. A hand that drags a
 * slider makes one step of many links: browsers take a hundred in ten seconds and no more.
 */
function writeUrl(query: string, key: string, step: UrlStep): void {
  const sameStep = isSameStep(key, step) && key !== "undo" && key !== "redo";
  const waiting = takeWaiting(step);
  step.key = key;
  step.time = Date.now();
  const pause = step.written + LINK_MS - step.time;
  if (sameStep && pause > 0) {
    step.waiting = { query, timer: setTimeout(() => replaceUrl(takeWaiting(step), step), pause) };
    return;
  }
  if (sameStep) replaceUrl(query, step);
  else {
    replaceUrl(waiting, step);
    step.written = step.time;
    if (!addressHolds(query)) window.history.pushState(window.history.state, "", addressOf(query));
  }
}

function replaceUrl(query: string | undefined, step: UrlStep): void {
  if (query === undefined || addressHolds(query)) return;
  step.written = Date.now();
  // The router's own state goes along as it is: told of a new one, it would draw its tree anew.
  window.history.replaceState(window.history.state, "", addressOf(query));
}

/** The link that waits to be written, which then waits no more. */
function takeWaiting(step: UrlStep): string | undefined {
  const { waiting } = step;
  clearTimeout(waiting?.timer);
  step.waiting = undefined;
  return waiting?.query;
}

const TOUCHES = ["pointermove", "pointerdown", "keydown"] as const;

/** The worker's code is fetched at the first sign of a hand, so that the first change finds it ready. */
function warmOnFirstTouch(clients: readonly EstimateClient[]): () => void {
  const stop = () => {
    for (const touch of TOUCHES) window.removeEventListener(touch, warm);
  };
  const warm = () => {
    stop();
    for (const client of clients) client.warm();
  };
  for (const touch of TOUCHES) window.addEventListener(touch, warm, { passive: true });
  return stop;
}

function spawn(): Worker {
  return new Worker(new URL("../worker/estimate.worker.ts", import.meta.url), { type: "module" });
}
