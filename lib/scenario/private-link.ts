import { SCHEMA_KEY } from "./fields";

/*
 * A private link carries the scenario after "#": browsers never send that part, so no server, log
 * or preview sees it. The price is that no server can draw a figure for it.
 */

/** A scenario's query as the fragment of a private link: "#v=1&m=dev&pods=400". */
export function privateHash(query: string): string {
  return `#${query}`;
}

/** The query inside a fragment; undefined for an ordinary anchor such as "#sources". */
export function queryFromHash(hash: string): string | undefined {
  const text = hash.startsWith("#") ? hash.slice(1) : hash;
  return text.startsWith(`${SCHEMA_KEY}=`) ? text : undefined;
}
