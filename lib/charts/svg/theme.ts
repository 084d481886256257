/** Where a figure is read: on a white page, on a dark one, or on paper without colour. */
export const THEMES = ["light", "dark", "print"] as const;
export type ThemeId = (typeof THEMES)[number];

export type Theme = {
  readonly id: ThemeId;
  readonly page: string;
  readonly ink: string;
  /** Second and third voice: subtitles, captions. */
  readonly ink2: string;
  readonly ink3: string;
  /** Grid lines, and the axis they start from. */
  readonly line: string;
  readonly axis: string;
  /** Under bars: where a bar could have reached. */
  readonly sunken: string;
};

export const THEME: Readonly<Record<ThemeId, Theme>> = {
  light: {
    id: "light",
    page: "#ffffff",
    ink: "#1b1c1a",
    ink2: "#4b4d46",
    ink3: "#65675e",
    line: "#e4e4e0",
    axis: "#8b8d84",
    sunken: "#f4f4f2",
  },
  dark: {
    id: "dark",
    page: "#1a1b19",
    ink: "#ecede8",
    ink2: "#b9bbb2",
    ink3: "#999c92",
    line: "#33352f",
    axis: "#6f7269",
    sunken: "#22241f",
  },
  print: {
    id: "print",
    page: "#ffffff",
    ink: "#000000",
    ink2: "#262626",
    ink3: "#404040",
    line: "#d4d4d4",
    axis: "#000000",
    sunken: "#f5f5f5",
  },
};

/** Drawn where the reader has it; the others are metrically close enough for the room we leave. */
export const FONT_FAMILY = "Geist, Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif";
