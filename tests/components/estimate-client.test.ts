import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EstimateClient, Overtaken, type WorkerLike } from "@/components/worker/estimate-client";
import type { FromWorker, ToWorker } from "@/components/worker/protocol";
import { DEFAULT_SCENARIO } from "@/lib/scenario/schema";

/** A worker that answers when the test says so. */
class HandWorker implements WorkerLike {
  readonly asked: ToWorker[] = [];
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  ended = false;

  postMessage(message: ToWorker): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  /** Answers the nth question with its own number. */
  answer(index: number, message: Partial<FromWorker> = {}): void {
    const id = this.asked[index]?.id ?? -1;
    const data = { id, ok: true, answer: index, ...message } as FromWorker;
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
}

const ask = { kind: "scenario", scenario: DEFAULT_SCENARIO } as const;

function handClient() {
  const workers: HandWorker[] = [];
  const client = new EstimateClient(() => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the worker's client", () => {
  it("starts no worker before the first question", () => {
    const { client, workers } = handClient();
    expect(workers).toHaveLength(0);
    client.warm();
    expect(workers).toHaveLength(1);
  });

  it("keeps one estimate running and one waiting; the newest takes the waiting place", async () => {
    const { client, workers } = handClient();
    const first = client.estimate(ask);
    const second = client.estimate(ask).catch((reason: unknown) => reason);
    const third = client.estimate(ask);
    expect(workers[0]?.asked).toHaveLength(1);
    expect(await second).toBeInstanceOf(Overtaken);
    workers[0]?.answer(0);
    expect(await first).toBe(0);
    workers[0]?.answer(1);
    expect(await third).toBe(1);
    expect(workers).toHaveLength(1);
  });

  it("tells every worker the release the page is at, one that has just started too", () => {
    const { client, workers } = handClient();
    client.release = "2026.1";
    client.estimate(ask).catch(() => {});
    client.estimate(ask).catch(() => {});
    vi.advanceTimersByTime(301);
    expect(workers.map(({ asked }) => asked.map(({ release }) => release))).toEqual([
      ["2026.1"],
      ["2026.1"],
    ]);
  });

  it("replaces a worker that is long at an old scenario while a newer one waits", async () => {
    const { client, workers } = handClient();
    const old = client.estimate(ask).catch((reason: unknown) => reason);
    const newer = client.estimate(ask);
    vi.advanceTimersByTime(301);
    expect(await old).toBeInstanceOf(Overtaken);
    expect(workers[0]?.ended).toBe(true);
    workers[1]?.answer(0);
    expect(await newer).toBe(0);
  });

  it("waits for a long estimate when nothing newer came", async () => {
    const { client, workers } = handClient();
    const estimate = client.estimate(ask);
    vi.advanceTimersByTime(60_000);
    expect(workers[0]?.ended).toBe(false);
    workers[0]?.answer(0);
    expect(await estimate).toBe(0);
  });

  it("lets a new scenario end whatever else was asked", async () => {
    const { client, workers } = handClient();
    const side = client.ask({ kind: "machines", scenario: DEFAULT_SCENARIO });
    const lost = side.catch((reason: unknown) => reason);
    const estimate = client.estimate(ask);
    expect(await lost).toBeInstanceOf(Overtaken);
    expect(workers[0]?.ended).toBe(true);
    workers[1]?.answer(0);
    expect(await estimate).toBe(0);
  });

  it("a worker replaced while it was loading fails nothing of the next one's", async () => {
    const { client, workers } = handClient();
    const bins = client.ask({ kind: "rows", scenario: DEFAULT_SCENARIO });
    bins.catch(() => {});
    const estimate = client.estimate(ask);
    workers[0]?.onerror?.({ message: "importScripts failed to load" } as ErrorEvent);
    expect(workers[1]?.ended).toBe(false);
    workers[1]?.answer(0);
    expect(await estimate).toBe(0);
    await expect(bins).rejects.toBeInstanceOf(Overtaken);
  });

  it("an error in the worker is the question's, and the next question is answered", async () => {
    const { client, workers } = handClient();
    const failing = client.estimate(ask).catch((reason: unknown) => reason);
    workers[0]?.answer(0, { ok: false, message: "out of luck" });
    expect(await failing).toEqual(new Error("out of luck"));
    const next = client.estimate(ask);
    workers[0]?.answer(1);
    expect(await next).toBe(1);
  });

  it("a worker that dies fails what was asked of it, and another one takes over", async () => {
    const { client, workers } = handClient();
    const lost = client.ask({ kind: "machines", scenario: DEFAULT_SCENARIO });
    const seen = lost.catch((reason: unknown) => reason);
    workers[0]?.onerror?.({ message: "no memory" } as ErrorEvent);
    expect(await seen).toEqual(new Error("no memory"));
    void client.estimate(ask);
    expect(workers).toHaveLength(2);
  });
});
