import type { SourceView } from "@/lib/charts/evidence";

/** Sources as small numbers behind a statement; each leads to its record. */
export function SourceNumbers({
  ids,
  sources,
}: {
  readonly ids: readonly string[];
  readonly sources: Readonly<Record<string, SourceView>>;
}) {
  const cited = ids.flatMap((id) => sources[id] ?? []);
  return cited.map(({ id, href, title }, index) => (
    <a
      key={id}
      href={href}
      title={title}
      aria-label={`Source ${index + 1}: ${title}`}
      className="link inline-block px-1.5 text-s"
    >
      {index + 1}
    </a>
  ));
}
