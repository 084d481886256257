import { z } from "../../zod";
import type { RefreshedPrice } from "./price-file";

const advisorSchema = z.object({
  spot_advisor: z.record(
    z.string(),
    z.object({
      Linux: z.record(
        z.string(),
        z.object({ s: z.int().min(0).max(99), r: z.int().min(0).max(4) }),
      ),
    }),
  ),
});

export type SpotAdvice = { readonly savingPercent: number; readonly interruptionBand: number };

/** The feed behind the EC2 Spot Instance Advisor page: `s` saves percent, `r` is the band. */
export function parseSpotAdvisor(
  feed: unknown,
  region: string,
): Readonly<Record<string, SpotAdvice>> {
  const linux = advisorSchema.parse(feed).spot_advisor[region]?.Linux ?? {};
  return Object.fromEntries(
    Object.entries(linux).map(([name, { s, r }]) => [
      name,
      { savingPercent: s, interruptionBand: r },
    ]),
  );
}

/** 0.096 USD with 60 % saved: 96,000 × 40 / 100 = 38,400 micro-dollars. */
export function withSpot(price: RefreshedPrice, advice: SpotAdvice | undefined): RefreshedPrice {
  if (advice === undefined) return price;
  return {
    ...price,
    spot: Math.round((price.onDemand * (100 - advice.savingPercent)) / 100),
    spotSavingPercent: advice.savingPercent,
    spotInterruptionBand: advice.interruptionBand,
  };
}
