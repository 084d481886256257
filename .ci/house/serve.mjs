// @ts-check
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { parseAddress } from "./address.mjs";
import { QUIET_NEXT, SERVER, ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { Refusal, runServer } from "./process.mjs";

/** Installs and builds what is missing, then serves until stopped. Resolves to the exit code. */
export async function serve() {
  const address = parseAddress(process.env);
  if ("problem" in address) throw new Refusal(address.problem);
  const { host, portNumber, url } = address;
  await requireFree(host, portNumber);
  await ensureInstalled();
  await ensureBuilt();
  const stop = new AbortController();
  const served = runServer(SERVER, [host, String(portNumber)], { env: QUIET_NEXT });
  void announce(url, stop.signal);
  const code = await served;
  stop.abort();
  return code;
}

/**
 * Says so before a minute of installing and building, not after.
 *
 * @param {string} host
 * @param {number} portNumber
 */
function requireFree(host, portNumber) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      const why = error.code === "EADDRINUSE" ? "is taken" : `cannot be used (${error.code})`;
      reject(
        new Refusal(`Port ${portNumber} on ${host} ${why}; choose another: PORT=3001 npm start`),
      );
    });
    probe.listen(portNumber, host, () => probe.close(resolve));
  });
}

/**
 * Prints the address once the page answers there.
 *
 * @param {string} url
 * @param {AbortSignal} signal
 */
async function announce(url, signal) {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal });
      await response.arrayBuffer();
      console.log(`Meshcost is ready at ${url}`);
      return;
    } catch {
      await sleep(100);
    }
  }
}
