/** Why a release's numbers are known to be wrong. They stay as they were; whoever shows them says so. */
export type Erratum = {
  /** A date, "2027-02-01". */
  readonly publishedOn: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** The first release without the fault, where there is one. */
  readonly correctedIn?: string;
};

/** "Known fault of release 2026.1 (2027-02-01): Disks were counted twice. Corrected in 2027.1." */
export function erratumSentence(release: string, erratum: Erratum): string {
  const { publishedOn, message, correctedIn } = erratum;
  const corrected = correctedIn === undefined ? "" : ` Corrected in release ${correctedIn}.`;
  return `Known fault of release ${release} (${publishedOn}): ${message}${corrected}`;
}
