import { answerNodes, progressOf, rankingSteps } from "./nodes-answers";
import type { FromNodesWorker, NodesAsk, ToNodesWorker } from "./nodes-protocol";

/* The Nodes section's worker: plans explained, and machines ranked step by step. */

// The project's types are the page's; a worker's own global differs in what matters here.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToNodesWorker>) => void) | null;
  postMessage(message: FromNodesWorker): void;
};

/** Between two looks at the mailbox, and between two reports of the ranking. */
const LISTEN_EVERY_MS = 30;
const REPORT_EVERY_MS = 120;

/** The newest ranking asked for; any other is given up. */
let ranking: number | undefined;

scope.onmessage = ({ data }) => {
  if ("cancel" in data) {
    if (ranking === data.id) ranking = undefined;
    return;
  }
  const { id, ask } = data;
  const work = ask.kind === "rank" ? rank(id, ask) : plan(id, ask);
  work.catch((reason: unknown) =>
    scope.postMessage({
      id,
      ok: false,
      message: reason instanceof Error ? reason.message : String(reason),
    }),
  );
};

async function plan(id: number, ask: Exclude<NodesAsk, { kind: "rank" }>): Promise<void> {
  scope.postMessage({ id, ok: true, answer: await answerNodes(ask), last: true });
}

async function rank(id: number, ask: NodesAsk<"rank">): Promise<void> {
  ranking = id;
  let listened = performance.now();
  let reported = listened;
  let stage = "";
  for (const step of await rankingSteps(ask)) {
    const now = performance.now();
    const last = step.stage === "done";
    // Bounds alone have no order worth showing; a new stage is shown at once.
    const worth =
      step.stage !== "bounds" && (step.stage !== stage || now - reported > REPORT_EVERY_MS);
    if (worth || last) {
      scope.postMessage({ id, ok: true, answer: progressOf(step), last });
      reported = now;
      stage = step.stage;
    }
    if (now - listened > LISTEN_EVERY_MS) {
      await otherMessages();
      if (ranking !== id) return;
      listened = performance.now();
    }
  }
}

/** Lets waiting messages in. A timer would be held back to four milliseconds each time. */
function otherMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
