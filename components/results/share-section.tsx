import type { ReactNode } from "react";
import { reportPath } from "@/components/share/figure-paths";

/** Ways to keep the scenario and to pass it on. */
export function ShareSection({
  query,
  children,
}: {
  readonly query: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby="share" className="mt-10">
      <h2 id="share" className="text-l font-semibold">
        Share and keep
      </h2>
      <p className="max-w-[80ch] text-ink-2">
        The link holds the whole scenario; who opens it sees these numbers. A{" "}
        <a className="link" href={reportPath(query)}>
          report to print
        </a>{" "}
        has every input, table and source on paper.
      </p>
      {children}
    </section>
  );
}
