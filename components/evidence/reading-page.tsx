import type { ReactNode } from "react";
import styles from "./evidence.module.css";
import { SiteHeader } from "./site-header";

/** A part of this page ("#fees") or a page beside it ("/evidence/cases"). */
export type Chapter = { readonly href: string; readonly label: string };

/** A long page to read: header, title, contents beside the text, chapters. */
export function ReadingPage({
  here,
  title,
  lead,
  chapters,
  current,
  children,
}: {
  readonly here: "evidence" | "method";
  readonly title: string;
  readonly lead: ReactNode;
  readonly chapters: readonly Chapter[];
  /** Which of the chapters is this very page. */
  readonly current?: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <SiteHeader here={here} />
      <div className={styles.page}>
        <nav aria-label="Contents" className={styles.contents}>
          <ul>
            {chapters.map(({ href, label }) => (
              <li key={href}>
                <a href={href} {...(href === current ? { "aria-current": "page" as const } : {})}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className={styles.text}>
          <h1>{title}</h1>
          <div className={styles.lead}>{lead}</div>
          {children}
        </main>
      </div>
    </>
  );
}
