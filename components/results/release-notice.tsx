import type { ReleaseNews } from "@/lib/releases/release-news";

/** Says that the numbers are those of an older release, or of one known to be wrong. */
export function ReleaseNotice({ news }: { readonly news: ReleaseNews | undefined }) {
  if (news === undefined) return null;
  return (
    <section
      aria-label="Release"
      className="mb-4 rounded-lg border border-line bg-sunken px-4 py-3 text-ink-2"
    >
      {news.erratum !== undefined && <p className="font-semibold text-bad">{news.erratum}</p>}
      {news.newer !== undefined && (
        <p>
          These are the numbers of release {news.release}, as they were. {news.newer.sentence}{" "}
          <a className="link" href={`/?${news.newer.query}`}>
            Open with today’s data
          </a>
        </p>
      )}
    </section>
  );
}
