import { splitCompared, withCompared } from "@/lib/scenario/compared-link";
import { privateHash, queryFromHash } from "@/lib/scenario/private-link";

/** Servers refuse longer request lines; beyond it the link rides behind "#", which is not sent. */
const LONGEST_SENT = 6000;

/** A longer link breaks in chats and mails: the page offers a file instead. */
const LONGEST_HANDY = 4000;

/** The scenario the page compares with, as its query: part of every address the page writes. */
let compared: string | undefined;

export function compareWith(query: string | undefined): void {
  compared = query;
}

/** The query the address bar holds, sent or private, without the scenario it compares with. */
export function addressQuery(): string {
  return addressLink().query;
}

/** The query of the scenario the address bar compares with. */
export function addressCompared(): string | undefined {
  return addressLink().compared;
}

function addressLink() {
  return splitCompared(
    queryFromHash(window.location.hash) ?? window.location.search.replace(/^\?/, ""),
  );
}

/** A scenario's query with the one the page compares it with. */
export function fullQuery(query: string): string {
  return withCompared(query, compared);
}

/** The address of a scenario on this site, from its link's query and the one it is compared with. */
export function addressOf(query: string, other = compared): string {
  const full = withCompared(query, other);
  return full.length > LONGEST_SENT ? `/${privateHash(full)}` : `/?${full}`;
}

export function isHandy(query: string): boolean {
  return query.length <= LONGEST_HANDY;
}
