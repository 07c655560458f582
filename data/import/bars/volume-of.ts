// Shares for one unit of a file's volume, and what tells it.

import { wordsOf } from '../../symbol.js';
import type { Assumptions } from '../format.js';
import type { TradedAverage } from './traded-average.js';

/** What is known when the unit is decided. */
export interface VolumeCase {
  readonly symbol: string;
  readonly isIndex: boolean;
  readonly assume: Assumptions;
  readonly average: TradedAverage | undefined;
  /** What stands in brackets behind its heading; empty for nothing. */
  readonly heading: string;
  /** What the format alone says. */
  readonly format: readonly ['shares' | 'lots', string] | undefined;
  /** True where the close stands before high and low, as East Money and Tencent write. */
  readonly closeFirst: boolean;
}

/** Units in brackets, as shares for one. */
const BRACKETS: Readonly<Record<string, number>> = {
  股: 1,
  份: 1,
  手: 100,
  万股: 1e4,
  万份: 1e4,
  亿股: 1e8,
  万手: 1e6,
};

/** Money units in brackets, as yuan for one; undefined where it is none. */
export const moneyUnit = (heading: string): number | undefined =>
  ({ 元: 1, 千元: 1e3, 万元: 1e4, 百万: 1e6, 百万元: 1e6, 亿元: 1e8, 亿: 1e8 })[heading];

/** Shares for one unit of volume, how that is called, and why. */
export function volumeUnitOf(given: VolumeCase): readonly [shares: number, called: string, why: string] {
  const { symbol, isIndex, assume, average, heading, format, closeFirst } = given;
  const assumed = assume.get('volume');
  if (assumed !== undefined) return [assumed === 'lots' ? 100 : 1, assumed, '--assume says so'];
  const bracket = Object.hasOwn(BRACKETS, heading) ? BRACKETS[heading] : undefined;
  if (bracket !== undefined)
    return [bracket, bracket === 1 ? 'shares' : bracket === 100 ? 'lots' : heading, `its heading says ${heading}`];
  if (average?.units) {
    const lots = average.units.volume === 100;
    const end = average.end === 'last' ? 'last' : 'first';
    return [
      average.units.volume,
      lots ? 'lots' : 'shares',
      `amount over volume and price is ${average.units.volume} yuan in its ${end} rows${average.units.amount === 1 ? '' : `, amounts counted in ${average.units.amount} yuan`}`,
    ];
  }
  if (format) return [format[0] === 'lots' ? 100 : 1, ...format];
  if (isIndex) return [1, 'as given', 'an index has no shares'];
  const { market } = wordsOf(symbol);
  if (market === 'XSHG' || market === 'XSHE') {
    return closeFirst
      ? [100, 'lots', 'mainland files that write the close before high and low count lots of 100']
      : [
          1,
          'shares',
          'mainland files that write the close after high and low mostly count shares; nothing in it proves it',
        ];
  }
  return [1, 'shares', 'volumes of its market are counted so'];
}
