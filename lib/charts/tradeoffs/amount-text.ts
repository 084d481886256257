import { formatValue } from "../../format/amounts";

/** "20 pods", "1 pod": an amount on an axis with its unit. */
export const amountText = (amount: number, unit: string): string =>
  `${formatValue(amount)} ${amount === 1 ? unit.replace(PLURAL, one) : unit}`;

/** What axes count begins with its plural; shares ("% kept free") have none. */
const PLURAL = /^(?:copies|pods|requests|services)\b/;
const one = (plural: string) => (plural === "copies" ? "copy" : plural.slice(0, -1));
