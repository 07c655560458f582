// The only door to chance: seeded streams of numbers, the same on every machine.

import seedrandom from 'seedrandom';

import { UserError } from './errors.js';

/** A stream of numbers: each call gives the next one. */
export type Draw = () => number;

/** Half of the step between two uniforms of the generator. */
const HALF_STEP = 2 ** -33;

/** The name of a stream. The library seeds itself from the machine, silently, when it is given no seed. */
function streamName(seed: string | number, purpose: string): string {
  const usable = typeof seed === 'string' ? seed !== '' : typeof seed === 'number' && Number.isFinite(seed);
  if (!usable)
    throw new UserError(`a seed must be a finite number or a text that is not empty, not ${String(seed) || "''"}`);
  return `${seed}/${purpose}`;
}

/** A whole number from 0 to 2^53 - 1 that is as good as random and depends on the three words only: the seed of a stream of
 *  its own, such as that of the n-th path of a study. */
export function subSeed(seed: string | number, purpose: string, n: number): number {
  if (!Number.isInteger(n)) throw new UserError(`the number of a sub-seed must be whole, not ${n}`);
  return Math.floor(seedrandom(`${streamName(seed, purpose)}/${n}`)() * 2 ** 53);
}

/** Uniform numbers from 0 up to but not including 1, in steps of 2^-32, for one purpose of one seed. The seed 7 and the seed '7'
 *  are one. Strings pass through ARC4 first, since Alea alone gives related streams to neighbouring seeds. */
export function random(seed: string | number, purpose: string): Draw {
  const start = Math.floor(seedrandom(streamName(seed, purpose))() * 2 ** 53);
  return seedrandom.alea(String(start));
}

/** A standard normal number, from exactly one uniform of the stream. */
export const normal = (next: Draw): number => normalQuantile(next() + HALF_STEP);

/** A number of Student's t with whole `degrees` of freedom (variance degrees / (degrees - 2) for more than two), from exactly
 *  `degrees` + 1 uniforms of the stream: a normal over the root of a mean of squared normals. */
export function studentT(next: Draw, degrees: number): number {
  const top = normal(next);
  let squares = 0;
  for (let k = 0; k < degrees; k++) {
    const x = normal(next);
    squares += x * x;
  }
  return top / Math.sqrt(squares / degrees);
}

/** The number below which a standard normal lies with probability `p`: -Infinity at 0, Infinity at 1, NaN outside.
 *  Relative error about 1e-16. Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5);
  return q < 0 ? -size : size;
}

/** Quotient of two polynomials, coefficients from the constant up. */
function ratio([above, below]: readonly (readonly number[])[], x: number): number {
  let top = 0;
  let bottom = 0;
  for (let k = above.length - 1; k >= 0; k--) {
    top = top * x + above[k];
    bottom = bottom * x + below[k];
  }
  return top / bottom;
}

const CENTRE = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
];

const SHOULDER = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
];

const TAIL = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
];
