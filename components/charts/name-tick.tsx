/** An option's name at the left edge, where a table would have it; in two lines where it is tight. */
export function NameTick({
  narrow,
  y = 0,
  payload,
}: {
  readonly narrow: boolean;
  readonly y?: number;
  readonly payload?: { readonly value: string };
}) {
  const name = payload?.value ?? "";
  const lines = narrow ? twoLines(name) : [name];
  const firstDy = lines.length === 1 ? "0.35em" : "-0.2em";
  return (
    <text y={y} fill="var(--color-ink)" fontSize={narrow ? 12 : 14}>
      {lines.map((line, index) => (
        <tspan key={line} x={0} dy={index === 0 ? firstDy : "1.15em"}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const LINE_CHARACTERS = 14;

/** Breaks a long name at the last space that keeps the first line short. */
function twoLines(name: string): readonly string[] {
  if (name.length <= LINE_CHARACTERS) return [name];
  const at = name.lastIndexOf(" ", LINE_CHARACTERS);
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}
