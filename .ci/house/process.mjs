// @ts-check
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { followParent } from "./follow-parent.mjs";

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Node's arguments for a server that must not outlive us. */
export const END_WITH_US = ["--import", new URL("end-with-parent.mjs", import.meta.url).href];

/**
 * Node's argument for a server that takes the longest link the calculator reads (100,000
 * characters): Node's own limit is 16 KiB, and it answers a longer one without asking us.
 */
const TAKE_LONG_LINKS = "--max-http-header-size=131072";

/**
 * V8's own threads, which compile and collect garbage for the server and for those that draw: more
 * than there are cores left for them spend their time on getting in each other's way.
 */
const FEW_HELPERS = `--v8-pool-size=${Math.min(4, Math.max(1, availableParallelism() - 1))}`;

/** Node's arguments for serving the build. */
export const SERVER_FLAGS = [TAKE_LONG_LINKS, FEW_HELPERS];

const FORWARDED = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** Whether we were told to stop: then nothing more is started. */
let stopped = false;

/**
 * A child's end as a shell would tell it: its exit code, or 128 + the signal's number.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(code, signal) {
  if (code !== null) return code;
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
  return 128 + (numbers[/** @type {keyof typeof numbers} */ (signal)] ?? 0);
}

/**
 * Runs a program to its end with our terminal, handing on the signals we get, so that stopping us
 * stops it too. Resolves to its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  if (stopped) throw new Refusal("Stopped.");
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ["ignore", "ignore", "inherit"] : "inherit",
    });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      stopped = true;
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const release = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.once("error", (error) => {
      release();
      reject(error);
    });
    child.once("exit", (code, signal) => {
      release();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/**
 * Runs one of our own packages' programs with this very Node, without npx or a shell in between:
 * those would outlive a kill and leave an orphan.
 *
 * @param {string} script path below the root, "node_modules/next/dist/bin/next"
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/**
 * The same for a server, which ends when we do, however that is.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runServer(script, args, options) {
  return run(process.execPath, [...END_WITH_US, ...SERVER_FLAGS, script, ...args], options);
}

/** A failure told in one sentence: the reader needs no stack for it. */
export class Refusal extends Error {}

/**
 * Runs a command line's main function: prints a Refusal as one line, and sets the exit code.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  // Started by hand we may well outlive the shell; started by npm we stop when npm does.
  if (process.env["npm_lifecycle_event"]) followParent(() => process.kill(process.pid, "SIGTERM"));
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
