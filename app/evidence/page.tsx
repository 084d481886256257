import type { Metadata } from "next";
import { AssumptionList } from "@/components/evidence/assumption-list";
import { CoefficientCards } from "@/components/evidence/coefficient-cards";
import styles from "@/components/evidence/evidence.module.css";
import { EvidenceFilter } from "@/components/evidence/evidence-filter";
import { FeasibilityTable, PodRules } from "@/components/evidence/feasibility-table";
import { FeatureTable } from "@/components/evidence/feature-table";
import { FeeTable } from "@/components/evidence/fee-table";
import { HowToPropose } from "@/components/evidence/how-to-propose";
import { RatioChart } from "@/components/evidence/ratio-chart";
import { ReadingPage } from "@/components/evidence/reading-page";
import { ReplayTable } from "@/components/evidence/replay-table";
import { ShelfList } from "@/components/evidence/shelf-list";
import { ciliumIpamModes, platformCnis, unmeshableRules } from "@/lib/catalog/feasibility";
import { allFeatures } from "@/lib/catalog/features";
import { allDistributions } from "@/lib/catalog/fees";
import { KIND_LABELS, shelves } from "@/lib/charts/evidence-records";
import { allEvidence } from "@/lib/evidence/all-evidence";
import { DOCUMENT_SOURCES } from "@/lib/model/formula";
import { evidenceCatalogue, sourcesOf } from "./catalogue";

export const metadata: Metadata = {
  title: "Evidence",
  description:
    "Every coefficient of the model with its range, versions and sources, every record behind them, and the published cases the model is held against.",
};

const CHAPTERS = [
  { id: "coefficients", label: "Coefficients" },
  { id: "published-cases", label: "Published against predicted" },
  { id: "features", label: "Features" },
  { id: "feasibility", label: "Platforms" },
  { id: "fees", label: "Fees" },
  { id: "assumptions", label: "Assumptions" },
  { id: "records", label: "All records" },
  { id: "propose", label: "A better figure" },
];

export default function EvidencePage() {
  const { groups, total, runs, rows } = evidenceCatalogue();
  const assumptions = allEvidence.filter((record) => record.kind === "assumption");
  const kinds = Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label }));
  return (
    <ReadingPage
      here="evidence"
      title="Evidence"
      chapters={CHAPTERS}
      lead={
        <p>
          {total} coefficients stand on {allEvidence.length} records: who published which figure,
          when, for which version and under which conditions. {assumptions.length} of the records
          are assumptions of ours, and say so. <a href="/method">The method</a> tells what the model
          does with them.
        </p>
      }
    >
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

      <h2 id="published-cases">Published against predicted</h2>
      <div className={styles.prose}>
        <p>
          Cases others published, run by the same functions as the calculator. The tolerance of each
          was agreed before it was tested, with its reason; what we do not reproduce stays in the
          table.
        </p>
      </div>
      <RatioChart rows={rows} />
      <ReplayTable runs={runs} sourcesOf={sourcesOf} />

      <h2 id="features">What each mesh can do</h2>
      <div className={styles.prose}>
        <p>
          Open-source editions. “Not confirmed” is not “no”: no page we opened says either. “No”
          means a source says so, a documented list leaves it out, or a request for it is open.
        </p>
      </div>
      <FeatureTable features={allFeatures} sourcesOf={sourcesOf} />

      <h2 id="feasibility">Where each option can run</h2>
      <FeasibilityTable pairs={platformCnis} sourcesOf={sourcesOf} />
      <PodRules rules={unmeshableRules} modes={ciliumIpamModes} sourcesOf={sourcesOf} />

      <h2 id="fees">Distributions and their fees</h2>
      <div className={styles.prose}>
        <p>List prices as of their date. Where none is public, the calculator takes your quote.</p>
      </div>
      <FeeTable distributions={allDistributions} sourcesOf={sourcesOf} />

      <h2 id="assumptions">Assumptions</h2>
      <div className={styles.prose}>
        <p>
          What nobody published. Each gives its reasoning, so that it can be disputed, and its range
          is as wide as we are unsure.
        </p>
      </div>
      <AssumptionList records={assumptions} />

      <h2 id="records">All records</h2>
      <div className={styles.prose}>
        <p>Each record has an address of its own that stays.</p>
        <ShelfList shelves={shelves(allEvidence)} />
        <h3>Sources that are no record</h3>
        <dl>
          {Object.entries(DOCUMENT_SOURCES).map(([id, text]) => (
            <div key={id} id={id}>
              <dt>
                <code>{id}</code>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>

      <h2 id="propose">How to propose a better figure</h2>
      <HowToPropose />
    </ReadingPage>
  );
}
