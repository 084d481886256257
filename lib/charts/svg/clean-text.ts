/*
 * Text that may stand in XML 1.0. A name can hold anything a keyboard, a clipboard or an attacker
 * produces; a figure must stay well-formed and show as much of it as can be shown.
 */

/** Not characters of XML 1.0: controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/gu;
const SPACES = /\s+/gu;
/** Marks that turn the direction of what follows; an unclosed one would turn our own words. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** One line of plain text: what cannot be shown is replaced, runs of spaces become one. */
export function cleanText(text: string): string {
  return text.replace(SPACES, " ").replace(NOT_XML, "\ufffd").replace(BIDI_CONTROLS, "").trim();
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What may have to change: signs that mean something in XML, and what is none of its characters. */
// oxlint-disable-next-line no-control-regex -- controls are what is looked for
const NOT_PLAIN = /[&<>"'\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]/;

/** For element content and attribute values alike. */
export function escapeXml(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  return text.replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A foreign name inside our sentence keeps its own direction and leaves ours alone. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
