import type { Figure, FigureFacts } from "../charts/figures/figure";
import type { ScenarioEstimate } from "../estimate";
import type { Issue } from "../result";
import { formatIssue } from "../format/issues";
import { RELEASES } from "../releases/all";
import { decodeLink } from "../releases/decode-link";
import { openRelease } from "../releases/open-release";
import type { ReleaseEntry } from "../releases/release";
import { type Decoded, encodeScenario } from "../scenario/codec";
import { findEvidence } from "../evidence/find-evidence";
import { figureFacts } from "./figure-facts";
import { findFigure, figureIds } from "./figure-ids";
import { FIGURE_PLANNING } from "./figure-planning";

/** A link read for a figure, before anything is computed. */
export type FigureLink =
  | {
      readonly ok: true;
      readonly figure: Figure;
      readonly decoded: Decoded;
      /** The one spelling of this scenario: what caches and tags go by. */
      readonly canonical: string;
    }
  | { readonly ok: false; readonly title: string; readonly reason: string };

/** What leaves so little of a scenario that a figure of the rest would mislead. */
const FATAL: readonly string[] = [
  "link-too-long",
  "unreadable-rows",
  "too-many-rows",
  "too-many-broken-rows",
  "too-many-pods",
];

export function readFigureLink(
  id: string,
  query: string,
  releases: readonly ReleaseEntry[] = RELEASES,
): FigureLink {
  const figure = findFigure(id);
  if (figure === undefined) {
    return {
      ok: false,
      title: "There is no such figure",
      reason: `Known are: ${figureIds.join(", ")}.`,
    };
  }
  const decoded = decodeLink(query, releases);
  const fatal = decoded.issues.find((issue) => FATAL.includes(issue.code));
  if (fatal !== undefined)
    return { ok: false, title: "This link cannot be drawn", reason: inWords(fatal) };
  // Two links that fall back differently must not share an answer.
  const fallbacks = decoded.issues.map(
    (issue) => `${issue.path} ${issue.message} ${issue.received}`,
  );
  // Nor may one whose meaning moves with the next release, and one whose does not.
  const moving = decoded.namesRelease ? [] : ["newest release"];
  const spelled = encodeScenario(decoded.scenario, decoded.release);
  const canonical = [spelled, ...moving, ...fallbacks].join("\n");
  return { ok: true, figure, decoded, canonical };
}

function inWords(issue: Issue): string {
  const subject = issue.path === "link" ? "" : `${issue.path}: `;
  return `${subject}${formatIssue(issue)}`;
}

export type LinkFacts = {
  readonly facts: FigureFacts;
  readonly estimate: ScenarioEstimate;
  /** From a frozen release, by its own id: the answer will never change. */
  readonly pinned: boolean;
  /** Whether everything is as the link says. */
  readonly whole: boolean;
};

/** Computes what the link's scenario needs, with the release it names and a figure's fixed budget. */
export async function factsOfLink(
  decoded: Decoded,
  releases: readonly ReleaseEntry[] = RELEASES,
): Promise<LinkFacts> {
  const { release, pinned: frozen, erratum } = await openRelease(releases, decoded.release);
  const pinned = frozen && decoded.namesRelease;
  const estimate = await release.estimate(decoded.scenario, FIGURE_PLANNING);
  const facts = figureFacts(
    decoded.scenario,
    estimate,
    findEvidence,
    release.id,
    decoded.issues,
    erratum,
  );
  return { facts, estimate, pinned, whole: facts.provenance.fallbacks.length === 0 };
}
