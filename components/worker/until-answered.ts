import { Overtaken } from "./estimate-client";

/** Far more than a hand overtakes; a worker that never comes to answer ends in words all the same. */
const MOST_TRIES = 50;

/**
 * The answer to a question that the page's own estimates may overtake: while it is still wanted it
 * is asked again. Rejects with what else went wrong, or with Overtaken once nobody wants it.
 */
export async function untilAnswered<Value>(
  ask: () => Promise<Value>,
  wanted: () => boolean = () => true,
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (reason) {
      if (!(reason instanceof Overtaken) || !wanted() || tries === MOST_TRIES) throw reason;
    }
  }
}
