// Actions that do not fit the bars of their instrument: no price can come out of them, or something comes after the end.

import type { Instrument } from '../engine/index.js';
import { inOrder } from './adjust.js';
import type { BarColumns } from './bar-columns.js';
import { dayOf, startOfDay } from './day.js';
import { markAfter } from './effect.js';
import { type Finding, findingsOf } from './finding.js';
import type { ListedAction } from './read-actions.js';

type Words = Pick<Finding, 'column' | 'value' | 'what' | 'remedy'>;

/** Findings about the actions of one instrument; `listed` are its own, in any order. What happens up to the day of its first bar
 *  moves no holding and is not judged. */
export function checkActions(
  bars: BarColumns,
  listed: readonly ListedAction[],
  { symbol, kind }: Instrument,
): readonly Finding[] {
  const found: Finding[] = [];
  const places = new Map(listed.map((one) => [one.action, one]));
  const { length } = bars.time;
  const last = length > 0 ? startOfDay(bars.time[length - 1]) : NaN;
  let mark = NaN;
  let own = 0;
  let ended = NaN;
  for (const action of inOrder(listed.map((one) => one.action))) {
    const refuse = (words: Words) => {
      const { file, line } = places.get(action)!;
      const findings = findingsOf(file);
      findings.add({ line, ...words });
      found.push(...findings.list);
    };
    const day = startOfDay(action.exTime);
    const date = dayOf(day);
    const value = String(action.value);
    for (; own < length && startOfDay(bars.time[own]) < day; own++) mark = bars.close[own];
    if (!Number.isNaN(ended)) {
      const what = `lies after the delisting of ${symbol} on ${dayOf(ended)}`;
      refuse({ column: 'ex_date', value: date, what, remedy: 'correct one of the two, or remove the row' });
      continue;
    }
    if (action.kind === 'roll' && kind !== 'future') {
      const what = `is a roll, and ${symbol} is no future`;
      refuse({ column: 'kind', value: 'roll', what, remedy: 'state its kind in instruments.csv, or remove the row' });
      continue;
    }
    if (action.kind === 'delisting') {
      ended = day;
      if (last < day || Number.isNaN(last)) continue;
      const what = `is the delisting of ${symbol}, which has bars up to ${dayOf(last)}`;
      refuse({
        column: 'ex_date',
        value: date,
        what,
        remedy: 'give the first day without trading, or remove the bars',
      });
      continue;
    }
    const after = markAfter(action.kind, action.value, mark);
    if (!(after <= 0)) {
      mark = after;
      continue;
    }
    const before = `${Number(mark.toPrecision(6))} (from the close of ${dayOf(bars.time[own - 1])})`;
    if (action.kind === 'dividend') {
      const what = `is not less than the price of ${symbol} before it, ${before}`;
      const remedy = 'give the cash per unit, in the currency of the prices, or correct the ex-date';
      refuse({ column: 'value', value, what, remedy });
    } else {
      const what = `leaves no price of ${symbol}, which was ${before}`;
      refuse({ column: 'value', value, what, remedy: 'give the next contract’s close less the former one’s' });
    }
  }
  return found;
}
