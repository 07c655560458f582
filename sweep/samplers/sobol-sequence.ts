// The Sobol sequence: points that fill a cube more evenly than chance does.

/** Degree, coefficients and initial numbers of each dimension after the first, of a primitive polynomial and its direction numbers.
 *  Source: S. Joe, F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008)
 *  2635-2654, the first rows of their table new-joe-kuo-6, copyright 2008 Frances Y. Kuo and Stephen Joe. */
const TABLE = `1 0 1|2 1 1 3|3 1 1 3 1|3 2 1 1 1|4 1 1 1 3 3|4 4 1 3 5 13|5 2 1 1 5 5 17|5 4 1 1 5 5 5|5 7 1 1 7 11 19|5 11 1 1 5 1 1|
5 13 1 1 1 3 11|5 14 1 3 5 5 31|6 1 1 3 3 9 7 49|6 13 1 1 1 15 21 21|6 16 1 3 1 13 27 49|6 19 1 1 1 15 7 5|6 22 1 3 1 15 13 25|
6 25 1 1 5 5 19 61|7 1 1 3 7 11 23 15 103|7 4 1 3 7 13 13 15 69|7 7 1 1 3 13 7 35 63|7 8 1 3 5 9 1 25 53|7 14 1 3 1 13 9 35 107|
7 19 1 3 1 5 27 61 31|7 21 1 1 5 11 19 41 61|7 28 1 3 5 3 3 13 69|7 31 1 1 7 13 1 19 1|7 32 1 3 7 5 13 19 59|7 37 1 1 3 9 25 29 41|
7 41 1 3 5 13 23 1 55|7 42 1 3 7 3 13 59 17|7 50 1 3 1 3 5 53 69|7 55 1 1 5 5 23 33 13|7 56 1 1 7 7 1 61 123|7 59 1 1 7 9 13 61 49|
7 62 1 3 3 5 3 55 33|8 14 1 3 1 15 31 13 49 245|8 21 1 3 5 15 31 59 63 97|8 22 1 3 1 11 11 11 77 249`;

const BITS = 32;

/** Direction numbers of each dimension, 32 bits each. */
const DIRECTIONS: readonly Uint32Array[] = [
  Uint32Array.from({ length: BITS }, (_, k) => 2 ** (BITS - 1 - k)),
  ...TABLE.split('|').map((row) => directions(row.trim().split(' ').map(Number))),
];

/** Most dimensions of a Sobol sequence. */
export const SOBOL_DIMENSIONS = DIRECTIONS.length;

function directions([degree, coefficients, ...initial]: readonly number[]): Uint32Array {
  const found = new Uint32Array(BITS);
  for (let k = 0; k < BITS; k++) {
    if (k < degree) found[k] = initial[k] * 2 ** (BITS - 1 - k);
    else {
      let bits = found[k - degree] ^ (found[k - degree] >>> degree);
      for (let j = 1; j < degree; j++) if ((coefficients >> (degree - 1 - j)) & 1) bits ^= found[k - j];
      found[k] = bits;
    }
  }
  return found;
}

/** The first 2^32 points, a whole number of 32 bits in each dimension, shifted by `shift` bit by bit: the digital shift, which keeps what the
 *  sequence has of evenness. The same array is yielded again and again. Source of the order: I. A. Antonov, V. M. Saleev, USSR
 *  Comput. Math. Math. Phys. 19 (1979) 252-256. */
export function* sobolSequence(shift: Uint32Array): Generator<Uint32Array> {
  const point = Uint32Array.from(shift);
  for (let k = 1; k < 2 ** BITS; k++) {
    yield point;
    // The lowest zero of k - 1 is the lowest one of k.
    const bit = 31 - Math.clz32(k & -k);
    for (let j = 0; j < point.length; j++) point[j] ^= DIRECTIONS[j][bit];
  }
  yield point;
}
