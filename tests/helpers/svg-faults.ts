/**
 * What is wrong with an SVG: a small, strict XML reader that knows only what figures may hold. No
 * entity but XML's five, no comment, no CDATA, no declaration, no element or attribute beyond the
 * lists, every id once, every reference to an id of its own.
 */
export function svgFaults(svg: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const ids: string[] = [];
  const references: string[] = [];
  let at = 0;
  for (const match of svg.matchAll(/<([^>]*)>/g)) {
    checkText(svg.slice(at, match.index), faults);
    at = match.index + match[0].length;
    readTag(match[1] ?? "", { open, ids, references, faults });
  }
  checkText(svg.slice(at), faults);
  if (open.length > 0) faults.push(`not closed: ${open.join(", ")}`);
  if (new Set(ids).size < ids.length) faults.push("an id stands twice");
  for (const id of references) if (!ids.includes(id)) faults.push(`no element has the id ${id}`);
  for (const needed of ["<title ", "<desc ", "viewBox", 'role="img"']) {
    if (!svg.includes(needed)) faults.push(`lacks ${needed}`);
  }
  return faults;
}

const ELEMENTS = new Set(
  "svg title desc metadata defs pattern rect path line circle g text tspan".split(" "),
);
const ATTRIBUTES = new Set(
  (
    "xmlns width height viewBox role aria-labelledby id x y x1 x2 y1 y2 cx cy r d fill stroke " +
    "stroke-width stroke-dasharray stroke-linejoin stroke-opacity fill-opacity opacity font-family font-size " +
    "font-weight text-anchor patternUnits"
  ).split(" "),
);

type Reading = {
  readonly open: string[];
  readonly ids: string[];
  readonly references: string[];
  readonly faults: string[];
};

function readTag(tag: string, reading: Reading): void {
  const { open, faults } = reading;
  if (tag.startsWith("/")) {
    if (open.pop() !== tag.slice(1)) faults.push(`</${tag.slice(1)}> closes another element`);
    return;
  }
  const closed = tag.endsWith("/");
  const [name = ""] = /^[a-zA-Z]+/.exec(tag) ?? [];
  if (!ELEMENTS.has(name)) faults.push(`<${name || tag.slice(0, 20)}> may not stand in a figure`);
  readAttributes(tag.slice(name.length, closed ? -1 : undefined), reading);
  if (!closed) open.push(name);
}

function readAttributes(text: string, { ids, references, faults }: Reading): void {
  const rest = text.replace(/\s+([a-zA-Z][\w-]*)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (!ATTRIBUTES.has(name)) faults.push(`attribute ${name}`);
    checkText(value, faults);
    if (/NaN|Infinity|undefined|e[+-]\d/.test(name === "font-family" ? "" : value)) {
      faults.push(`${name}="${value}"`);
    }
    if (name === "id") ids.push(value);
    if (name === "aria-labelledby") references.push(...value.split(" "));
    if (value.includes("url(")) {
      const [, id] = /^url\(#([\w-]+)\)$/.exec(value) ?? [];
      if (id === undefined) faults.push(`reference ${value}`);
      else references.push(id);
    }
    return "";
  });
  if (rest.trim() !== "") faults.push(`not an attribute: ${rest.trim().slice(0, 40)}`);
}

/** Characters of XML 1.0 (production 2) and its five entities, nothing else. */
function checkText(text: string, faults: string[]): void {
  // oxlint-disable-next-line no-control-regex -- controls are what is looked for
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u.test(text)) {
    faults.push("a character that XML does not have");
  }
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) faults.push("an entity that is not XML's");
  if (/[<>]/.test(text)) faults.push("an unescaped bracket");
}
