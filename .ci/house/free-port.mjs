// @ts-check
import { createServer } from "node:net";

/**
 * This port of 127.0.0.1, or the nearest free one above it.
 *
 * @param {number} portNumber
 * @returns {Promise<number>}
 */
export async function freePort(portNumber) {
  const free = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(portNumber, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  return free ? portNumber : freePort(portNumber + 1);
}
