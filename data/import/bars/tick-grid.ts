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

function shareOn(prices: Float64Array, tick: number): number {
  let told = 0;
  let on = 0;
  for (const price of prices) {
    const is = isOn(price, tick);
    if (is !== undefined) told++;
    if (is) on++;
  }
  return told < prices.length / 2 || told === 0 ? NaN : on / told;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** What the grid of prices tells. */
export interface GridEvidence {
  readonly basis: Basis | undefined;
  readonly why: string;
}

/** How prices of a market sit on its ticks. */
export interface TickGrid {
  readonly tick: number;
  /** Share of raw closes on the tick at least: exchanges of China trade on it alone, American trades may be a fraction of a cent away. */
  readonly strict: number;
  /** True where vendors take distributions off, which leaves no trace on the grid. */
  readonly additive: boolean;
}

/** The number that the first prices are all multiples of, in prices; 0 where there is none but the tick. */
function commonOf(prices: Float64Array, tick: number): number {
  const unit = prices.every((price) => Number.isInteger(price)) ? 1 : tick;
  const common = prices.map((price) => Math.round(price / unit)).reduce((a, b) => divisor(a, b), 0) * unit;
  return common >= 20 * tick && prices.some((price) => price !== prices[0]) ? Number(common.toFixed(6)) : 0;
}

/** What closes tell about how they were adjusted. */
export function gridEvidence(closes: Float64Array, { tick, strict, additive }: TickGrid): GridEvidence {
  const prices = closes.filter((price) => price > 0);
  const [first, last] = [prices.slice(0, AT_END), prices.slice(-AT_LAST)];
  if (prices.length < 30) return { basis: undefined, why: 'it has too few prices to tell' };
  const common = commonOf(first, tick);
  if (common > 0) return { basis: 'split-adjusted', why: `its first prices are all multiples of ${common}` };
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
      const why = `its first prices are off the tick of ${tick} and on it when multiplied by ${ratio}, its last are on it`;
      return { basis: 'split-adjusted', why };
    }
    return {
      basis: 'total-return',
      why: `its first prices have decimals beyond the tick of ${tick}, its last have not`,
    };
  }
  const all = Math.min(early, shareOn(prices, tick));
  if (!(all >= strict)) return { basis: undefined, why: 'its last digits do not tell' };
  if (additive) return { basis: undefined, why: 'prices with distributions taken off would look the same' };
  const share = `${(all * 100).toFixed(all === 1 ? 0 : 1)} %`;
  return {
    basis: 'raw',
    why: `${share} of its closes are on the tick of ${tick}, the first as the last, which multiplied ones are not`,
  };
}
