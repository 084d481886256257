import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { readingPreview } from "@/app/_server/preview-metadata";
import { EVIDENCE_CHAPTERS } from "@/components/evidence/evidence-chapters";
import styles from "@/components/evidence/evidence.module.css";
import { ReadingPage } from "@/components/evidence/reading-page";
import { RecordList } from "@/components/evidence/record-list";
import { ShelfList } from "@/components/evidence/shelf-list";
import { recordHref, shelves } from "@/lib/charts/evidence-records";
import { allEvidence } from "@/lib/evidence/all-evidence";
import { findEvidence } from "@/lib/evidence/find-evidence";

const WORDS = {
  title: "Evidence records",
  description:
    "Every figure the model rests on: who published it, when, and under which conditions.",
};

export const generateMetadata = (): Promise<Metadata> => readingPreview(WORDS);

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One shelf of records; `?id=` leads to the record with that id, wherever it stands. */
export default async function RecordsPage({
  searchParams,
}: {
  readonly searchParams: Promise<Query>;
}) {
  const { mesh, id } = await searchParams;
  const record = typeof id === "string" ? findEvidence(id) : undefined;
  if (record !== undefined) redirect(recordHref(record));
  const all = shelves(allEvidence);
  const shelf = all.find((one) => one.id === mesh);
  return (
    <ReadingPage
      here="evidence"
      title={shelf === undefined ? "Evidence records" : shelf.label}
      chapters={EVIDENCE_CHAPTERS}
      current="/evidence/records"
      lead={
        <>
          {id !== undefined && <output>No record has this id.</output>}
          {mesh !== undefined && shelf === undefined && (
            <output>There is no such shelf of records.</output>
          )}
          <p>
            {shelf === undefined
              ? `${allEvidence.length} records in all.`
              : `${shelf.records.length} of ${allEvidence.length} records.`}{" "}
            <Link href="/evidence" prefetch={false}>
              The coefficients built on them
            </Link>{" "}
            say which of them weigh how much.
          </p>
        </>
      }
    >
      {shelf !== undefined && <RecordList records={shelf.records} />}
      <h2>Shelves</h2>
      <div className={styles.prose}>
        <ShelfList shelves={all} here={shelf?.id} />
      </div>
    </ReadingPage>
  );
}
