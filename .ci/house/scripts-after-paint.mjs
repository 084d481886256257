// @ts-check
import { Duplex } from "node:stream";

/** A script of the build as React writes it, in whatever order its attributes come. */
const ASYNC_SCRIPT = /<script (?=[^>]* async="")src="(\/_next\/[^"]+)"[^>]*><\/script>/g;
const SCRIPT_PRELOAD = /<link rel="preload" as="script"[^>]*>/g;

/**
 * The scripts of a document left as notes, by which public/early.js loads them once the page has
 * been painted: loaded as they are found, they hold up the paint of what is there to read, by the
 * line they share with it and by being started first.
 *
 * @param {string} html
 * @returns {string}
 */
export function leaveScripts(html) {
  return html
    .replaceAll(SCRIPT_PRELOAD, "")
    .replaceAll(ASYNC_SCRIPT, '<template data-script="$1"></template>');
}

/**
 * Makes the response's document one whose scripts are left for later. To be called before anything
 * is written.
 *
 * @param {import("node:http").ServerResponse} response
 */
export function leaveScriptsOf(response) {
  const write = response.write.bind(response);
  // The server renders a document as chunks and ends without a last one.
  /** @type {(chunk: Uint8Array | string, ...rest: never[]) => boolean} */
  response.write = (chunk, ...rest) => write(isHtml(response) ? rewritten(chunk) : chunk, ...rest);
}

/** @param {import("node:http").ServerResponse} response */
function isHtml(response) {
  return /^text\/html\b/.test(String(response.getHeader("content-type")));
}

/**
 * Byte for byte (latin1), since a chunk may end within a character. A script cut in two by the end
 * of a chunk stays as it is: it only starts earlier.
 *
 * @param {Uint8Array | string} chunk
 */
function rewritten(chunk) {
  return Buffer.from(leaveScripts(Buffer.from(chunk).toString("latin1")), "latin1");
}

/**
 * Frees what compresses a response whose reader went away: the middleware leaves it open.
 *
 * @param {import("node:http").ServerResponse} response
 */
export function freeWhenAborted(response) {
  response.once("close", () => {
    if (response.writableFinished) return;
    // A compressed response hands its listeners to the stream that compresses, and returns it.
    const stream = response.on("drain", () => undefined);
    if (stream instanceof Duplex) stream.destroy();
  });
}
