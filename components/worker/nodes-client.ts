import type {
  FromNodesWorker,
  NodesAnswer,
  NodesAsk,
  NodesQuestionKind,
  RankingProgress,
  ToNodesWorker,
} from "./nodes-protocol";

/** The part of a Worker the client uses. */
export type NodesWorkerLike = {
  postMessage(message: ToNodesWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromNodesWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

type Pending = {
  readonly settle: (answer: unknown, last: boolean) => void;
  readonly fail: (reason: Error) => void;
};

/**
 * Talks to the Nodes section's worker, which starts with the first question. Answers about a
 * scenario that has changed are not waited for: `forget` ends the worker and with it their work.
 */
export class NodesClient {
  readonly #spawn: () => NodesWorkerLike;
  readonly #pending = new Map<number, Pending>();
  #worker: NodesWorkerLike | undefined;
  #lastId = 0;

  constructor(spawn: () => NodesWorkerLike) {
    this.#spawn = spawn;
  }

  /** One answer. Never settles when it is forgotten: whoever asked has gone on. */
  ask<Kind extends Exclude<NodesQuestionKind, "rank">>(
    ask: NodesAsk<Kind>,
  ): Promise<NodesAnswer<Kind>> {
    return new Promise((resolve, reject) => {
      this.#send(ask as NodesAsk, {
        settle: (answer) => resolve(answer as NodesAnswer<Kind>),
        fail: reject,
      });
    });
  }

  /** A ranking, reported as it comes along. The function returned stops it. */
  rank(
    ask: NodesAsk<"rank">,
    report: (progress: RankingProgress) => void,
    fail: (reason: Error) => void,
  ): () => void {
    const id = this.#send(ask, {
      settle: (answer) => report(answer as RankingProgress),
      fail,
    });
    return () => {
      if (!this.#pending.delete(id)) return;
      this.#worker?.postMessage({ id, cancel: true });
    };
  }

  /** Gives up everything under way. An idle worker stays, with its code loaded. */
  forget(): void {
    if (this.#pending.size === 0) return;
    this.close();
  }

  close(): void {
    this.#pending.clear();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #send(ask: NodesAsk, pending: Pending): number {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#pending.set(id, pending);
    this.#worker ??= this.#start();
    this.#worker.postMessage({ id, ask });
    return id;
  }

  #start(): NodesWorkerLike {
    const worker = this.#spawn();
    worker.onmessage = ({ data }) => {
      const pending = this.#pending.get(data.id);
      if (!data.ok || data.last) this.#pending.delete(data.id);
      if (data.ok) pending?.settle(data.answer, data.last);
      else pending?.fail(new Error(data.message));
    };
    worker.onerror = (event) => {
      // A worker ended while its code was loading still reports that: it is no longer ours.
      if (this.#worker !== worker) return;
      const failed = [...this.#pending.values()];
      this.close();
      const reason = new Error(event.message || "The calculation stopped unexpectedly.");
      for (const { fail } of failed) fail(reason);
    };
    return worker;
  }
}
