export const FIGURE_FORMATS = ["svg", "png", "csv"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];
