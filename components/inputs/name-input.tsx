"use client";

import { memo } from "react";
import { TextField } from "@/components/ui/text-field";

/** The schema's own bound; the file itself brings a validator this form does not need. */
const LONGEST = 200;

/** What the scenario is called: in reports, figures and among saved ones. */
export const NameInput = memo(function NameInput({
  name,
  onChange,
}: {
  readonly name: string;
  readonly onChange: (name: string) => void;
}) {
  return (
    <div className="border-b border-line py-3">
      <TextField
        label="Scenario name"
        hint="Heads reports and figures"
        name="name"
        value={name}
        most={LONGEST}
        onChange={onChange}
      />
    </div>
  );
});
