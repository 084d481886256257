import type { PoolChart } from "@/lib/charts/pool-by-owner";
import { isShown, type ViewChoice } from "@/lib/figure/view-choice";
import type { PageView } from "./page-view";

/** The view without the options a person put out of sight; figures stay as they are. */
export function visibleView(view: PageView, chosen: ViewChoice["shown"]): PageView {
  if (chosen === undefined) return view;
  const shown = (option: { readonly id: string }) => isShown({ shown: chosen }, option.id);
  const pool = (chart: PoolChart): PoolChart => ({ ...chart, bars: chart.bars.filter(shown) });
  const kept = view.bills.options.map((option) => shown(option));
  const pick = (amounts: readonly number[]) => amounts.filter((_, index) => kept[index]);
  return {
    ...view,
    rows: view.rows.filter(shown),
    pools: {
      cpu: pool(view.pools.cpu),
      memory: pool(view.pools.memory),
      pods: pool(view.pools.pods),
    },
    bills: {
      options: view.bills.options.filter(shown),
      lines: view.bills.lines.map((line) => ({
        ...line,
        microUsdPerMonth: pick(line.microUsdPerMonth),
      })),
      totals: pick(view.bills.totals),
    },
    upgrades: view.upgrades.filter(shown),
  };
}
