import { allEvidence } from "./all-evidence";
import type { EvidenceRecord } from "./schema";

const byId: ReadonlyMap<string, EvidenceRecord> = new Map(
  allEvidence.map((record) => [record.id, record]),
);

/** The record with this id, or undefined: ids can come from a link. */
export const findEvidence = (id: string): EvidenceRecord | undefined => byId.get(id);
