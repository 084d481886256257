import { splitCompared, withCompared } from "@/lib/scenario/compared-link";
import { privateHash, queryFromHash } from "@/lib/scenario/private-link";
import { splitView, withView } from "@/lib/scenario/view-link";

/** Servers refuse longer request lines; beyond it the link rides behind "#", which is not sent. */
const LONGEST_SENT = 6000;

/** A longer link breaks in chats and mails: the page offers a file instead. */
const LONGEST_HANDY = 4000;

/** The scenario the page compares with, as its query: part of every address the page writes. */
let compared: string | undefined;

export function compareWith(query: string | undefined): void {
  compared = query;
}

/** What the reader looks at, as a link holds it: part of every address the page writes. */
let viewed = "";

export function lookAt(view: string): void {
  viewed = view;
}

/** The page was opened by a private link: none of its addresses is ever sent. */
let secret = false;

/** The address bar's link: the scenario with what is looked at, and the one it is compared with. */
function addressLink() {
  const hidden = queryFromHash(window.location.hash);
  return splitCompared(hidden ?? window.location.search.replace(/^\?/, ""));
}

/**
 * Takes over the link the address bar holds, sent or private: the scenario with what is looked at,
 * without the one it is compared with. A private one stays private whatever the page writes next.
 */
export function openAddress(): string {
  const hidden = queryFromHash(window.location.hash);
  // A longer one stands behind "#" for its length alone.
  secret = hidden !== undefined && hidden.length <= LONGEST_SENT;
  return addressLink().query;
}

/** The query of the scenario the address bar compares with. */
export function addressCompared(): string | undefined {
  return addressLink().compared;
}

/** Whether the address bar holds this scenario, and what is looked at. */
export function addressHolds(query: string): boolean {
  const here = splitView(addressLink().query);
  return here.query === query && here.view === viewed;
}

/** A scenario's query with what is looked at. */
export function viewedQuery(query: string): string {
  return withView(query, viewed);
}

/** The same with the scenario the page compares it with. */
export function fullQuery(query: string): string {
  return withCompared(viewedQuery(query), compared);
}

/** The address of a scenario on this site, with all the page shows beside it. */
export function addressOf(query: string, other = compared, view = viewed): string {
  const full = withCompared(withView(query, view), other);
  return secret || full.length > LONGEST_SENT ? `/${privateHash(full)}` : `/?${full}`;
}

export function isHandy(query: string): boolean {
  return query.length <= LONGEST_HANDY;
}
