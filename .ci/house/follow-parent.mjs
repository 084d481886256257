// @ts-check
import { readFileSync } from "node:fs";

const EVERY_MS = 300;

/**
 * Calls back once whoever started us is gone, so that we do not live on without them. A signal is
 * not enough: npm hands its signals to a shell, which dies of them without telling us, and nobody
 * hands on a SIGKILL.
 *
 * @param {() => void} onGone
 */
export function followParent(onGone) {
  const parent = process.ppid;
  const npm = npmAbove(parent);
  const timer = setInterval(() => {
    const here = process.ppid === parent && (npm === undefined || isNpm(npm));
    if (here) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}

/**
 * The npm behind the shell that runs us, where Linux can tell: when it is killed the shell stays.
 *
 * @param {number} pid of the shell
 * @returns {number | undefined}
 */
function npmAbove(pid) {
  // "123 (sh) S 122 …": the fourth field is the parent; the name may hold blanks and brackets.
  const above = Number(/.*\) \S (\d+)/s.exec(readProc(pid, "stat"))?.[1] ?? Number.NaN);
  return Number.isNaN(above) || !isNpm(above) ? undefined : above;
}

/**
 * False for a killed npm that its own parent has not looked after yet, too: its command is empty.
 *
 * @param {number} pid
 */
function isNpm(pid) {
  return /^npm\b/.test(readProc(pid, "cmdline"));
}

/**
 * @param {number} pid
 * @param {"stat" | "cmdline"} file
 */
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
