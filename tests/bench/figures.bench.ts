/**
 * npm run bench figures: how long a figure takes to paint, and how many the routes serve.
 * The routes need a build (npm run build); LOAD_SECONDS=60 runs the mixed load for a minute, and
 * says every ten seconds what the server takes of memory.
 * Budgets: painting under 1 ms median; a warm figure at least 60 % of the requests per second of a
 * constant answer, a cold one (a new scenario each time) at least 20 %; a new link of 5,000 rows within
 * a second; no error under load, and no more heap after it than caches may keep.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { SERVER } from "../../.ci/house/build.mjs";
import { SERVER_FLAGS } from "../../.ci/house/process.mjs";
import { catalog } from "../../lib/catalog/all";
import { sliceOf } from "../../lib/catalog/slice";
import { FIGURES } from "../../lib/charts/figures/all";
import { estimateWith, sliceKey } from "../../lib/estimate";
import { findEvidence } from "@/lib/evidence/find-evidence";
import { figureFacts } from "../../lib/figure/figure-facts";
import { FIGURE_PLANNING } from "../../lib/figure/figure-planning";
import { paint } from "../../lib/figure/paint";
import { encodeScenario } from "../../lib/scenario/codec";
import { DEFAULT_SCENARIO, scenarioSchema } from "../../lib/scenario/schema";

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/* ------------------------------------------------------------------- paint */

const slice = sliceOf(catalog, sliceKey(DEFAULT_SCENARIO));
const facts = figureFacts(
  DEFAULT_SCENARIO,
  estimateWith(DEFAULT_SCENARIO, slice, FIGURE_PLANNING),
  findEvidence,
);
let failed = false;
for (const figure of FIGURES) {
  const times = Array.from({ length: 400 }, () => {
    const start = performance.now();
    paint(figure, facts, { theme: "light", widthPx: 760, heightPx: 0 });
    return performance.now() - start;
  });
  const ms = median(times.slice(100));
  failed ||= ms >= 1;
  console.log(`paint ${figure.id.padEnd(16)} ${ms.toFixed(3)} ms median`);
}

/* ------------------------------------------------------------------ routes */

const PORT = 43_211;
const LANES = 8;
const agent = new Agent({ keepAlive: true, maxSockets: LANES });

type Reply = { readonly status: number; readonly body: Buffer };

function ask(path: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port: PORT, path, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }),
      );
      response.on("error", reject);
    }).on("error", reject);
  });
}

/** Requests per second over some lanes, each asking for the next path as soon as it has an answer. */
async function rate(seconds: number, pathOf: (turn: number) => string): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let turn = 0;
  const lane = async () => {
    while (performance.now() < end) {
      const path = pathOf(turn);
      turn += 1;
      // oxlint-disable-next-line no-await-in-loop -- a lane waits for its answer
      const { status } = await ask(path);
      if (status !== 200) throw new Error(`${path} was answered ${status}.`);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: LANES }, lane));
  return turn / ((performance.now() - start) / 1000);
}

const FIGURE = "/figure/nodes-and-cost.svg?v=1&m=dev";
/** A constant answer of this server, about as large as a figure is compressed. */
const CONSTANT = "/icon.svg";

/** A scenario nobody asked for before. */
const fresh = (turn: number) => `from=quick&pods=${200 + turn}`;

/** By turn of the round: most links come again and again, some are new in every round. */
const MIXED: readonly (string | ((round: number) => string))[] = [
  FIGURE,
  (round) => `/figure/nodes-and-cost.svg?${fresh(50_000 + round)}`,
  (round) => `/figure/pool-by-owner.png?${fresh(50_000 + round)}&x=1`,
  (round) => `/figure/nodes-and-cost.svg?rows=1.broken&pods=${round}`,
  `${FIGURE}&theme=dark`,
  "/figure/pool-by-owner.svg?from=quick&pods=300",
  "/figure/node-anatomy.png?from=quick&pods=300&x=1",
  "/figure/nothing.svg",
  "/figure/nodes-and-cost.svg?zones=9&pods=many",
  "/figure/nodes-and-cost.svg?__proto__=1&name=%FF%FE",
  `/figure/nodes-and-cost.svg?name=${"x".repeat(8000)}`,
  "/figure/nodes-and-cost.csv?v=1&m=dev",
  "/scenario.json?v=1&m=dev",
];

async function load(seconds: number): Promise<{ asked: number; wrong: number }> {
  const first = new Map<string, string>();
  let asked = 0;
  let wrong = 0;
  const end = performance.now() + seconds * 1000;
  const lane = async (offset: number) => {
    for (let turn = offset; performance.now() < end; turn += 1) {
      const one = MIXED[turn % MIXED.length] ?? FIGURE;
      const path = typeof one === "string" ? one : one(Math.floor(turn / MIXED.length));
      // oxlint-disable-next-line no-await-in-loop -- a lane waits for its answer
      const { status, body } = await ask(path);
      const digest = createHash("sha256").update(body).digest("hex");
      const known = first.get(path) ?? digest;
      first.set(path, known);
      asked += 1;
      if (status !== 200 || known !== digest) wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, offset) => lane(offset)));
  return { asked, wrong };
}

const residentMB = ({ pid = 0 }: ChildProcess) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

/** Loaded into the server, not its threads: asked for it, it collects its garbage and says what is left. */
const TELL_HEAP = `data:text/javascript,${encodeURIComponent(
  `if (process.channel) process.on("message", () => { gc(); gc(); const { heapUsed, external } = process.memoryUsage();
    process.send({ heapMB: (heapUsed + external) / 1e6 }); }); process.channel?.unref();`,
)}`;

/** Live memory of the server in MB, its garbage collected. */
const liveMB = (server: ChildProcess) =>
  new Promise<number>((resolve) => {
    const hear = (message: { readonly heapMB?: number }) => {
      if (message.heapMB === undefined) return;
      server.off("message", hear);
      resolve(message.heapMB);
    };
    server.on("message", hear);
    server.send("heap");
  });

/** What answers and estimates the server may keep, and what V8 keeps of compiled code. */
const MOST_KEPT_MB = 48 + 2 * 48;

async function untilReady(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      await ask(CONSTANT);
      return;
    } catch {
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }
  throw new Error("The server did not start.");
}

/**
 * A scenario of 5,000 workloads, hardly two of them alike, another one for every `turn`: about 88 kB
 * of link.
 */
function heavyQuery(turn: number): string {
  const rows = Array.from({ length: 5000 }, (_, kind) => {
    return {
      name: "svc",
      namespace: `ns-${kind % 97}`,
      replicas: 1 + ((kind * 7919 + turn) % 9),
      cpuRequestMilli: 50 + ((kind * 104_729) % 1950),
      memoryRequestMiB: 64 + ((kind * 1_299_709) % 3900),
      httpRequestsPerSecondIn: (kind * 15_485_863) % 300,
    };
  });
  return encodeScenario(
    scenarioSchema.parse({ workloads: { source: "rows", namespaceCopies: 1, rows } }),
  );
}

/** Milliseconds of each of some new heavy links, one at a time, quickest first. */
async function heavyTimes(): Promise<readonly number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const path = `/figure/nodes-and-cost.svg?${heavyQuery(turn)}`;
    const start = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    const { status } = await ask(path);
    if (status !== 200) throw new Error(`A link of 5,000 rows was answered ${status}.`);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

async function measureRoutes(): Promise<void> {
  const flags = [...SERVER_FLAGS, "--expose-gc", "--import", TELL_HEAP];
  const server = spawn(process.execPath, [...flags, SERVER, "127.0.0.1", String(PORT)], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  try {
    await untilReady();
    await rate(2, (turn) => (turn % 2 === 0 ? CONSTANT : FIGURE));
    let asked = 0;
    const cold = () => {
      asked += 1;
      return `/figure/nodes-and-cost.svg?${fresh(asked)}`;
    };
    // Code that has hardly run is slow whatever it does, and every thread compiles its own: the first
    // answers of a server are told apart, and followed by some that are not counted.
    const first = await rate(6, cold);
    await rate(24, cold);
    const constant = await rate(4, () => CONSTANT);
    const warm = await rate(4, () => FIGURE);
    const again = await rate(6, cold);
    const share = (value: number) => `${((value / constant) * 100).toFixed(0)} %`;
    console.log(`constant answer      ${constant.toFixed(0)} a second`);
    console.log(`figure, warm         ${warm.toFixed(0)} a second, ${share(warm)} (at least 60 %)`);
    console.log(
      `figure, new scenario ${again.toFixed(0)} a second, ${share(again)} (at least 20 %); ${first.toFixed(0)} in the first seconds of a server`,
    );
    const heavy = await heavyTimes();
    console.log(
      `5,000 rows, new link ${median(heavy).toFixed(0)} ms median of ${heavy.length} (at most 1,000)`,
    );
    const seconds = Number(process.env["LOAD_SECONDS"] ?? 10);
    await load(2);
    const before = await liveMB(server);
    const resident = [residentMB(server)];
    const watch = setInterval(() => resident.push(residentMB(server)), 10_000);
    const mixed = await load(seconds);
    clearInterval(watch);
    const after = await liveMB(server);
    await new Promise((resume) => setTimeout(resume, 3000));
    resident.push(residentMB(server));
    console.log(`mixed load, ${seconds} s     ${mixed.asked} answers, ${mixed.wrong} wrong`);
    console.log(
      `memory               live ${before.toFixed(0)} to ${after.toFixed(0)} MB; resident every 10 s, then idle: ${resident.map((mb) => mb.toFixed(0)).join(", ")} MB`,
    );
    failed ||= after - before > MOST_KEPT_MB;
    failed ||= mixed.wrong > 0 || median(heavy) > 1000;
    failed ||= warm < constant * 0.6 || again < constant * 0.2;
  } finally {
    agent.destroy();
    server.kill();
  }
}

if (existsSync(`${process.env["NEXT_DIST_DIR"] ?? ".next"}/BUILD_ID`)) await measureRoutes();
else console.log("No build: routes not measured (npm run build).");
process.exitCode = failed ? 1 : 0;
