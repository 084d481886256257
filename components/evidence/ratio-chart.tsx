import { agreementInWords, RATIO_TICKS, type RatioRow, ratioPosition } from "@/lib/charts/replays";
import styles from "./evidence.module.css";

const percent = (ratio: number) => `${ratioPosition(ratio)}%`;

/**
 * Predicted over published on a logarithmic axis, one row for each kind of figure of a source. The
 * table holds the same numbers, so to a screen reader the chart is one picture.
 */
export function RatioChart({
  rows,
  bands = false,
  tableHref,
}: {
  readonly rows: readonly RatioRow[];
  /** Whether to show how far low and high reach; on a row of unlike figures that says nothing. */
  readonly bands?: boolean;
  readonly tableHref: string;
}) {
  const summary = agreementInWords(rows);
  return (
    <figure className={styles.chart}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture drawn with boxes */}
      <div role="img" aria-label={`Predicted over published. ${summary}`}>
        <ul className={styles.ratios}>
          {rows.map((row) => (
            <li key={row.id}>
              <span>{row.label}</span>
              <span className={styles.plot}>
                {bands && (
                  <i
                    style={{
                      left: percent(row.span.low),
                      right: `${100 - ratioPosition(row.span.high)}%`,
                    }}
                  />
                )}
                {row.points.map((point) => (
                  <b
                    key={point.id}
                    style={{ left: percent(point.ratio.typical) }}
                    {...(point.agrees ? {} : { "data-disagrees": "" })}
                  />
                ))}
              </span>
            </li>
          ))}
        </ul>
        <div className={styles.axis}>
          <span>
            {RATIO_TICKS.map(({ ratio, label }) => (
              <i key={label} style={{ left: percent(ratio) }}>
                {label}
              </i>
            ))}
          </span>
        </div>
      </div>
      <figcaption>
        {summary} A dot is our typical prediction over the published figure
        {bands ? "; the band reaches from the lowest low to the highest high" : ""}. A diamond is a
        figure we do not reproduce. <a href={tableHref}>The table</a> has each figure, its tolerance
        and the reason for it.
      </figcaption>
    </figure>
  );
}
