// Data without last bars that look like part of a session, where `--lenient partial` asks for it.

import type { Bars } from '../engine/index.js';
import { homeOf } from './checks/home.js';
import { partialWhy } from './checks/partial.js';
import type { Dataset } from './dataset.js';
import { dayOf } from './day.js';
import { eachColumn } from './each-column.js';

const withoutLast = (bars: Bars): Bars => eachColumn(bars, (column) => column.slice(0, -1));

/** The dataset without such bars; a note tells of each. `now` is ms UTC, NaN where the time is not known. */
export function withoutPartial(dataset: Dataset, now: number): Dataset {
  if (dataset.frequency !== 'daily' || dataset.generated !== '') return dataset;
  const notes: string[] = [];
  const bars = dataset.bars.map((own, at) => {
    const { symbol, market } = dataset.instruments[at];
    const why = partialWhy(own, homeOf(symbol, market), now);
    if (why === '') return own;
    notes.push(
      `${symbol}: its last bar, of ${dayOf(own.time[own.time.length - 1])}, ${why} and was left out (--lenient partial).`,
    );
    return withoutLast(own);
  });
  return notes.length === 0 ? dataset : { ...dataset, bars, notes: [...dataset.notes, ...notes] };
}
