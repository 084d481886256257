import { parentPort } from "node:worker_threads";
import { findFigure } from "@/lib/figure/figure-ids";
import type { Drawn, Wanted } from "./drawing-threads";
import { drawFile } from "./draw-file";

/** One thread of those that draw: whatever a link asks for, the server goes on answering others. */
parentPort?.on("message", (wanted: Wanted) => {
  void answer(wanted).then((drawn) => parentPort?.postMessage(drawn));
});

async function answer({ turn, asked, link }: Wanted): Promise<Drawn> {
  try {
    const figure = findFigure(asked.id);
    if (figure === undefined) throw new Error(`There is no figure "${asked.id}".`);
    return { turn, file: await drawFile(asked, { ...link, figure }) };
  } catch (reason) {
    const error = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    return { turn, error };
  }
}
