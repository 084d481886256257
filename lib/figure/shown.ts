import type { Figure, FigureContent, FigureFacts, FigureView } from "../charts/figures/figure";
import { lowered } from "../charts/figures/spoken";
import { unplanned } from "../charts/figures/unplanned";
import { formatList } from "../format/amounts";
import { lazyFields } from "../lazy";
import { MESH_OPTIONS } from "../model/options";
import { cheapestOf } from "../model/qualifies";
import type { Comparison } from "../model/types";
import { withRequirements } from "./required";
import { isShown, readShow } from "./view-choice";

/*
 * A figure of some of the options: the same facts without the others, and words that hold for those
 * that are left.
 */

/** A node, and the features documented: drawn without a pod, for no option is planned for them. */
const NO_OPTION_PLANNED: readonly string[] = ["node-anatomy", "feature-fit"];

/** What a figure says and draws of the options its view shows; all of them where it names none. */
export function contentOf(
  figure: Figure,
  facts: FigureFacts,
  view: FigureView = {},
): FigureContent {
  if (NO_OPTION_PLANNED.includes(figure.id)) return contentShown(figure, facts, view);
  if (facts.pods === 0) {
    return unplanned("There are no pods to place yet.", "There are no pods to place yet");
  }
  const content = contentShown(figure, facts, view);
  if (content.nothing === true) return content;
  return withRequirements(content, comparisonOf(facts.comparison, readShow(view.show).shown));
}

function contentShown(figure: Figure, facts: FigureFacts, view: FigureView): FigureContent {
  const { shown } = readShow(view.show);
  if (shown === undefined || isOfOne(figure, facts, view)) return figure.content(facts, view);
  if (shown.length === 0) {
    return unplanned(
      "Only no mesh is to be shown, and this figure sets options side by side. Show another beside it.",
      "There is nothing to set beside no mesh",
    );
  }
  const content = figure.content(factsOf(facts, shown), view);
  const { title, caption } = content.words;
  const hidden = MESH_OPTIONS.filter(({ id }) => !isShown({ shown }, id)).map(({ name }) => name);
  const words = {
    ...content.words,
    // What is said of the cheapest, or of none, holds among these.
    title: content.nothing === true ? title : `Of the options shown, ${lowered(title)}`,
    caption: `${caption} Not shown: ${formatList(hidden)}.`.trim(),
  };
  return { ...content, words };
}

const isOfOne = ({ ofOne }: Figure, facts: FigureFacts, view: FigureView): boolean =>
  typeof ofOne === "function" ? ofOne(facts, view) : ofOne === true;

/** The facts of no mesh and the shown options; nothing is computed before it is read. */
function factsOf(facts: FigureFacts, shown: readonly string[]): FigureFacts {
  const ofShown = <One extends { readonly id: string }>(all: readonly One[]) =>
    all.filter(({ id }) => isShown({ shown }, id));
  const lined = <Lined extends { readonly lines: readonly { readonly id: string }[] }>(
    found: Lined | "too-many-kinds",
  ) => (found === "too-many-kinds" ? found : { ...found, lines: ofShown(found.lines) });
  const { cluster, pods, hops, fanOut, tornado, breakEven, provenance } = facts;
  const given: Omit<FigureFacts, "comparison"> = {
    shown,
    cluster,
    pods,
    hops,
    fanOut,
    tornado,
    breakEven,
    provenance,
    costByPods: () => {
      const { points, ...found } = facts.costByPods();
      return {
        ...found,
        points: points.map((point) => ({ ...point, options: ofShown(point.options) })),
      };
    },
    nodeBins: () => {
      const found = facts.nodeBins();
      return found === "too-many-kinds" ? found : ofShown(found);
    },
    rightSizing: () => ofShown(facts.rightSizing()),
    movingIn: () => {
      const found = facts.movingIn();
      return { ...found, moves: ofShown(found.moves) };
    },
    growth: (view) => lined(facts.growth(view)),
    sweep: (view) => {
      const found = facts.sweep(view);
      return found === undefined ? found : lined(found);
    },
    uncertainty: (view) => {
      const found = facts.uncertainty(view);
      return found === "too-many-kinds" ? found : { ...found, options: ofShown(found.options) };
    },
  };
  return shownFacts(given, { comparison: () => comparisonOf(facts.comparison, shown) });
}

const shownFacts = lazyFields<Omit<FigureFacts, "comparison">, Pick<FigureFacts, "comparison">>([
  "comparison",
]);

/** The comparison of no mesh and the shown options, with the cheapest of these. */
export function comparisonOf(
  { options }: Comparison,
  shown: readonly string[] | undefined,
): Comparison {
  const left = options.filter(({ id }) => isShown({ shown }, id));
  return { options: left, cheapest: cheapestOf(left) };
}
