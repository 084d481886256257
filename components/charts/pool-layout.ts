/** Sizes the plain bars and the chart share, so that one takes the other's place without a jump. */
export const BAR_BAND_PX = 34;
export const BAR_PX = 20;
/** Room for the names and the totals on a wide chart, and on one narrower than the limit. */
export const NARROW_BELOW_PX = 560;
export const WIDE = { namePx: 184, totalPx: 96 } as const;
export const NARROW = { namePx: 100, totalPx: 84 } as const;
