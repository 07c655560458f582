// What data hold, a row for each instrument and each outside series.

import { dayOf } from './day.js';
import { type Finding } from './finding.js';
import { type ReadOptions, read } from './read.js';

/** One instrument or outside series. */
export interface Description {
  readonly what: 'instrument' | 'series';
  /** Symbol of an instrument; `name` or `name@symbol` of a series. */
  readonly symbol: string;
  readonly name: string;
  /** Empty for a series, as are kind and currency. */
  readonly market: string;
  readonly kind: string;
  readonly currency: string;
  /** First and last date, ISO; empty where there is none. */
  readonly first: string;
  readonly last: string;
  /** Bars, or values of a series. */
  readonly bars: number;
  /** The format that was recognised. */
  readonly format: string;
  /** What was assumed or repaired. */
  readonly notes: readonly string[];
}

/** What the given paths hold, and what is wrong with it. */
export async function describe(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<{
  readonly rows: readonly Description[];
  readonly findings: readonly Finding[];
  readonly generated: string;
}> {
  const { dataset, bars, findings } = await read(paths, options);
  const span = (times: Float64Array) =>
    times.length === 0 ? { first: '', last: '' } : { first: dayOf(times[0]), last: dayOf(times[times.length - 1]) };
  const about = (label: string) =>
    dataset.notes.filter((note) => note.startsWith(`${label}:`) || note.startsWith(`${label} `));
  const instruments = dataset.instruments.map((instrument, index): Description => {
    const { symbol, name, market, kind, currency } = instrument;
    const { time } = dataset.bars[index];
    const { format } = bars[index];
    return {
      what: 'instrument',
      symbol,
      name,
      market,
      kind,
      currency,
      ...span(time),
      bars: time.length,
      format,
      notes: about(symbol),
    };
  });
  const series = dataset.observations.map((one): Description => {
    const symbol = one.symbol === '' ? one.name : `${one.name}@${one.symbol}`;
    const words = {
      market: '',
      kind: '',
      currency: '',
      format: one.published.some((time) => !Number.isNaN(time)) ? 'published' : 'by date',
    };
    return {
      what: 'series',
      symbol,
      name: one.name,
      ...words,
      ...span(one.dates),
      bars: one.dates.length,
      notes: about(`Series ${symbol}`),
    };
  });
  return { rows: [...instruments, ...series], findings, generated: dataset.generated };
}
