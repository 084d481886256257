import type { Range } from "../model/types";
import { power, roundTo9Digits } from "../units/numbers";

/** The seed of every published figure; any whole number gives another, equally good, sample. */
export const SEED = 2026;

const TWO_TO_32 = 4_294_967_296;

/**
 * Whole numbers from 0 to 2^32 − 1 that look random: mulberry32 (Tommy Ettinger, 2017, public
 * domain). Only 32-bit whole-number arithmetic, so every engine draws the same ones.
 */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** FNV-1a over the UTF-16 units of a name: 32 bits, to start a stream of its own for each name. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Where in its range a value lies, before the range is known: the same for all options. */
export type Draw = { readonly side: number; readonly depth: number };

/**
 * Draws of one quantity, sample after sample. Each quantity has a stream of its own, so that one
 * more of them leaves the draws of all others as they are.
 */
export function drawsOf(name: string, seed: number): () => Draw {
  const next = generator(seed ^ hashOf(name));
  return () => {
    const side = next() / TWO_TO_32;
    const depth = Math.max(next(), next()) / TWO_TO_32;
    return { side, depth };
  };
}

/**
 * A draw as a value of a range, triangular with its peak at typical. Where low is above zero the
 * triangle stands on the logarithm: published figures of one quantity differ by factors (the test
 * machines alone by 2 to 4), so "half" and "double" are as far from typical. Else it stands on the
 * value itself. The larger of two even draws is triangular, so no inverse function is needed.
 */
export function valueIn({ low, typical, high }: Range, { side, depth }: Draw): number {
  if (low === high) return typical;
  if (low <= 0) {
    return side * (high - low) < typical - low
      ? low + (typical - low) * depth
      : high - (high - typical) * depth;
  }
  const share = roundTo9Digits(Math.log(typical / low) / Math.log(high / low));
  const value =
    side < share ? low * power(typical / low, depth) : high * power(typical / high, depth);
  return Math.min(high, Math.max(low, value));
}
