// What the last digits of prices tell: trades happen on a grid of ticks, and multiplied prices leave it.

import type { Basis } from '../../basis.js';

/** Closes at either end that are looked at. */
const AT_END = 250;
const AT_LAST = 5;
/** Split ratios whose inverse leaves the grid. */
const RATIOS = [2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100];

/** True for a price on the grid, or so near that a 32-bit number could not be nearer; undefined where it is too high to tell. */
function isOn(price: number, tick: number): boolean | undefined {
  const slack = Math.abs(price) * 1.2e-7 + 1e-9;
  if (slack > tick * 0.15) return undefined;
  return Math.abs(price - Math.round(price / tick) * tick) <= slack;
}

function shareOn(prices: readonly number[], tick: number): number {
  const told = prices.map((price) => isOn(price, tick)).filter((one) => one !== undefined);
  return told.length < prices.length / 2 || told.length === 0 ? NaN : told.filter(Boolean).length / told.length;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** What the grid of prices tells. */
export interface GridEvidence {
  readonly basis: Basis | undefined;
  readonly why: string;
}

/** What closes tell about how they were adjusted; `additive` where vendors of the market take distributions off, which leaves no trace on the grid. */
export function gridEvidence(closes: Float64Array, tick: number, additive: boolean): GridEvidence {
  const prices = [...closes].filter((price) => price > 0);
  const [first, last] = [prices.slice(0, AT_END), prices.slice(-AT_LAST)];
  if (prices.length < 10) return { basis: undefined, why: 'it has too few prices to tell' };
  const [early, late] = [shareOn(first, tick), shareOn(last, tick)];
  if (early < 0.5 && late > 0.75) {
    const ratio = RATIOS.find(
      (one) =>
        shareOn(
          first.map((price) => price * one),
          tick,
        ) > 0.95,
    );
    if (ratio !== undefined) {
      return {
        basis: 'split-adjusted',
        why: `its first prices are off the tick of ${tick} and on it when multiplied by ${ratio}, its last are on it`,
      };
    }
    return {
      basis: 'total-return',
      why: `its first prices have decimals beyond the tick of ${tick}, its last have not`,
    };
  }
  if (early > 0.95 && shareOn(prices, tick) > 0.95) {
    const common = first.map((price) => Math.round(price / tick)).reduce(divisor, 0);
    if (common >= 20) {
      return {
        basis: 'split-adjusted',
        why: `its first prices are all multiples of ${Number((common * tick).toFixed(6))}`,
      };
    }
    if (additive) return { basis: undefined, why: 'prices with distributions taken off would look the same' };
    return { basis: 'raw', why: `its prices are on the tick of ${tick} throughout, which multiplied ones are not` };
  }
  return { basis: undefined, why: 'its last digits do not tell' };
}
