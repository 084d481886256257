import { describe, expect, it, vi } from "vitest";
import { NodesClient, type NodesWorkerLike } from "@/components/worker/nodes-client";
import type { FromNodesWorker, ToNodesWorker } from "@/components/worker/nodes-protocol";
import { DEFAULT_FILTERS } from "@/lib/ranking/filters";
import { scenario } from "../helpers/estimates";

/** A worker that notes what it is told and says what the test has it say. */
class FakeWorker implements NodesWorkerLike {
  readonly sent: ToNodesWorker[] = [];
  terminated = false;
  onmessage: ((event: MessageEvent<FromNodesWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;

  postMessage(message: ToNodesWorker): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(data: FromNodesWorker): void {
    this.onmessage?.({ data } as MessageEvent<FromNodesWorker>);
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const client = new NodesClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

const plan = { kind: "plan", scenario: scenario(), option: "none" } as const;
const rank = {
  kind: "rank",
  scenario: scenario(),
  question: { option: "none", filters: DEFAULT_FILTERS, shown: 10 },
} as const;
const step = (done: number) => ({ stage: "first", done, total: 9 }) as never;

describe("the nodes client", () => {
  it("starts its worker with the first question and settles by id", async () => {
    const { client, workers } = setUp();
    expect(workers).toHaveLength(0);
    const first = client.ask<"plan">(plan);
    const second = client.ask<"planFile">({ ...plan, kind: "planFile" });
    expect(workers).toHaveLength(1);
    workers[0]?.say({ id: 2, ok: true, answer: "text", last: true });
    workers[0]?.say({ id: 1, ok: true, answer: { issues: [] }, last: true });
    expect(await second).toBe("text");
    expect(await first).toEqual({ issues: [] });
  });

  it("a worker given up while it was loading fails nothing of the next one's", async () => {
    const { client, workers } = setUp();
    void client.ask<"plan">(plan);
    client.forget();
    const next = client.ask<"plan">(plan);
    workers[0]?.onerror?.({ message: "importScripts failed to load" } as ErrorEvent);
    expect(workers[1]?.terminated).toBe(false);
    workers[1]?.say({ id: 2, ok: true, answer: { issues: [] }, last: true });
    expect(await next).toEqual({ issues: [] });
  });

  it("reports a ranking until it is done, and nothing after it was stopped", () => {
    const { client, workers } = setUp();
    const report = vi.fn();
    const stop = client.rank(rank, report, vi.fn());
    workers[0]?.say({ id: 1, ok: true, answer: step(1), last: false });
    workers[0]?.say({ id: 1, ok: true, answer: step(2), last: false });
    expect(report).toHaveBeenCalledTimes(2);
    stop();
    expect(workers[0]?.sent.at(-1)).toEqual({ id: 1, cancel: true });
    workers[0]?.say({ id: 1, ok: true, answer: step(3), last: false });
    expect(report).toHaveBeenCalledTimes(2);
    // A second stop, or one after the end, says nothing.
    stop();
    expect(workers[0]?.sent).toHaveLength(2);
  });

  it("forgets what is under way by ending the worker; an idle one stays", async () => {
    const { client, workers } = setUp();
    const done = client.ask<"plan">(plan);
    workers[0]?.say({ id: 1, ok: true, answer: { issues: [] }, last: true });
    await done;
    client.forget();
    expect(workers[0]?.terminated).toBe(false);
    void client.ask<"plan">(plan);
    client.forget();
    expect(workers[0]?.terminated).toBe(true);
    void client.ask<"plan">(plan);
    expect(workers).toHaveLength(2);
  });

  it("passes on what went wrong, of one question or of the whole worker", async () => {
    const { client, workers } = setUp();
    const refused = client.ask<"plan">(plan);
    workers[0]?.say({ id: 1, ok: false, message: "no such option" });
    await expect(refused).rejects.toThrow("no such option");
    const broken = client.ask<"plan">(plan);
    workers[0]?.onerror?.({ message: "" } as ErrorEvent);
    await expect(broken).rejects.toThrow("stopped unexpectedly");
  });
});
