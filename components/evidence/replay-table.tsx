import type { SourceView } from "@/lib/charts/evidence";
import { outputLabel } from "@/lib/charts/replays";
import { formatPercent, formatValue, formatValueRange } from "@/lib/format/amounts";
import type { ReplayFigure, ReplayRun } from "@/lib/replay";
import styles from "./evidence.module.css";
import { SourceMarks } from "./source-list";

/** Every published case: what the source says, what the model says, and how near it should come. */
export function ReplayTable({
  runs,
  sourcesOf,
}: {
  readonly runs: readonly ReplayRun[];
  readonly sourcesOf: (ids: readonly string[]) => readonly SourceView[];
}) {
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.numbers} ${styles.stacked}`}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Published</th>
            <th scope="col">Predicted (low–high)</th>
            <th scope="col">Ratio</th>
            <th scope="col">Agreed</th>
          </tr>
        </thead>
        {runs.map((run) => (
          <tbody key={run.id}>
            <tr>
              <th colSpan={5} scope="rowgroup" id={`case-${run.id}`}>
                {run.label}
                <small>{run.note}</small>
                {run.contradiction !== undefined && (
                  <small>
                    <strong>The source contradicts itself.</strong> {run.contradiction}
                  </small>
                )}
              </th>
            </tr>
            {run.figures.map((figure) => (
              <Row key={figure.output} figure={figure} sources={sourcesOf(figure.evidence)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const BASES: Readonly<Record<ReplayFigure["basis"], string>> = {
  fitted: "fitted",
  arithmetic: "arithmetic on published requests",
  "held-out": "held out",
};

function Row({
  figure,
  sources,
}: {
  readonly figure: ReplayFigure;
  readonly sources: readonly SourceView[];
}) {
  const { output, unit, published, predicted, ratio, agreement, by, remark } = figure;
  return (
    <tr>
      <th scope="row">
        {outputLabel(output)}
        <small>{BASES[figure.basis]}</small>
        {by !== undefined && <small>{by}</small>}
      </th>
      <td data-column="Published">
        {digits(published)} {unit}
        <SourceMarks sources={sources} />
      </td>
      <td data-column="Predicted">
        {predicted === undefined ? (
          "–"
        ) : (
          <>
            {digits(predicted.typical)}
            {predicted.low !== predicted.high && (
              <small>{formatValueRange(round(predicted.low), round(predicted.high))}</small>
            )}
          </>
        )}
      </td>
      <td data-column="Ratio">{ratio === undefined ? "–" : ratio.toFixed(2)}</td>
      <td data-column="Agreed">
        <Agreement figure={figure} />
        <small>{agreement.reason}</small>
        {remark !== undefined && <small>{remark}</small>}
      </td>
    </tr>
  );
}

/** Four digits tell a prediction from a figure; more would be noise. */
const round = (value: number) => Number(value.toPrecision(4));
const digits = (value: number) => formatValue(Math.abs(value) >= 1000 ? value : round(value));

function Agreement({ figure: { agreement, verdict } }: { readonly figure: ReplayFigure }) {
  const tone = { holds: "good", fails: "bad", disagrees: "care", "not-comparable": "open" }[
    verdict
  ];
  return (
    <span className={styles.status} data-tone={tone}>
      {agreedText(agreement)}
      {verdict === "fails" ? ": not kept" : ""}
    </span>
  );
}

function agreedText(agreement: ReplayFigure["agreement"]): string {
  switch (agreement.kind) {
    case "relative":
      return agreement.within === 0 ? "exact" : `within ${formatShare(agreement.within)}`;
    case "range":
      return "between low and high";
    case "at-least":
      return "at least";
    case "disagrees":
      return "not reproduced";
    case "not-comparable":
      return "not comparable";
  }
}

const formatShare = (share: number) =>
  share < 0.01 ? `${formatValue(share * 100)} %` : formatPercent(share);
