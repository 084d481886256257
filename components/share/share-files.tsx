"use client";

import { useState } from "react";
import { Segments } from "@/components/ui/segments";
import { scenarioFile } from "@/lib/scenario/files/json-file";
import type { Scenario } from "@/lib/scenario/schema";
import { CopyButton } from "./copy-button";
import type { PaintAnswer } from "./paint.worker";
import { saveBlob } from "./save-blob";
import { toPng } from "./to-png";

const SIZES = [
  { value: "2", label: "2×" },
  { value: "1", label: "1×" },
] as const;

/** The figure and the scenario as files. Each carries the scenario and opens it when dropped here. */
export function ShareFiles({
  figureId,
  scenario,
  query,
  release,
  painted,
}: {
  readonly figureId: string;
  readonly scenario: Scenario;
  readonly query: string;
  /** As the link names it. */
  readonly release: string;
  readonly painted: PaintAnswer | undefined;
}) {
  const [size, setSize] = useState<(typeof SIZES)[number]["value"]>("2");
  const name = `meshcost-${figureId}`;
  const svg = painted?.svg;
  const savePng = async () => {
    if (svg !== undefined) saveBlob(`${name}.png`, await toPng(svg, query, Number(size)));
  };
  const saveText = (file: string, type: string, text: string | undefined) => () => {
    if (text !== undefined) saveBlob(file, new Blob([text], { type }));
  };
  const copyPng = async () => {
    if (svg === undefined) throw new Error("Nothing is drawn yet.");
    // The promise goes in as it is: Safari allows the clipboard only within the click itself.
    const png = toPng(svg, query, Number(size));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
  };
  const button = "button";
  return (
    <section aria-labelledby="share-files" className="mt-4">
      <h3 id="share-files" className="font-semibold">
        Files
      </h3>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <CopyButton label="Copy as PNG" copy={copyPng} disabled={svg === undefined} />
        <button
          type="button"
          className={button}
          disabled={painted === undefined}
          onClick={saveText(`${name}.svg`, "image/svg+xml", svg)}
        >
          Save SVG
        </button>
        <button
          type="button"
          className={button}
          disabled={painted === undefined}
          onClick={() => void savePng()}
        >
          Save PNG
        </button>
        <button
          type="button"
          className={button}
          disabled={painted === undefined}
          onClick={saveText(`${name}.csv`, "text/csv", painted?.csv)}
        >
          Save CSV
        </button>
        <button
          type="button"
          className={button}
          onClick={saveText(
            "meshcost-scenario.json",
            "application/json",
            scenarioFile(scenario, release),
          )}
        >
          Save JSON
        </button>
        <Segments
          label="Size of the PNG"
          labelHidden
          name="png-size"
          value={size}
          choices={SIZES}
          onChange={setSize}
        />
      </div>
      <p className="mt-1 text-s text-ink-3">
        SVG, PNG and JSON carry the scenario: drop one on the calculator and it is back. A PNG has
        one or two pixels for each of the drawing’s; two are sharp on any screen.
      </p>
    </section>
  );
}
