import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FigureLink } from "@/lib/figure/open-figure";
import { drawFile, type FigureFile } from "./draw-file";
import type { FigureRequest } from "./figure-request";

/** What a thread is asked, and what it answers. */
export type Wanted = {
  readonly turn: number;
  readonly asked: FigureRequest;
  /** The link as it was read, but for the figure, which is code. */
  readonly link: Omit<ReadLink, "figure">;
};
export type Drawn =
  | { readonly turn: number; readonly file: FigureFile }
  | { readonly turn: number; readonly error: string };

type ReadLink = FigureLink & { readonly ok: true };

type Waiting = {
  readonly resolve: (file: FigureFile) => void;
  readonly reject: (reason: Error) => void;
};

/** A thread that draws, started when first needed and again after it has failed. */
class Thread {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;

  get busy(): number {
    return this.waiting.size;
  }

  draw(wanted: Wanted): Promise<FigureFile> {
    this.worker ??= this.started();
    const { worker } = this;
    return new Promise((resolve, reject) => {
      this.waiting.set(wanted.turn, { resolve, reject });
      worker.postMessage(wanted);
    });
  }

  private started(): Worker {
    const worker = new Worker(new URL("./figure.worker.ts", import.meta.url));
    // It must not keep the server from ending.
    worker.unref();
    worker.on("message", (drawn: Drawn) => {
      const waiting = this.waiting.get(drawn.turn);
      this.waiting.delete(drawn.turn);
      if ("file" in drawn) waiting?.resolve(drawn.file);
      else waiting?.reject(new Error(drawn.error));
    });
    worker.on("error", (reason) => this.ended(worker, reason));
    worker.on("exit", () => this.ended(worker, new Error("A drawing thread has ended.")));
    return worker;
  }

  private ended(worker: Worker, reason: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}

/**
 * As many as the machine runs at once; more than a few would only hold memory. With one alone, what
 * is quick would wait behind what is long: on a single core two take turns.
 */
const THREADS = Math.min(4, Math.max(2, availableParallelism()));
const threads = Array.from({ length: THREADS }, () => new Thread());

let turns = 0;

/**
 * Draws in another thread, so that a map or a sampling of seconds keeps nobody waiting who asks for
 * something else. One scenario goes to one thread, which has its numbers, unless that one is at work
 * and another is not.
 */
export function drawInThread(asked: FigureRequest, link: FigureLink): Promise<FigureFile> {
  // A refusal is drawn sooner than it is sent.
  if (!link.ok) return drawFile(asked, link);
  turns += 1;
  const { ok, decoded, canonical } = link;
  return threadFor(canonical).draw({ turn: turns, asked, link: { ok, decoded, canonical } });
}

function threadFor(canonical: string): Thread {
  const own = threads[hashOf(canonical) % threads.length] as Thread;
  if (own.busy === 0) return own;
  return threads.find(({ busy }) => busy === 0) ?? own;
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (hash * 31 + text.charCodeAt(at)) >>> 0;
  return hash;
}
