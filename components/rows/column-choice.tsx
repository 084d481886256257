import { BARE_UNITS, bareUnitOf, hasBareNumbers, quantityOf } from "./bare-units";
import type { PasteTarget } from "./headings";
import type { PastedTable } from "./pasted-table";

/** What one pasted column is taken for, and the unit of its bare numbers. */
export function ColumnChoice({
  table,
  at,
  name,
  all,
  onChoose,
  onUnit,
}: {
  readonly table: PastedTable;
  /** The column's place. */
  readonly at: number;
  readonly name: string;
  readonly all: readonly PasteTarget[];
  readonly onChoose: (key: string) => void;
  readonly onUnit: (unit: string | undefined) => void;
}) {
  const target = table.targets[at];
  return (
    <>
      <select
        aria-label={`What ${name} is`}
        className="control"
        value={target?.key ?? ""}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">ignored</option>
        {all.map((column) => (
          <option key={column.key} value={column.key}>
            {column.title}
          </option>
        ))}
      </select>
      {hasBareNumbers(table, at) && (
        <UnitChoice
          column={name}
          units={BARE_UNITS[quantityOf(target) ?? "memory"]}
          value={bareUnitOf(table, at)}
          onChoose={onUnit}
        />
      )}
    </>
  );
}

/** The unit of a column's bare numbers, asked once for all of them. */
function UnitChoice({
  column,
  units,
  value,
  onChoose,
}: {
  readonly column: string;
  readonly units: readonly string[];
  /** Undefined: still to be said. */
  readonly value: string | undefined;
  readonly onChoose: (unit: string | undefined) => void;
}) {
  return (
    <select
      aria-label={`Unit of bare numbers in ${column}`}
      className="control"
      value={value ?? ""}
      onChange={(event) => onChoose(event.target.value || undefined)}
    >
      {value === undefined && <option value="">which unit?</option>}
      {units.map((unit) => (
        <option key={unit} value={unit}>
          bare numbers: {unit}
        </option>
      ))}
    </select>
  );
}
