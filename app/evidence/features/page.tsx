import type { Metadata } from "next";
import { readingPreview } from "@/app/_server/preview-metadata";
import { EVIDENCE_CHAPTERS } from "@/components/evidence/evidence-chapters";
import styles from "@/components/evidence/evidence.module.css";
import { FeasibilityTable, PodRules } from "@/components/evidence/feasibility-table";
import { FeatureTable } from "@/components/evidence/feature-table";
import { FeeTable } from "@/components/evidence/fee-table";
import { TelemetryPriceTable } from "@/components/evidence/telemetry-price-table";
import { ReadingPage } from "@/components/evidence/reading-page";
import { ciliumIpamModes, platformCnis, unmeshableRules } from "@/lib/catalog/feasibility";
import { allFeatures } from "@/lib/catalog/features";
import { allDistributions } from "@/lib/catalog/fees";
import { telemetryPrices } from "@/lib/catalog/telemetry-prices";
import { sourcesOf } from "../catalogue";

const WORDS = {
  title: "Features and platforms",
  description:
    "What each mesh can do, on which platform and network plugin it can run, and what its distributions charge, each cell with its source.",
};

export const generateMetadata = (): Promise<Metadata> => readingPreview(WORDS);

export default function FeaturesPage() {
  return (
    <ReadingPage
      here="evidence"
      title="Features and platforms"
      chapters={EVIDENCE_CHAPTERS}
      current="/evidence/features"
      lead={
        <p>
          <a href="#features">What each mesh can do</a>, <a href="#feasibility">where it can run</a>
          , and <a href="#fees">what its distributions charge</a>. The small numbers lead to the
          sources.
        </p>
      }
    >
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

      <h2 id="telemetry-prices">Managed metrics and logs</h2>
      <div className={styles.prose}>
        <p>
          Offered beside the calculator's telemetry prices; none is counted until one is chosen and
          a mesh sends its metrics there.
        </p>
      </div>
      <TelemetryPriceTable prices={telemetryPrices} sourcesOf={sourcesOf} />
    </ReadingPage>
  );
}
