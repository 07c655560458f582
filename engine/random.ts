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
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
];

const SHOULDER = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
];

const TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
];
