// Whole lots. Quantities at an edge are tested, never merely floored.

/** Nearer than this to a whole number of lots, a quantity is one. */
const CLOSE = 1e-9;

/** Whether the quantity is a whole number of lots. */
export function isWhole(quantity: number, lot: number): boolean {
  const lots = quantity / lot;
  return Math.abs(lots - Math.round(lots)) <= CLOSE * Math.max(1, Math.abs(lots));
}

/** The largest number of whole lots in a quantity, as a quantity. */
export function wholeLots(quantity: number, lot: number): number {
  const lots = quantity / lot;
  const nearest = Math.round(lots);
  return (Math.abs(lots - nearest) <= CLOSE * Math.max(1, Math.abs(lots)) ? nearest : Math.floor(lots)) * lot;
}

/** The quantity, or the whole number that it misses by a rounding error only, as after a split by 1.1. */
export function tidy(quantity: number): number {
  const nearest = Math.round(quantity);
  return Math.abs(quantity - nearest) <= CLOSE * Math.max(1, Math.abs(nearest)) ? nearest : quantity;
}

/** The largest n in 0..most for which `fits(n)` holds, where it holds up to some n and not beyond. The caller's own arithmetic
 *  decides, so that no rounding of an estimate can. */
export function largest(most: number, fits: (n: number) => boolean): number {
  if (most < 1) return 0;
  if (fits(most)) return most;
  let low = 0;
  let high = most;
  while (high - low > 1) {
    const middle = Math.floor(low + (high - low) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
