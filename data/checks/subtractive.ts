// Prices from which later distributions were taken off, as mainland vendors' "qfq" does, without a raw twin to compare with.

import { startOfDay } from '../day.js';
import type { Finding } from '../finding.js';
import { type Check, type Subject, type SeriesSubject } from './check.js';
import { foundOn, percent, told } from './found.js';
import { median } from './robust.js';

/** Later distributions have to be this part of the price before they tell anything. */
const LEAST = 0.02;
/** Days that are needed. */
const FEWEST = 20;

/** Sum of the distributions after each bar. */
function laterSums({ bars: { time }, actions }: Subject): Float64Array {
  const paid = actions.filter(({ kind }) => kind === 'dividend').sort((a, b) => b.exTime - a.exTime);
  const sums = new Float64Array(time.length);
  let sum = 0;
  let next = 0;
  for (let at = time.length - 1; at >= 0; at--) {
    for (; next < paid.length && startOfDay(paid[next].exTime) > time[at]; next++) sum += paid[next].value;
    sums[at] = sum;
  }
  return sums;
}

/** How far prices lie below net asset values, as they are and with the later distributions added, on days on which these matter. */
function distances(subject: Subject, { observations: { dates, values } }: SeriesSubject) {
  const { time, close } = subject.bars;
  const later = laterSums(subject);
  const places = new Map(Array.from(time, (day, at) => [day, at]));
  const plain: number[] = [];
  const added: number[] = [];
  let sum = 0;
  dates.forEach((day, k) => {
    const at = places.get(startOfDay(day));
    if (at === undefined || !(later[at] > LEAST * close[at])) return;
    plain.push(Math.abs(close[at] / values[k] - 1));
    added.push(Math.abs((close[at] + later[at]) / values[k] - 1));
    sum = Math.max(sum, later[at]);
  });
  return { days: plain.length, plain: median(plain), added: median(added), sum };
}

/** Against the net asset value of the fund and its list of distributions. */
export const subtractive: Check = {
  about:
    "prices that lie below the fund's net asset value by just the distributions still to come (subtractive adjustment)",
  severity: 'warning: levels and returns of the past are wrong; a raw twin in sources/ shows it day by day',
  finds({ subjects, series }, check) {
    return subjects.flatMap((subject): Finding[] => {
      const { instrument, file, actions } = subject;
      const nav = series.find(
        ({ observations }) => observations.name === 'nav' && observations.symbol === instrument.symbol,
      );
      if (!nav || actions.some(({ kind }) => kind === 'split')) return [];
      const { days, plain, added, sum } = distances(subject, nav);
      if (days < FEWEST || !(added < plain / 3)) return [];
      const what = `lies ${percent(plain)} off the net asset value, and ${percent(added)} with the later distributions added (up to ${told(sum)}): they were taken off the prices before them, so returns of the past are wrong`;
      const remedy = 'give prices as traded, or import them as what they are';
      const words = { severity: 'warning', file, symbol: instrument.symbol, what, remedy } as const;
      return [foundOn(check, [subject.bars.time[0]], { ...words, picture: { show: 'series', of: nav.label } })];
    });
  },
};
