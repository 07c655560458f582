// Whole lots. Quantities at an edge are tested, never merely floored.

/** Nearer than this to a whole number, a count is one; large counts cannot be told apart any finer than their last digits. */
const near = (count: number): number => 1e-9 + 1e-15 * Math.abs(count);

/** Whether the quantity is a whole number of lots. */
export function isWhole(quantity: number, lot: number): boolean {
  const lots = quantity / lot;
  return Math.abs(lots - Math.round(lots)) <= near(lots);
}

/** The largest number of whole lots in a quantity, as a quantity. */
export function wholeLots(quantity: number, lot: number): number {
  const lots = quantity / lot;
  const nearest = Math.round(lots);
  return (Math.abs(lots - nearest) <= near(lots) ? nearest : Math.floor(lots)) * lot;
}

/** The quantity without what rounding added to it: a whole number of units where lots are whole (3 · 1.1 · 10 is 33), of lots where lots
 *  are fractions (0.1 + 0.2 is three lots of 0.1). What is no rounding error away from one stays as it is. */
export function tidy(quantity: number, lot: number): number {
  const unit = Number.isInteger(lot) ? 1 : lot;
  const nearest = Math.round(quantity / unit);
  return Math.abs(quantity / unit - nearest) <= near(nearest) ? nearest * unit : quantity;
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
    // Beyond 2^53 lots there is no whole number between two neighbours.
    if (middle <= low || middle >= high) break;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The largest purchase of whole lots in a quantity: none where it is below the least one. */
export function purchasable(quantity: number, lot: number, minimum: number): number {
  const whole = wholeLots(quantity, lot);
  return whole < minimum * (1 - 1e-9) ? 0 : whole;
}
