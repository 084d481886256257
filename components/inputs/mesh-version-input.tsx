"use client";

import { VersionField } from "@/components/ui/version-field";
import { versionCoverage } from "@/lib/catalog/version-coverage";
import type { VersionFacts } from "./form-facts";

/** The schema's own pattern; the file itself brings a validator this form does not need. */
const RELEASE = /^\d{1,3}(\.\d{1,3}){1,2}$/;

/** The release of a mesh, and where the figures for it come from. */
export function MeshVersionInput({
  name,
  version,
  facts,
  onChange,
}: {
  readonly name: string;
  readonly version: string;
  readonly facts: VersionFacts;
  readonly onChange: (version: string) => void;
}) {
  return (
    <div>
      <VersionField
        label="Version"
        name={name}
        value={version}
        known={facts.known}
        pattern={RELEASE}
        rule="Must be a version such as 1.30 or 1.30.2."
        onChange={onChange}
      />
      <p className="mt-1 text-s text-ink-3">{coverageText(facts, version)}</p>
    </div>
  );
}

function coverageText({ coefficients }: VersionFacts, version: string): string {
  const { exact, older, newestOlder, newer, any } = versionCoverage(coefficients, version);
  const parts = [
    `${exact} published for it`,
    ...(older > 0 ? [`${older} from the nearest older release (up to ${newestOlder})`] : []),
    ...(newer > 0 ? [`${newer} only known for newer ones`] : []),
    `${any} for any release`,
  ];
  return `Of ${coefficients.length} figures: ${parts.join(", ")}.`;
}
