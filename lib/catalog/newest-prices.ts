/** The day of the newest of all price lists: what an older one is older than. A data test holds it. */
export const NEWEST_PRICES = "2026-08-03";
