import type { Cluster, Comparison } from "../../model/types";
import type { CostByPods } from "../cost-by-pods";
import type { OptionBins } from "../node-bins";
import type { Box } from "../svg/draw";
import type { Words } from "../svg/frame";
import type { Theme } from "../svg/theme";
import type { Growth } from "../tradeoffs/growth";
import type { MovesIn } from "../tradeoffs/moving-in";
import type { BreakEvenMap } from "../tradeoffs/break-even";
import type { Sweep } from "../tradeoffs/sweep";
import type { RightSizingGain } from "../tradeoffs/right-sizing";
import type { Tornado } from "../tradeoffs/tornado";
import type { Uncertainty } from "../tradeoffs/uncertainty";

/** Where a figure's numbers come from, in words ready to be printed under it. */
export type Provenance = {
  readonly scenarioName: string;
  /** "EKS, us-east-1, m6i.xlarge on demand". */
  readonly place: string;
  readonly pricesAsOf: string;
  /** "Istio 1.30, Linkerd 2.20 and Cilium 1.20; 210 figures of 61 sources". */
  readonly sources: string;
  readonly release: string;
  /** The scenario's query, canonical. */
  readonly query: string;
  /** Why the release's numbers are known to be wrong, where they are. */
  readonly erratum: string | undefined;
  /** What of the link had to fall back, in words; a figure never hides it. */
  readonly fallbacks: readonly string[];
};

/** What a figure is about where it could be about several things; what is left out is the usual. */
export type FigureView = {
  /** The option of a tornado, or whose nodes are shown, by id. */
  readonly option?: string | undefined;
  /** The two inputs of a map, by id. */
  readonly across?: string | undefined;
  readonly up?: string | undefined;
  /** The input of a sweep and what it is read against, by id. */
  readonly axis?: string | undefined;
  readonly measure?: string | undefined;
  /** The options to draw, "linkerd,cilium", as in the page's link. */
  readonly show?: string | undefined;
};

/** Everything a figure may draw from. */
export type FigureFacts = {
  /** Ids of the options that are drawn; undefined for all. The rest of the facts hold no other. */
  readonly shown?: readonly string[] | undefined;
  /** Planned when it is first read: figures that show the node alone never do. */
  readonly comparison: Comparison;
  readonly cluster: Cluster;
  readonly pods: number;
  /** Hops of a typical request path, one after the other. */
  readonly hops: number;
  /** Calls every hop makes at once. */
  readonly fanOut: number;
  /** Dearer than the rest, so computed only for the figure that draws it. */
  readonly costByPods: () => CostByPods;
  /** Out of the comparison's own plans: those options that have one. */
  readonly nodeBins: () => readonly OptionBins[] | "too-many-kinds";
  readonly rightSizing: () => readonly RightSizingGain[];
  readonly movingIn: () => MovesIn;
  readonly growth: (view?: FigureView) => Growth | "too-many-kinds";
  /** Of the cheapest option that qualifies, or the view's; undefined where it cannot be planned. */
  readonly tornado: (view?: FigureView) => Tornado | undefined | "too-many-kinds";
  /** Undefined where the scenario lacks the input. `every`: values between which it did not look. */
  readonly sweep: (
    view?: FigureView,
  ) => (Sweep & { readonly every: number }) | undefined | "too-many-kinds";
  readonly uncertainty: (view?: FigureView) => Uncertainty | "too-many-kinds";
  /** Undefined where nothing competes, or the scenario lacks one of the inputs. */
  readonly breakEven: (view?: FigureView) => BreakEvenMap | undefined | "too-many-kinds";
  readonly provenance: Provenance;
};

/** Rows for a spreadsheet: the numbers behind the drawing, base units named in the columns. */
export type FigureTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

/** What a figure says and draws for one scenario, before its size is known. */
export type FigureContent = {
  readonly words: Pick<Words, "title" | "subtitle"> & { readonly caption: string };
  /** All of it in words, for those who cannot see it. */
  readonly description: string;
  readonly table: FigureTable;
  /** Nothing could be drawn: the words say why. */
  readonly nothing?: true;
  /** The height the drawing wants at a width. */
  readonly bodyPx: (widthPx: number) => number;
  readonly draw: (box: Box, theme: Theme) => { readonly svg: string; readonly patterns: string };
};

export type Figure = {
  readonly id: string;
  /** What a menu calls it. */
  readonly name: string;
  /** Drawn when asked for alone: in a report, about the usual, it would repeat another one. */
  readonly onRequest?: true;
  /** About a node or one option, or so where its view names one: it does not set them side by side. */
  readonly ofOne?: true | ((facts: FigureFacts, view: FigureView) => boolean);
  readonly content: (facts: FigureFacts, view?: FigureView) => FigureContent;
};
