// How the figures of a report are made, and what was known of the data, in words.

import { isBrief, LEAST_DAYS } from '../annual.js';
import { benchmarkWeights } from '../benchmark-weights.js';
import { state, type Statement } from '../lang/index.js';
import { periodsPerYear } from '../metric-columns.js';
import { calendarYears } from '../metrics/index.js';
import { noted } from './data-notes.js';
import { type Scene, when } from './scene.js';

/** How the figures are made. */
export function figures({ configuration, feed, time, benchmark: against }: Scene): Statement[] {
  const periods = periodsPerYear(feed, time);
  return [
    ...(configuration.benchmark === '' ? [] : compared(configuration.benchmark, feed, against?.currency)),
    ...when(periods > 0, 'Annual figures count {n} returns a year.', { n: Number(periods.toFixed(1)) }),
    ...when(
      isBrief(time),
      'The run is shorter than {days} days: annual figures are not shown ("n/a"), since so short a time says nothing about a year.',
      { days: LEAST_DAYS },
    ),
    ...when(
      calendarYears(time) < 1 && !isBrief(time),
      'The run is shorter than a year: its annual figures say what going on like that would give.',
    ),
  ];
}

/** What the run is compared with, and how that is held. */
function compared(benchmark: string, { assets, base }: Scene['feed'], currency = base): Statement[] {
  const parts = benchmarkWeights(benchmark);
  const beside = parts.filter(({ symbol }) => assets.every((asset) => asset.symbol !== symbol));
  if (parts.length > 1) {
    return [
      state(
        'The benchmark {benchmark} has these weights set again at each close, from the first evaluated one on, without costs, with the distributions that the data list reinvested and each price in {base} at the rate of that close.',
        { benchmark, base },
      ),
      ...when(
        beside.length > 0,
        '{symbols} of the benchmark are only compared with: the strategy neither saw nor traded them.',
        { symbols: beside.map(({ symbol }) => symbol).join(', ') },
      ),
    ];
  }
  return [
    currency === base
      ? state(
          'The benchmark {benchmark} is held from the first evaluated close on, without costs, with the distributions that the data list reinvested.',
          { benchmark },
        )
      : state(
          'The benchmark {benchmark} is held from the first evaluated close on, without costs, with the distributions that the data list reinvested, converted from {currency} at the rate of each close.',
          { benchmark, currency },
        ),
    ...when(
      beside.length > 0,
      'The benchmark {benchmark} is only compared with: the strategy neither saw nor traded it.',
      { benchmark },
    ),
  ];
}

/** What was known of the data. */
export function data({ configuration, feed }: Scene): Statement[] {
  // The reader of the data mostly says so itself; a feed that was made by hand may not.
  const isSaid = (key: string) => feed.notes.some((note) => note.startsWith(`Series ${key}:`) && /publi/.test(note));
  const assumed = [...feed.series]
    .filter(([key, { publicationAssumed }]) => publicationAssumed && !isSaid(key))
    .map(([key]) => key);
  return [
    ...assumed.map((name) =>
      state('Series {name}: without times of publication, each value is taken as public from the next session on.', {
        name,
      }),
    ),
    ...when(configuration.lenient.length > 0, 'Repairs of the data that were allowed: {names}.', {
      names: configuration.lenient.join(', '),
    }),
    ...feed.notes.map(noted),
  ];
}
