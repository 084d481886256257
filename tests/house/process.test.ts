import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { END_WITH_US, exitCodeOf } from "@/.ci/house/process.mjs";

describe("exitCodeOf", () => {
  it.each([
    ["success", 0, null, 0],
    ["its own code", 3, null, 3],
    ["stopped by ctrl-c: 128 + 2", null, "SIGINT", 130],
    ["terminated: 128 + 15", null, "SIGTERM", 143],
  ] as const)("%s", (_name, code, signal, exitCode) => {
    expect(exitCodeOf(code, signal)).toBe(exitCode);
  });
});

describe("a server that must not outlive us", () => {
  it("ends when its parent is killed without a chance to hand that on", async () => {
    const parent = spawn(process.execPath, ["-e", parentProgram(END_WITH_US)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const serverPid = await firstNumber(parent);
    expect(isAlive(serverPid)).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    await expect.poll(() => isAlive(serverPid), { timeout: 5_000 }).toBe(false);
  });
});

/** Starts a server that would run for ever, and prints its process id once it is up. */
function parentProgram(nodeArgs: readonly string[]): string {
  const server = `console.log("up"); setInterval(() => undefined, 1000);`;
  return `
    const { spawn } = require("node:child_process");
    const args = ${JSON.stringify([...nodeArgs, "-e", server])};
    const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    server.stdout.once("data", () => console.log(server.pid));
    setInterval(() => undefined, 1000);`;
}

async function firstNumber(child: ChildProcess): Promise<number> {
  const output = child.stdout;
  if (!output) throw new Error("the child was started without a pipe");
  const [chunk] = (await once(output, "data")) as [Buffer];
  return Number(chunk.toString());
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
