import Link from "next/link";
import styles from "./report.module.css";

/** In a report's place when its link cannot be read. */
export function ReportRefused({
  title,
  reason,
}: {
  readonly title: string;
  readonly reason: string;
}) {
  return (
    <main className={styles.report}>
      <h1>{title}</h1>
      <p>{reason}</p>
      <p>
        <Link className="link" href="/">
          Back to the calculator
        </Link>
      </p>
    </main>
  );
}
