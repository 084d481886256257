import type { FigureContent } from "../charts/figures/figure";
import { spoken } from "../charts/figures/spoken";
import { formatCount, formatList } from "../format/amounts";
import { namesOfFeatures } from "../format/excluded";
import { lowered, verb } from "../format/spoken";
import { lackedRequirements } from "../model/qualifies";
import type { Comparison } from "../model/types";

/** Requirements a caption names before it counts the rest. */
const MOST_NAMED = 6;

/**
 * A figure's words where something is required: the caption names it and who lacks it, and a title
 * holds up no option that lacks some without saying so. As they are where nothing is required.
 */
export function withRequirements(content: FigureContent, { options }: Comparison): FigureContent {
  const required = options[1]?.requirements ?? [];
  if (required.length === 0) return content;
  const lacking = options
    .map((option) => ({ option, count: lackedRequirements(option).length }))
    .filter(({ count }) => count > 0);
  const { title, caption } = content.words;
  const all = formatCount(required.length);
  const named = lacking
    .filter(({ option }) => title.toLowerCase().includes(spoken(option).toLowerCase()))
    .map(({ option, count }) => `${spoken(option)} ${verb(option, "lack")} ${formatCount(count)}`);
  const labels = required.map(({ label }) => label);
  const rest = labels.length - MOST_NAMED;
  const what =
    rest > 1
      ? `${labels.slice(0, MOST_NAMED).map(lowered).join(", ")}, and ${formatCount(rest)} more`
      : namesOfFeatures(labels);
  const who =
    lacking.length === 0
      ? "no option lacks any"
      : `lacking: ${formatList(lacking.map(({ option, count }) => `${option.name} (${formatCount(count)})`))}`;
  return {
    ...content,
    words: {
      ...content.words,
      title: named.length === 0 ? title : `${title}; ${formatList(named)} of ${all} required`,
      caption: `${caption} Required: ${what}; ${who}.`.trim(),
    },
  };
}
