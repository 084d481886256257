import type { ReactNode } from "react";
import styles from "./evidence.module.css";
import { SiteHeader } from "./site-header";

export type Chapter = { readonly id: string; readonly label: string };

/** A long page to read: header, title, contents beside the text, chapters. */
export function ReadingPage({
  here,
  title,
  lead,
  chapters,
  children,
}: {
  readonly here: "evidence" | "method";
  readonly title: string;
  readonly lead: ReactNode;
  readonly chapters: readonly Chapter[];
  readonly children: ReactNode;
}) {
  return (
    <>
      <SiteHeader here={here} />
      <div className={styles.page}>
        {chapters.length > 0 && (
          <nav aria-label="On this page" className={styles.contents}>
            <ul>
              {chapters.map(({ id, label }) => (
                <li key={id}>
                  <a href={`#${id}`}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <main className={styles.text}>
          <h1>{title}</h1>
          <div className={styles.lead}>{lead}</div>
          {children}
        </main>
      </div>
    </>
  );
}
