/*
 * An exported SVG carries the link of its scenario in <metadata>, behind a marker. The link is plain
 * ASCII without "<", so reading it back needs no XML parser.
 */

const MARKER = "meshcost-scenario:";
const CARRIED = /<metadata>meshcost-scenario:([^<]{1,120000})<\/metadata>/;

/** The text for an SVG's <metadata>, before escaping. */
export function svgMetadata(query: string): string {
  return `${MARKER}${query}`;
}

/** The query inside an SVG of ours, or undefined. */
export function queryFromSvg(svg: string): string | undefined {
  return CARRIED.exec(svg)?.[1]?.replaceAll("&amp;", "&");
}
