import type { PriceSource } from "./price-sources";
import type { PageView } from "@/components/calculator/page-view";
import type { FigureKey } from "@/lib/charts/derivations/figure-key";
import type { MoneyBasis } from "@/lib/format/money-basis";
import type { CoefficientView } from "@/lib/charts/coefficients-used";
import type { EvidenceSummary } from "@/lib/charts/evidence-summary";
import type { NodeBins } from "@/lib/charts/node-bins";
import type { PoolArguments } from "@/lib/charts/why-nodes";
import type { Derivation } from "@/lib/model/explain";
import type { Level } from "@/lib/model/types";
import type { ReleaseNews } from "@/lib/releases/release-news";
import type { Issue } from "@/lib/result";
import type { Scenario, WorkloadRow } from "@/lib/scenario/schema";
import type { FigureView } from "@/lib/charts/figures/figure";
import type { FigureSize } from "@/lib/charts/figures/draw-figure";
import type {
  FigureAnswer,
  MovingAnswer,
  RightSizingAnswer,
  TradeoffAnswer,
} from "./tradeoff-answers";

/** What the page asks its worker for, and what comes back. Plain data both ways. */
export type Questions = {
  /** A link's query: read it and compute it. */
  readonly link: { readonly ask: { readonly query: string }; readonly answer: EstimateAnswer };
  /** A scenario changed on the page. */
  readonly scenario: {
    readonly ask: {
      readonly scenario: Scenario;
      /** The release in force; today's where none is named. */
      readonly release?: string;
      /** With proof, however long it takes. */
      readonly thorough?: boolean;
    };
    readonly answer: EstimateAnswer;
  };
  /** The machines a region offers. */
  readonly machines: {
    readonly ask: { readonly scenario: Scenario };
    readonly answer: readonly Machine[];
  };
  /** How pods sit on the nodes of one option's plan. */
  readonly bins: {
    readonly ask: { readonly scenario: Scenario; readonly option: string };
    readonly answer: readonly NodeBins[];
  };
  /** The chosen example as rows of the workload table. */
  readonly rows: {
    readonly ask: { readonly scenario: Scenario };
    readonly answer: readonly WorkloadRow[];
  };
  /** A dropped or chosen file: its scenario, computed, and what its link looks at, as text. */
  readonly file: {
    readonly ask: { readonly bytes: Uint8Array };
    readonly answer: (EstimateAnswer & { readonly looking: string }) | { readonly refused: string };
  };
  /** The scenario as a file's text. */
  readonly export: {
    readonly ask: { readonly scenario: Scenario };
    readonly answer: string;
  };
  /** What money does not show: features and upgrades. */
  readonly tradeoffs: {
    readonly ask: { readonly scenario: Scenario };
    readonly answer: TradeoffAnswer;
  };
  /** What right-sized requests save against each chart's own. */
  readonly rightSizing: {
    readonly ask: { readonly scenario: Scenario };
    readonly answer: RightSizingAnswer;
  };
  /** What it takes to come from what runs today to each option. */
  readonly movingIn: {
    readonly ask: { readonly scenario: Scenario };
    readonly answer: MovingAnswer;
  };
  /** One figure, drawn at a size. */
  readonly figure: {
    readonly ask: {
      readonly scenario: Scenario;
      readonly figure: string;
      readonly view: FigureView;
      readonly size: FigureSize;
    };
    readonly answer: FigureAnswer;
  };
  /** How one figure of an option came about. */
  readonly derivation: {
    readonly ask: {
      readonly scenario: Scenario;
      readonly option: string;
      readonly figure: FigureKey;
      readonly level: Level;
      readonly basis: MoneyBasis;
    };
    readonly answer: DerivationAnswer;
  };
  /** What the figures rest on. */
  readonly evidence: {
    readonly ask: { readonly scenario: Scenario };
    readonly answer: EvidenceSummary;
  };
  /** Every figure of the page in one line. */
  readonly figureLines: {
    readonly ask: { readonly scenario: Scenario; readonly basis: MoneyBasis };
    readonly answer: FigureLines;
  };
};

export type QuestionKind = keyof Questions;
export type Ask<Kind extends QuestionKind = QuestionKind> = {
  [K in Kind]: { readonly kind: K } & Questions[K]["ask"];
}[Kind];
export type Answer<Kind extends QuestionKind> = Questions[Kind]["answer"];

export type EstimateAnswer = {
  readonly view: PageView;
  /** The scenario to go on with. */
  readonly scenario: Scenario;
  /** Its link. */
  readonly query: string;
  /** What the link held that could not be read. */
  readonly linkIssues: readonly Issue[];
  /** The release the page goes on with, and what is to be said of it. */
  readonly release: string;
  readonly news: ReleaseNews | undefined;
};

export type Machine = {
  readonly name: string;
  readonly family: string;
  readonly vcpu: number;
  readonly memoryMiB: number;
  readonly arch: "amd64" | "arm64";
  readonly burstable: boolean;
  /** As the platform's rule sets it; absent where the rule cannot tell. */
  readonly maxPods: number | undefined;
  readonly microUsdPerHour: number;
};

/** A figure's formula with its values, in one line, and what it is. */
export type FigureLine = { readonly label: string; readonly text: string };

/** By option and figure; an option that cannot be planned has none. */
export type FigureLines = Readonly<
  Record<string, Readonly<Partial<Record<FigureKey, FigureLine>>> | undefined>
>;

export type DerivationAnswer = {
  readonly option: string;
  readonly figure: FigureKey;
  readonly level: Level;
  readonly nodes: number;
  readonly lowerBound: number;
  /** Of a node count only: each resource's own argument. */
  readonly arguments: readonly PoolArguments[];
  /** The figure itself, then its parts. */
  readonly lines: readonly Derivation[];
  /** The formulas behind them. */
  readonly steps: readonly Derivation[];
  /** Price lists behind a figure of money. */
  readonly prices: readonly PriceSource[];
  /** Coefficients among the values of the steps, and those the present settings leave aside. */
  readonly inForce: readonly CoefficientView[];
  readonly aside: readonly CoefficientView[];
};

export type ToWorker = {
  readonly id: number;
  readonly ask: Ask;
  /** The release the page is at; a link, a file or a scenario that names its own goes by that. */
  readonly release?: string | undefined;
};
export type FromWorker =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
