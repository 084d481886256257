import { strFromU8 } from "fflate";
import { type Decoded, decodeScenario } from "../codec";
import { CURRENT_RELEASE } from "../release-ids";
import { DEFAULT_SCENARIO } from "../schema";
import { splitView } from "../view-link";
import { MAX_FILE_BYTES, parseScenarioFile } from "./json-file";
import { queryFromPng } from "./png-file";
import { queryFromSvg } from "./svg-file";

/** What a file brought back; `found` is false when it holds no scenario of ours. */
export type OpenedFile = Decoded & {
  readonly found: boolean;
  /** What the link in it looks at, as a link holds it, where that is not the usual. */
  readonly looking?: string;
};

/** A dropped or chosen file (SVG, PNG or JSON of ours) → its scenario. By content, not by name. */
export function readScenarioFile(bytes: Uint8Array): OpenedFile {
  if (bytes.length > MAX_FILE_BYTES) return nothing("The file is larger than a scenario can be.");
  const inPng = queryFromPng(bytes);
  if (inPng !== undefined) return ofLink(inPng);
  const text = strFromU8(bytes).trimStart();
  if (text.startsWith("{")) {
    const read = parseScenarioFile(text);
    const found = !read.issues.some((issue) => issue.path === "file");
    return { ...read, found };
  }
  const inSvg = text.startsWith("<") ? queryFromSvg(text) : undefined;
  if (inSvg !== undefined) return ofLink(inSvg);
  return nothing("The file holds no Meshcost scenario: drop an SVG, PNG or JSON saved from here.");
}

function ofLink(link: string): OpenedFile {
  const { view } = splitView(link);
  return { ...decodeScenario(link), found: true, ...(view === "" ? {} : { looking: view }) };
}

function nothing(message: string): OpenedFile {
  return {
    found: false,
    scenario: DEFAULT_SCENARIO,
    issues: [{ code: "not-a-scenario", path: "file", message }],
    release: CURRENT_RELEASE,
    namesRelease: false,
  };
}
