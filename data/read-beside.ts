// What lies beside the bars in data directories: outside series, exchange rates and calendars.

import { UserError } from '../engine/index.js';
import type { ExchangeRates, Observations } from './dataset.js';
import type { Finding, Repair } from './finding.js';
import { pairOf } from './rates.js';
import { readCalendar } from './read-calendar.js';
import { readRates } from './read-rates.js';
import { type SeriesReading, type SeriesRequest, readSeries } from './read-series.js';
import type { DirectorySource } from './sources.js';

/** A calendar and the file that states it. */
export interface CalendarFile {
  readonly path: string;
  readonly days: Float64Array;
}

/** The outside series of all directories; those of instruments that are not wanted are read and left out. */
export async function readAllSeries(
  directories: readonly DirectorySource[],
  how: Pick<SeriesRequest, 'zoneOf' | 'lenient'>,
  isWanted: (symbol: string) => boolean,
  newest: (symbol: string) => string,
): Promise<SeriesReading & { readonly files: readonly string[] }> {
  const files: string[] = [];
  const findings: Finding[] = [];
  const notes: string[] = [];
  const observations: Observations[] = [];
  for (const { series, path } of directories) {
    for (const file of series) {
      const found = await readSeries({ ...file, ...how });
      files.push(file.path);
      findings.push(...found.findings);
      notes.push(...found.notes);
      for (const one of found.observations) {
        const each = { ...one, symbol: newest(one.symbol) };
        const key = (other: Observations) => other.name === each.name && other.symbol === each.symbol;
        if (observations.some(key)) {
          throw new UserError(
            `The series ${each.name} ${each.symbol} is given twice, again in ${path}: leave one out.`,
          );
        }
        if (each.symbol === '' || isWanted(each.symbol)) observations.push(each);
      }
    }
  }
  return { observations, findings, notes, files };
}

/** Exchange rates and calendars of all directories. What two of them give is an error. */
export async function readRatesAndCalendars(
  directories: readonly DirectorySource[],
  lenient: ReadonlySet<Repair>,
): Promise<{
  readonly rates: readonly ExchangeRates[];
  readonly calendars: ReadonlyMap<string, CalendarFile>;
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly files: readonly string[];
}> {
  const rates: ExchangeRates[] = [];
  const calendars = new Map<string, CalendarFile>();
  const findings: Finding[] = [];
  const notes: string[] = [];
  const files: string[] = [];
  for (const directory of directories) {
    if (directory.rates !== '') {
      const found = await readRates(directory.rates, lenient);
      files.push(directory.rates);
      findings.push(...found.findings);
      notes.push(...found.notes);
      for (const pair of found.pairs) {
        if (rates.some((other) => pairOf(other) === pairOf(pair))) {
          throw new UserError(
            `The rates of ${pairOf(pair)} are given twice, again in ${directory.rates}: leave one out.`,
          );
        }
        rates.push(pair);
      }
    }
    for (const [market, path] of directory.calendars) {
      const other = calendars.get(market);
      if (other)
        throw new UserError(
          `The calendar of ${market} is given twice, by ${other.path} and by ${path}: leave one out.`,
        );
      const { days, findings: found, notes: said } = await readCalendar(path, market, lenient);
      files.push(path);
      findings.push(...found);
      notes.push(...said);
      calendars.set(market, { path, days });
    }
  }
  return { rates, calendars, findings, notes, files };
}
