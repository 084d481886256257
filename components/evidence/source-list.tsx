import type { SourceView } from "@/lib/charts/evidence";

/** Sources in full, one a line: what it says, who says it, of what kind, when. */
export function SourceList({ sources }: { readonly sources: readonly SourceView[] }) {
  return (
    <ul>
      {sources.map(({ href, figure, title, url, kind, date }, index) => (
        // The list never changes, and an index is the shortest key: keys travel with the page.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <a href={href}>{figure}</a>
          {url === undefined ? ` ${title}` : " "}
          {url !== undefined && <a href={url}>{title}</a>}
          {` ${kind}, ${date}`}
        </li>
      ))}
    </ul>
  );
}

/** Sources as small numbers behind a statement; each leads to its record. */
export function SourceMarks({ sources }: { readonly sources: readonly SourceView[] }) {
  return (
    <sup>
      {sources.map(({ id, href, title }, index) => (
        <a key={id} href={href} title={title}>
          {index + 1}
        </a>
      ))}
    </sup>
  );
}
