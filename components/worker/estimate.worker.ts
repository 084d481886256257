import { answer } from "./answers";
import type { FromWorker, ToWorker } from "./protocol";

/* The page's worker: reads links, plans nodes and explains figures off the main thread. */

// The project's types are the page's; a worker's own global differs in what matters here.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
};

scope.onmessage = ({ data: { id, ask, release } }) => {
  answer(ask, release).then(
    (value) => scope.postMessage({ id, ok: true, answer: value }),
    (reason: unknown) => scope.postMessage({ id, ok: false, message: messageOf(reason) }),
  );
};

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
