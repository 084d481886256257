/** How far a calculation is, or why it stopped; keeps its line when there is nothing to say. */
export function ProgressLine({
  label,
  share,
  error,
}: {
  readonly label: string;
  readonly share: number | undefined;
  readonly error: string | undefined;
}) {
  return (
    <p className="min-h-6 px-4 pt-2 text-ink-3">
      {error !== undefined && <span className="text-bad">{error}</span>}
      {error === undefined && share !== undefined && (
        <>
          {label} <progress value={share} aria-label={label} />
        </>
      )}
    </p>
  );
}
