/** Numbers on an axis → pixels along it. */
export type Scale = (value: number) => number;

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const span = domain[1] - domain[0];
  const perUnit = span === 0 ? 0 : (range[1] - range[0]) / span;
  return (value) => range[0] + (value - domain[0]) * perUnit;
}

/** 1, 2 and 5 times powers of ten: steps people count in. */
const STEPS = [1, 2, 2.5, 5, 10];

/** Round values from at most `low` to at least `high`, about `count` of them. */
export function niceTicks(low: number, high: number, count: number): readonly number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const raw = span / Math.max(1, count);
  const power = Number(`1e${Math.floor(Math.log10(raw))}`);
  const step = (STEPS.find((factor) => factor * power >= raw * 0.999999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
