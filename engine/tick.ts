// Prices on the grid of the exchange.

/** Prices closer than this to a tick, relative to it, are that tick. */
const CLOSE = 1e-9;

/** The price rounded to whole ticks, down (-1) or up (1); unchanged where there is no tick (NaN). Ticks below one are divided by their
 *  reciprocal, which gives the decimal that a file would show. */
export function toTick(price: number, tick: number, direction: 1 | -1): number {
  if (!(tick > 0)) return price;
  const ticks = price / tick;
  const nearest = Math.round(ticks);
  const whole =
    Math.abs(ticks - nearest) <= CLOSE * Math.abs(nearest)
      ? nearest
      : direction > 0
        ? Math.ceil(ticks)
        : Math.floor(ticks);
  const perUnit = Math.round(1 / tick);
  return tick < 1 && Math.abs(perUnit * tick - 1) < CLOSE ? whole / perUnit : whole * tick;
}
