import type { Metadata } from "next";
import { readingPreview } from "@/app/_server/preview-metadata";
import { EVIDENCE_CHAPTERS } from "@/components/evidence/evidence-chapters";
import { RatioChart } from "@/components/evidence/ratio-chart";
import { ReadingPage } from "@/components/evidence/reading-page";
import { ReplayTable } from "@/components/evidence/replay-table";
import { evidenceCatalogue, sourcesOf } from "../catalogue";

const WORDS = {
  title: "Published cases",
  description:
    "What others measured beside what the model says, figure by figure, with the tolerance agreed for each and its reason.",
};

export const generateMetadata = (): Promise<Metadata> => readingPreview(WORDS);

export default function CasesPage() {
  const { runs, rows } = evidenceCatalogue();
  return (
    <ReadingPage
      here="evidence"
      title="Published against predicted"
      chapters={EVIDENCE_CHAPTERS}
      current="/evidence/cases"
      lead={
        <p>
          Cases others published, run by the same functions as the calculator. The tolerance of each
          was agreed before it was tested, with its reason; what we do not reproduce stays in the
          table. A figure that set a coefficient agrees by making: it is marked as fitted, apart
          from those held out.
        </p>
      }
    >
      <RatioChart rows={rows} bands tableHref="#table" />
      <h2 id="table">Case by case</h2>
      <ReplayTable runs={runs} sourcesOf={sourcesOf} />
    </ReadingPage>
  );
}
