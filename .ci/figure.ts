/**
 * npm run figure -- ID 'QUERY' OUT: writes a figure as a file, the same bytes as the route
 * /figure/ID.svg?QUERY serves, for repositories that must not depend on a host. OUT ends in .svg,
 * .png or .csv; QUERY is a scenario's link (or what follows its "?") with theme, w, h and x as the
 * route takes them, the options to draw (show=istio-sidecar,linkerd), and what the figure is to be
 * about: option of a tornado or of the nodes, across and up of a map, axis and
 * measure of a sweep.
 */
import { writeFileSync } from "node:fs";
import { answerFigure } from "../app/_server/answer-figure";
import { drawFile } from "../app/_server/draw-file";
import { readFigureRequest } from "../app/_server/figure-request";
import { figureIds } from "../lib/figure/figure-ids";

const USAGE = `Usage: npm run figure -- ID 'QUERY' OUT.svg
Figures: ${figureIds.join(", ")}`;

/** A whole link or its query → the query. */
export function queryOfLink(text: string): string {
  const mark = text.search(/[?#]/);
  return mark < 0 ? text : text.slice(mark + 1);
}

async function main(): Promise<number> {
  const [id, link, out] = process.argv.slice(2);
  if (id === undefined || link === undefined || out === undefined) {
    console.error(USAGE);
    return 2;
  }
  const query = queryOfLink(link);
  const asked = readFigureRequest(`${id}.${out.split(".").at(-1) ?? ""}`, query);
  if (asked === undefined) {
    console.error(`${out} must end in .svg, .png or .csv.\n${USAGE}`);
    return 2;
  }
  const answer = await answerFigure(new Request("http://localhost/"), asked, drawFile);
  const status = answer.headers.get("x-figure-status");
  if (status === "error") {
    console.error(`Nothing was written: the link cannot be drawn.\n${USAGE}`);
    return 1;
  }
  writeFileSync(out, new Uint8Array(await answer.arrayBuffer()));
  console.log(
    `${out}${status === "partial" ? " (some fields of the link fell back; the caption says which)" : ""}`,
  );
  return 0;
}

process.exitCode = await main();
