import type { ReactNode } from "react";
import { scenarioPath } from "@/components/share/figure-paths";
import { LatePart } from "@/components/ui/late-part";
import { billsTable } from "@/lib/charts/bills";
import { comparisonRows } from "@/lib/charts/comparison-rows";
import { nothingPlannedReason } from "@/lib/charts/unplanned-reason";
import type { LinkFacts } from "@/lib/figure/open-figure";
import { againstToday } from "@/lib/format/against-today";
import type { EvidenceSummary } from "@/lib/charts/evidence-summary";
import { formatCount } from "@/lib/format/amounts";
import { EMPTY_CLUSTER, noPods } from "@/lib/format/no-pods";
import { plain } from "@/lib/lazy";
import { assumedOf } from "@/components/calculator/page-view";
import { finding, recommendation } from "@/lib/format/finding";
import type { Scenario } from "@/lib/scenario/schema";
import { inPageOrder, type ReportFigure } from "./page-order";
import { PrintButton } from "./print-button";
import { ReportAssumptions } from "./report-assumptions";
import { ReportBill } from "./report-bill";
import styles from "./report.module.css";
import { ReportEvidence } from "./report-evidence";
import { ReportInputs } from "./report-inputs";
import { reportSources } from "./report-sources";
import { ReportTable } from "./report-table";

/** A whole scenario on paper: finding, table, figures, bill, inputs, assumptions, sources. */
export function Report({
  scenario,
  answer,
  turns,
  evidence,
  figures,
  origin,
}: {
  readonly scenario: Scenario;
  readonly answer: LinkFacts;
  /** On what the recommendation hangs, in words. */
  readonly turns: string;
  readonly evidence: EvidenceSummary;
  readonly figures: readonly ReportFigure[];
  /** Of this site: on paper a link needs its whole address. */
  readonly origin: string;
}) {
  const { estimate, facts } = answer;
  const { provenance, comparison, pods } = facts;
  const nothing = noPods(scenario.workloads.source, pods);
  const rows = comparisonRows(comparison).map((row) => ({
    ...plain(row),
    cheapest: nothing === undefined && row.cheapest,
  }));
  const address = `${origin}${scenarioPath(provenance.query)}`;
  const today = nothing === undefined ? againstToday(comparison, scenario.moving.from) : undefined;
  return (
    <main className={styles.report}>
      <nav aria-label="Report" className={styles.screen}>
        <a className="link" href={scenarioPath(provenance.query)}>
          Back to the calculator
        </a>
        <LatePart>
          <PrintButton />
        </LatePart>
      </nav>
      <header>
        <p className={styles.kicker}>What a service mesh costs here</p>
        <h1>{scenario.name === "" ? "Service mesh comparison" : <bdi>{scenario.name}</bdi>}</h1>
        <p className={styles.origin}>
          {formatCount(pods)} pods · {provenance.place} · prices of {provenance.pricesAsOf} ·
          Meshcost, release {provenance.release}
        </p>
      </header>
      {[provenance.erratum ?? [], provenance.fallbacks].flat().map((text) => (
        <p key={text} className={styles.care}>
          {text}
        </p>
      ))}
      <p className={styles.finding}>
        {nothing ?? finding(comparison, "month", assumedOf(scenario))}
      </p>
      <p>
        {nothing === undefined
          ? recommendation(comparison, nothingPlannedReason(comparison, estimate.input))
          : EMPTY_CLUSTER}
      </p>
      {turns !== "" && <p className={styles.more}>{turns}</p>}
      {today !== undefined && <p className={styles.more}>{today}</p>}
      <Part title="Comparison">
        <ReportTable rows={rows} />
        <p className={styles.note}>
          Large: the typical figure; small: low to high of the published figures. Reserved is what
          the scheduler sets aside, used is what is predicted. Fair share: what the mesh’s own
          requests occupy of the pool, and its own lines of the bill. Milliseconds are added to a
          request of the given number of hops, in an unsaturated cluster. Upgrade: how long the next
          minor version takes, and what it restarts.
        </p>
      </Part>
      {inPageOrder(figures).map(({ id, svg }) => (
        <figure
          key={id}
          className={styles.figure}
          // Our own painter's output: it escapes every text and knows no script (see lib/charts/svg).
          dangerouslySetInnerHTML={{ __html: svg }}
        />
      ))}
      <Part title="The bill of a month">
        <ReportBill bills={billsTable(comparison)} />
      </Part>
      <Part title="Inputs">
        <ReportInputs scenario={scenario} input={estimate.input} />
      </Part>
      <Part title="Assumptions and remarks">
        <ReportAssumptions rows={rows} notes={estimate.notes} overrides={scenario.overrides} />
        <ReportEvidence evidence={evidence} scenario={scenario} />
      </Part>
      <Part title="This scenario">
        <p>Opens in the calculator with the same inputs and the same numbers:</p>
        <p className={styles.address}>
          <a className="link" href={address}>
            {address}
          </a>
        </p>
      </Part>
      <Part title="Sources">
        <p>{capital(provenance.sources)}.</p>
        <Sources />
      </Part>
    </main>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Sources() {
  return (
    <ol className={styles.sources}>
      {reportSources().map((source) => (
        <li key={source.title}>
          {source.title}, {source.date}
          {source.figures > 1 && ` (${formatCount(source.figures)} figures)`}
          {source.url !== undefined && <cite>{source.url}</cite>}
        </li>
      ))}
    </ol>
  );
}
