import type { SourceView } from "@/lib/charts/evidence";

/** Sources in full, one a line: what it says, who says it, of what kind, when. */
export function SourceList({ sources }: { readonly sources: readonly SourceView[] }) {
  return (
    <ul aria-label="Sources">
      {sources.map(({ id, href, figure, title, url, kind, date }) => (
        <li key={id}>
          <a href={href}>{figure}</a> {url === undefined ? title : <a href={url}>{title}</a>}{" "}
          <small>
            {kind}, {date}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Sources as small numbers behind a statement; each leads to its record. */
export function SourceMarks({ sources }: { readonly sources: readonly SourceView[] }) {
  return sources.map(({ id, href, title }, index) => (
    <sup key={id}>
      <a href={href} aria-label={`Source ${index + 1}: ${title}`}>
        {index + 1}
      </a>
    </sup>
  ));
}
