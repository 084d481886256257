import { LEVELS, type Level } from "@/lib/model/types";

const LABELS: Readonly<Record<Level, string>> = {
  low: "low coefficients",
  typical: "typical coefficients",
  high: "high coefficients",
};

/** Which end of the coefficients' ranges a derivation is shown for. */
export function LevelChoice({
  value,
  onChange,
}: {
  readonly value: Level;
  readonly onChange: (level: Level) => void;
}) {
  return (
    <label className="text-s text-ink-3">
      With{" "}
      <select
        value={value}
        className="control w-auto min-h-6 py-0"
        onChange={(event) => {
          const level = LEVELS.find((known) => known === event.target.value);
          if (level !== undefined) onChange(level);
        }}
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {LABELS[level]}
          </option>
        ))}
      </select>
    </label>
  );
}
