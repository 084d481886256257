import { COMPARED_KEY } from "./fields";

/*
 * A link can carry a second scenario to compare with: its whole query, percent-encoded, under one
 * key. What it says of itself is read by itself, so that a fault in it leaves the first one whole.
 */

export type ComparedLink = {
  /** The link without the scenario it is compared with. */
  readonly query: string;
  /** The other one's query; undefined where there is none. */
  readonly compared: string | undefined;
  /** There is one, but no text can be made of it. */
  readonly unreadable: boolean;
};

const PREFIX = `${COMPARED_KEY}=`;

export function splitCompared(link: string): ComparedLink {
  const parts = link.split("&");
  const found = parts.find((part) => part.startsWith(PREFIX));
  if (found === undefined) return { query: link, compared: undefined, unreadable: false };
  const query = parts.filter((part) => !part.startsWith(PREFIX)).join("&");
  const compared = decoded(found.slice(PREFIX.length));
  return { query, compared, unreadable: compared === undefined };
}

/** The link of a scenario with the one it is compared with; as it was where there is none. */
export function withCompared(query: string, compared: string | undefined): string {
  return compared === undefined ? query : `${query}&${PREFIX}${encodeURIComponent(compared)}`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
