"use client";

import { CheckedTextField } from "@/components/ui/checked-text-field";
import { err, ok } from "@/lib/result";

const MONTH = /^(20\d{2}-(0[1-9]|1[0-2]))?$/;

/** A month such as 2026-12, or none. */
export function MonthField(field: {
  readonly label: string;
  readonly hint: string;
  /** The link's key. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const read = (text: string) => {
    if (MONTH.test(text)) return ok(text);
    const message = `${field.label} must be a month such as 2026-12, or empty.`;
    return err({ code: "not-a-month", path: field.name, message, received: text.slice(0, 80) });
  };
  return <CheckedTextField {...field} read={read} placeholder="2026-12" alignRight />;
}
