/*
 * How far apart two colours look. OKLab: Björn Ottosson, 2020,
 * https://bottosson.github.io/posts/oklab/. Colour blindness: Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, at severity 1.
 */

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

const SEES: Readonly<Record<string, Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
export const BLINDNESSES = ["protanopia", "deuteranopia", "tritanopia"] as const;
export type Sight = "usual" | (typeof BLINDNESSES)[number];

const TO_LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const times = (matrix: Matrix, [a, b, c]: Triple): Triple => {
  const row = ([x, y, z]: Triple) => x * a + y * b + z * c;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

function linearOf(hex: string): Triple {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function oklab(hex: string, sight: Sight): Triple {
  const matrix = SEES[sight];
  if (matrix === undefined) throw new Error(`no sight ${sight}`);
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const [r, g, b] = times(matrix, linearOf(hex));
  const [l, m, s] = times(TO_LMS, [clip(r), clip(g), clip(b)]);
  return times(TO_LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

/** Euclidean distance in OKLab: 0 the same, 1 from black to white, about 0.02 just noticeable. */
export function colourDistance(a: string, b: string, sight: Sight): number {
  const [first, second] = [oklab(a, sight), oklab(b, sight)];
  return Math.hypot(...first.map((value, index) => value - (second[index] ?? 0)));
}

/** What is left in grey: 0 black to 1 white. */
export const lightness = (hex: string): number => oklab(hex, "usual")[0];
