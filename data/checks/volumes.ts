// Volumes that are counted in another unit: in lots of 100 instead of units.

import { dayOf } from '../day.js';
import type { Finding } from '../finding.js';
import { type Check, type Subject } from './check.js';
import { foundOn, told } from './found.js';
import { median } from './robust.js';

/** Bars on either side of a change of unit. */
const WINDOW = 20;
/** A change by a hundred, with what a day and a window may change beside it. */
const isHundred = (ratio: number, room: number): boolean => Math.abs(Math.log(ratio) - Math.log(100)) < room;

/** Places at which volumes begin to be about 100 times, or a hundredth of, those before. */
export function changesOf(volume: Float64Array): readonly { at: number; ratio: number }[] {
  const found: { at: number; ratio: number }[] = [];
  const sides = (at: number) => [volume.subarray(at - WINDOW, at), volume.subarray(at, at + WINDOW)] as const;
  for (let at = WINDOW; at <= volume.length - WINDOW; at++) {
    const step = volume[at] / volume[at - 1];
    const up = step > 1;
    if (!isHundred(up ? step : 1 / step, 1.6)) continue;
    const [before, after] = sides(at);
    const ratio = median(after) / median(before);
    if (!isHundred(up ? ratio : 1 / ratio, 0.9)) continue;
    // No bar of the one side is like one of the other.
    const [low, high] = up ? [before, after] : [after, before];
    if (Math.max(...low) < Math.min(...high)) found.push({ at, ratio });
  }
  return found;
}

/** Money traded over volume and price: 100 where volume is in lots and money is not. */
function againstAmount({ bars: { close, volume }, amount }: Subject): number {
  if (!amount) return NaN;
  return median(amount.map((money, at) => (volume[at] > 0 && money > 0 ? money / (volume[at] * close[at]) : NaN)));
}

/** Within a file over time, and against the money that the file says was traded. */
export const volumes: Check = {
  about: 'volumes that become 100 times larger or smaller, or that money and price say are in lots of 100',
  severity: 'warning: fills that are capped by volume are wrong by the same factor',
  finds({ subjects }, check) {
    return subjects.flatMap((subject): Finding[] => {
      const { instrument, file, bars, daily } = subject;
      const picture = { show: 'volume', of: '' } as const;
      const words = { severity: 'warning', file, symbol: instrument.symbol, picture } as const;
      const found = (daily ? changesOf(bars.volume) : []).map(({ at, ratio }) => {
        const day = bars.time[at];
        const what = `has volumes ${told(ratio)} times as large from ${dayOf(day)} on: one side looks counted in lots of 100`;
        return foundOn(check, [day], { ...words, what, remedy: 'give all volumes in units' });
      });
      const ratio = againstAmount(subject) / instrument.multiplier;
      if (isHundred(ratio, 0.5) || isHundred(1 / ratio, 0.5)) {
        const unit = ratio > 1 ? 'in lots of 100' : 'in hundredths of a unit';
        const what = `has volumes ${unit}: the money traded is ${told(ratio)} times volume and price`;
        found.push(foundOn(check, [bars.time[0]], { ...words, what, remedy: 'give volumes in units' }));
      }
      return found;
    });
  },
};
