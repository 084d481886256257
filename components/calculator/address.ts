import { privateHash, queryFromHash } from "@/lib/scenario/private-link";

/** Servers refuse longer request lines; beyond it the link rides behind "#", which is not sent. */
const LONGEST_SENT = 6000;

/** A longer link breaks in chats and mails: the page offers a file instead. */
const LONGEST_HANDY = 4000;

/** The query the address bar holds, sent or private. */
export function addressQuery(): string {
  return queryFromHash(window.location.hash) ?? window.location.search.replace(/^\?/, "");
}

/** The address of a scenario on this site, from its link's query. */
export function addressOf(query: string): string {
  return query.length > LONGEST_SENT ? `/${privateHash(query)}` : `/?${query}`;
}

export function isHandy(query: string): boolean {
  return query.length <= LONGEST_HANDY;
}
