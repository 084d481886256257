"use client";

import { VersionField } from "@/components/ui/version-field";
import { versionCoverage } from "@/lib/catalog/version-coverage";
import { compareVersions } from "@/lib/units/compare-versions";
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
  const age = ageWarning(facts, version);
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
      <p className={`mt-1 text-s ${age === undefined ? "text-ink-3" : "text-care"}`}>
        {age !== undefined && `${age} `}
        {coverageText(facts, version)}
      </p>
    </div>
  );
}

/** Of a release that is older than those the figures are of. */
function ageWarning({ known, coefficients }: VersionFacts, version: string): string | undefined {
  const [newest, oldest] = [known[0], known.at(-1)];
  if (newest === undefined || oldest === undefined) return undefined;
  if (compareVersions(version, oldest) < 0) {
    return `Older than any figure we have: figures of ${oldest} and later are used.`;
  }
  const none = versionCoverage(coefficients, version).exact === 0;
  return none && compareVersions(version, newest) < 0
    ? `No figure was published for ${version}: those of other releases are used.`
    : undefined;
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
