/** What a number points to while its preview shows. */
export const PREVIEW_ID = "figure-preview";
