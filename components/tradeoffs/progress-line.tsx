/** How far a calculation is, or why it stopped: over the corner of what it is for, which stays in place. */
export function ProgressLine({
  label,
  share,
  error,
}: {
  readonly label: string;
  readonly share: number | undefined;
  readonly error: string | undefined;
}) {
  if (error === undefined && share === undefined) return null;
  return (
    <p className="absolute top-1 right-2 rounded-sm bg-panel px-2 text-s text-ink-3">
      {error === undefined ? (
        <>
          {label} <progress value={share} aria-label={label} />
        </>
      ) : (
        <span className="text-bad">{error}</span>
      )}
    </p>
  );
}
