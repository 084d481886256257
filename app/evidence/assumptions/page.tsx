import type { Metadata } from "next";
import { readingPreview } from "@/app/_server/preview-metadata";
import { AssumptionList } from "@/components/evidence/assumption-list";
import { EVIDENCE_CHAPTERS } from "@/components/evidence/evidence-chapters";
import { ReadingPage } from "@/components/evidence/reading-page";
import { allEvidence } from "@/lib/evidence/all-evidence";

const WORDS = {
  title: "Assumptions",
  description: "What nobody published and the model had to assume, each with its reasoning.",
};

export const generateMetadata = (): Promise<Metadata> => readingPreview(WORDS);

export default function AssumptionsPage() {
  const assumptions = allEvidence.filter((record) => record.kind === "assumption");
  return (
    <ReadingPage
      here="evidence"
      title="Assumptions"
      chapters={EVIDENCE_CHAPTERS}
      current="/evidence/assumptions"
      lead={
        <p>
          {assumptions.length} figures nobody published. Each gives its reasoning, so that it can be
          disputed, and its range is as wide as we are unsure.
        </p>
      }
    >
      <AssumptionList records={assumptions} />
    </ReadingPage>
  );
}
