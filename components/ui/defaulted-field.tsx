import { AmountField, type AmountFieldProps } from "./amount-field";
import { Resettable } from "./resettable";

/** A number that has a default of ours: marked where it is another, with the way back. */
export function DefaultedField(field: AmountFieldProps) {
  const { label, value, limits, onChange } = field;
  const { usual } = limits;
  const changed = usual !== undefined && value !== usual;
  return (
    <Resettable
      changed={changed}
      label={label}
      onReset={() => usual !== undefined && onChange(usual)}
    >
      <AmountField {...field} overridden={changed} />
    </Resettable>
  );
}
