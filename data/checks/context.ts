// What the checks look at, from what was read.

import type { Dataset } from '../dataset.js';
import type { CheckContext, SeriesSubject, Subject } from './check.js';
import { homeOf, homeOfSeries } from './home.js';
import { sessionsKnown } from './known-sessions.js';

/** Where the parts of a dataset come from; empty where that is not known, as for a scenario. */
export interface Places {
  /** File of the bars of each instrument, in the dataset's order. */
  readonly bars: readonly string[];
  /** File of a series by its name and symbol. */
  series(name: string, symbol: string): string;
}

/** A dataset as the checks see it. `now` is ms UTC, NaN where the time is not known. */
export function contextOf(dataset: Dataset, places: Places, now: number): CheckContext {
  const { instruments, bars, actions, observations, frequency, calendars, generated } = dataset;
  const subjects = instruments.map((instrument, at): Subject => ({
    instrument,
    file: places.bars[at] ?? instrument.symbol,
    bars: bars[at],
    daily: frequency === 'daily',
    actions: actions.filter(({ symbol }) => symbol === instrument.symbol),
    home: homeOf(instrument.symbol, instrument.market),
  }));
  const homes = new Map(subjects.map(({ instrument, home }) => [instrument.symbol, home]));
  const series = observations.map((one): SeriesSubject => ({
    file: places.series(one.name, one.symbol),
    label: one.symbol === '' ? one.name : `${one.name}@${one.symbol}`,
    observations: one,
    home: homeOfSeries(one.name, one.symbol, homes),
  }));
  return {
    now,
    generated: generated !== '',
    subjects,
    series,
    others: [],
    sessionsOf: sessionsKnown(calendars, generated !== ''),
  };
}
