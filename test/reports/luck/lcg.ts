// The portable generator of the test vectors, and matrices made with it.

/** Uniform numbers by the linear congruence of Numerical Recipes, modulus 2^32: the first comes after one step. */
export function lcg(seed: number): () => number {
  let x = seed;
  return () => {
    x = (Math.imul(1664525, x) + 1013904223) >>> 0;
    return x / 2 ** 32;
  };
}

/** A matrix filled row by row. */
export function matrix(rows: number, columns: number, next: (column: number) => number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, (_, k) => next(k)));
}

/** x_t = phi x_{t-1} + e_t from x_{-1} = 0. */
export function autoregression(length: number, phi: number, next: () => number): Float64Array {
  let x = 0;
  return Float64Array.from({ length }, () => (x = phi * x + next()));
}
