// The normal distribution, by series and by search.

/** Density. */
export const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** Share below z: half and the density times z + z³/3 + z⁵/15 + …, of which all terms have one sign. */
export function below(z: number): number {
  if (Number.isNaN(z)) return NaN;
  if (Math.abs(z) > 12) return z > 0 ? 1 : 0;
  let sum = 0;
  for (let term = z, k = 1; sum + term !== sum; k += 2, term *= (z * z) / k) sum += term;
  return 0.5 + density(z) * sum;
}

/** Where the share p lies below, by halving. */
export function quantileOfNormal(p: number): number {
  let [low, high] = [-10, 10];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (below(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

const BOOLE = [14, 32, 12, 32];

/** Integral from a to b by Boole's rule. */
export function integral(f: (z: number) => number, a: number, b: number, parts = 800): number {
  const width = (b - a) / parts;
  let sum = 7 * (f(a) + f(b));
  for (let i = 1; i < parts; i++) sum += BOOLE[i % 4] * f(a + i * width);
  return (sum * width * 2) / 45;
}
