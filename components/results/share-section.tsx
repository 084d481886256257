import type { ReactNode } from "react";
import { reportPath } from "@/components/share/figure-paths";

/** Ways to keep the scenario and to pass it on. */
export function ShareSection({
  query,
  compared,
  children,
}: {
  readonly query: string;
  /** The page compares it with another. */
  readonly compared: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby="share" className="below mt-10">
      <h2 id="share" className="text-l font-semibold">
        Share and keep
      </h2>
      <p className="max-w-[80ch] text-ink-2">
        {compared
          ? "The link holds both scenarios, this one and A; who opens it sees the same comparison. Figures and the report show this one. A"
          : "The link holds the whole scenario; who opens it sees these numbers. A"}{" "}
        <a className="link" href={reportPath(query)}>
          report to print
        </a>{" "}
        has every input, table and source on paper.
      </p>
      {children}
    </section>
  );
}
