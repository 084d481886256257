import type { Metadata } from "next";
import Link from "next/link";
import { readingPreview } from "@/app/_server/preview-metadata";
import { CoefficientCards } from "@/components/evidence/coefficient-cards";
import { EVIDENCE_CHAPTERS } from "@/components/evidence/evidence-chapters";
import styles from "@/components/evidence/evidence.module.css";
import { EvidenceFilter } from "@/components/evidence/evidence-filter";
import { HowToPropose } from "@/components/evidence/how-to-propose";
import { RatioChart } from "@/components/evidence/ratio-chart";
import { ReadingPage } from "@/components/evidence/reading-page";
import { KIND_LABELS } from "@/lib/charts/evidence-records";
import { allEvidence } from "@/lib/evidence/all-evidence";
import { DOCUMENT_SOURCES } from "@/lib/model/formula";
import { evidenceCatalogue } from "./catalogue";

const WORDS = {
  title: "Evidence",
  description:
    "Every coefficient of the model with its range, versions and sources, every record behind them, and the published cases the model is held against.",
};

export const generateMetadata = (): Promise<Metadata> => readingPreview(WORDS);

export default function EvidencePage() {
  const { groups, total, sources } = evidenceCatalogue();
  const assumptions = allEvidence.filter((record) => record.kind === "assumption");
  const kinds = Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label }));
  return (
    <ReadingPage
      here="evidence"
      title="Evidence"
      chapters={EVIDENCE_CHAPTERS}
      current="/evidence"
      lead={
        <p>
          {total} coefficients stand on{" "}
          <Link href="/evidence/records" prefetch={false}>
            {allEvidence.length} records
          </Link>
          : who published which figure, when, for which version and under which conditions.{" "}
          <Link href="/evidence/assumptions" prefetch={false}>
            {assumptions.length} of the records
          </Link>{" "}
          are assumptions of ours, and say so.{" "}
          <Link href="/method" prefetch={false}>
            The method
          </Link>{" "}
          tells what the model does with them.
        </p>
      }
    >
      <h2 id="held-against">Held against what others published</h2>
      <RatioChart rows={sources} tableHref="/evidence/cases" />

      <h2 id="coefficients">Coefficients</h2>
      <div className={styles.prose}>
        <p>
          The typical value, then low to high, then the unit. Open one for its versions, its
          conditions, its sources, and why this row and not its rivals. In the calculator each can
          be overridden; the default then stands beside it.
        </p>
      </div>
      <EvidenceFilter
        listId="coefficient-list"
        total={total}
        groups={groups.map(({ id, label }) => ({ value: id, label }))}
        kinds={kinds}
      />
      <div id="coefficient-list">
        <CoefficientCards groups={groups} />
      </div>

      <h2 id="documents">Sources of formulas that are no record</h2>
      <dl className={styles.prose}>
        {Object.entries(DOCUMENT_SOURCES).map(([id, text]) => (
          <div key={id} id={id}>
            <dt>
              <code>{id}</code>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>

      <h2 id="propose">How to propose a better figure</h2>
      <HowToPropose />
    </ReadingPage>
  );
}
