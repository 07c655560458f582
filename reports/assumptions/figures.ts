// How the figures of a report are made, and what was known of the data, in words.

import { BRIEF, isBrief } from '../annual.js';
import { periodsPerYear } from '../metric-columns.js';
import { calendarYears } from '../metrics/index.js';
import { type Scene, when } from './scene.js';

/** How the figures are made. */
export function figures({ configuration, feed, time, benchmark: against }: Scene): string[] {
  const { benchmark } = configuration;
  const currency = against?.currency ?? feed.base;
  const converted = currency === feed.base ? '' : `, converted from ${currency} at the rate of each close`;
  const compared = `The benchmark ${benchmark} is held from the first evaluated close on, without costs, with the distributions that the data list reinvested${converted}.`;
  const beside = benchmark !== '' && feed.assets.every(({ symbol }) => symbol !== benchmark);
  const periods = periodsPerYear(feed, time);
  return [
    ...when(benchmark !== '', compared),
    ...when(beside, `The benchmark ${benchmark} is only compared with: the strategy neither saw nor traded it.`),
    ...when(periods > 0, `Annual figures count ${Number(periods.toFixed(1))} returns a year.`),
    ...when(isBrief(time), BRIEF),
    ...when(
      calendarYears(time) < 1 && !isBrief(time),
      'The run is shorter than a year: its annual figures say what going on like that would give.',
    ),
  ];
}

/** What was known of the data. */
export function data({ configuration, feed }: Scene): string[] {
  // The reader of the data mostly says so itself; a feed that was made by hand may not.
  const isSaid = (key: string) => feed.notes.some((note) => note.startsWith(`Series ${key}:`) && /publi/.test(note));
  const assumed = [...feed.series]
    .filter(([key, { publicationAssumed }]) => publicationAssumed && !isSaid(key))
    .map(([key]) => key);
  const repairs = `Repairs of the data that were allowed: ${configuration.lenient.join(', ')}.`;
  return [
    ...assumed.map(
      (key) => `Series ${key}: without times of publication, each value is taken as public from the next session on.`,
    ),
    ...when(configuration.lenient.length > 0, repairs),
    ...feed.notes,
  ];
}
