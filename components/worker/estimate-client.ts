import type { Answer, Ask, FromWorker, QuestionKind, ToWorker } from "./protocol";

/** The part of a Worker the client uses. */
export type WorkerLike = {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** A question that newer input made pointless. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

type Pending = {
  readonly settle: (message: FromWorker) => void;
  readonly fail: (reason: Error) => void;
};

/** A worker busy longer than this with an old scenario is replaced rather than waited for. */
const PATIENCE_MS = 300;

/**
 * Talks to the worker. At most one estimate is under way and one waits: a newer scenario takes the
 * waiting one's place, and one that keeps the worker busy too long is cut short. The worker starts
 * with the first question.
 */
export class EstimateClient {
  readonly #spawn: () => WorkerLike;
  readonly #pending = new Map<number, Pending>();
  #worker: WorkerLike | undefined;
  #lastId = 0;
  /** The release the page is at: goes with every question, since a worker may have just started. */
  release: string | undefined;
  #running: number | undefined;
  #waiting: { readonly start: () => void; readonly overtaken: () => void } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** A new estimate; rejects with Overtaken when a newer one made it pointless. */
  estimate<Kind extends "link" | "scenario">(ask: Ask<Kind>): Promise<Answer<Kind>> {
    return new Promise((resolve, reject) => {
      const start = () => this.#startEstimate(ask, resolve, reject);
      if (this.#running === undefined) {
        // Whatever else keeps the worker busy gives way as well, and is asked again by who needs it.
        if (this.#pending.size > 0) this.#replaceWorker();
        return start();
      }
      this.#waiting?.overtaken();
      this.#waiting = { start, overtaken: () => reject(new Overtaken()) };
      this.#timer ??= setTimeout(() => this.#cutShort(), PATIENCE_MS);
    });
  }

  /** Any other question; it waits for the worker to be free. */
  ask<Kind extends QuestionKind>(ask: Ask<Kind>): Promise<Answer<Kind>> {
    return new Promise((resolve, reject) => {
      this.#send(ask, resolve, reject);
    });
  }

  /** Has the worker and its code ready before the first question. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#replaceWorker();
  }

  #startEstimate<Kind extends QuestionKind>(
    ask: Ask<Kind>,
    resolve: (answer: Answer<Kind>) => void,
    reject: (reason: Error) => void,
  ): void {
    const finish = () => {
      this.#running = undefined;
      this.#next();
    };
    this.#running = this.#send(
      ask,
      (answer) => {
        resolve(answer);
        finish();
      },
      (reason) => {
        reject(reason);
        finish();
      },
    );
  }

  #send<Kind extends QuestionKind>(
    ask: Ask<Kind>,
    resolve: (answer: Answer<Kind>) => void,
    reject: (reason: Error) => void,
  ): number {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#pending.set(id, {
      settle: (message) => {
        if (message.ok) resolve(message.answer as Answer<Kind>);
        else reject(new Error(message.message));
      },
      fail: reject,
    });
    this.#worker ??= this.#start();
    this.#worker.postMessage({ id, ask: ask as Ask, release: this.release });
    return id;
  }

  #start(): WorkerLike {
    const worker = this.#spawn();
    worker.onmessage = ({ data }) => {
      const pending = this.#pending.get(data.id);
      this.#pending.delete(data.id);
      pending?.settle(data);
    };
    worker.onerror = (event) => {
      // A worker ended while its code was loading still reports that: it is no longer ours.
      if (this.#worker !== worker) return;
      worker.terminate();
      this.#worker = undefined;
      this.#failAll(new Error(event.message || "The calculation stopped unexpectedly."));
    };
    return worker;
  }

  #next(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.start();
  }

  #cutShort(): void {
    this.#timer = undefined;
    this.#replaceWorker();
  }

  /** Ends the worker and what was asked of it; the next question starts another one. */
  #replaceWorker(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#failAll(new Overtaken());
  }

  #failAll(reason: Error): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { fail } of pending) fail(reason);
  }
}
