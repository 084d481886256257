/** Cloud billing's month: 365 × 24 / 12. */
export const HOURS_PER_MONTH = 730;
export const MONTHS_PER_YEAR = 12;
const SECONDS_PER_HOUR = 3600;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * SECONDS_PER_HOUR;
