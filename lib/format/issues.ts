import type { Issue } from "../result";

/** One issue as a sentence: "workloads.namespaceCopies (ns) must be a whole number from 1 to 10000 (received −3)". */
export function formatIssue(issue: Issue): string {
  const received =
    issue.received === undefined || issue.received === "" ? "" : ` Received: ${issue.received}.`;
  const message = issue.message.endsWith(".") ? issue.message : `${issue.message}.`;
  return `${message}${received}`;
}
