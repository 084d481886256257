import { fieldLabel } from "@/components/inputs/field-labels";
import type { PageView } from "@/components/calculator/page-view";
import { formatCount } from "@/lib/format/amounts";
import { formatIssue } from "@/lib/format/issues";
import type { Issue } from "@/lib/result";

/** What of the link could not be used: field, rule and what was received. */
export function IssueList({
  issues,
  label = "Problems with the link",
  count = issues.length,
  onDismiss,
}: {
  readonly issues: readonly Issue[];
  /** Of fields, where one issue speaks of several. */
  readonly count?: number;
  readonly label?: string;
  readonly onDismiss?: (() => void) | undefined;
}) {
  if (issues.length === 0) return null;
  return (
    <section aria-label={label} className="mb-4 rounded-lg border border-bad bg-bad-page px-4 py-3">
      <h2 className="font-semibold text-bad">
        {count === 1
          ? "One field could not be used as given"
          : `${formatCount(count)} fields could not be used as given`}
      </h2>
      <ul className="mt-1 list-disc space-y-1 pl-5 break-words">
        {issues.map((issue) => (
          <li key={`${issue.path} ${issue.code} ${issue.received}`}>
            <IssueText issue={issue} />
          </li>
        ))}
      </ul>
      {onDismiss !== undefined && (
        <button type="button" className="button scripted mt-2" onClick={onDismiss}>
          Understood
        </button>
      )}
    </section>
  );
}

/** The input's own name first; its path is for those who make links, and stands last. */
function IssueText({ issue }: { readonly issue: Issue }) {
  const path = <code className="font-mono text-s text-ink-2">{issue.path}</code>;
  const label = fieldLabel(issue.path);
  if (label === undefined) {
    return (
      <>
        {path} {formatIssue(issue)}
      </>
    );
  }
  return (
    <>
      <strong className="font-semibold">{label}</strong> {formatIssue(issue)} {path}
    </>
  );
}

/** What was taken for granted. */
export function AssumptionList({ notes }: { readonly notes: PageView["notes"] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-label="Assumptions" className="card p-4 text-ink-2">
      <h3 className="font-semibold text-ink">Taken for granted</h3>
      <ul className="mt-1 list-disc space-y-0.5 pl-5">
        {notes.map((note) => (
          <li key={note.code}>{note.message}</li>
        ))}
      </ul>
    </section>
  );
}

/** The calculation itself failed: say so, keep the last result. */
export function FailureNotice({
  message,
  onRetry,
}: {
  readonly message: string;
  readonly onRetry: () => void;
}) {
  return (
    <div role="alert" className="mb-4 rounded-lg border border-bad bg-bad-page px-4 py-3">
      <p>
        <strong className="font-semibold text-bad">Not calculated.</strong> The figures below are of
        the inputs before. {message}
      </p>
      <button type="button" className="button mt-2" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
