import type { Chapter } from "./reading-page";

/** The pages of the evidence, in the order one reads them. */
export const EVIDENCE_CHAPTERS: readonly Chapter[] = [
  { href: "/evidence", label: "Coefficients" },
  { href: "/evidence/cases", label: "Published cases" },
  { href: "/evidence/features", label: "Features and platforms" },
  { href: "/evidence/assumptions", label: "Assumptions" },
  { href: "/evidence/records", label: "All records" },
  { href: "/evidence#propose", label: "A better figure" },
];
