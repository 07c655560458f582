// What data hold, a row for each instrument, outside series, pair of currencies and calendar.

import { dayOf } from './day.js';
import { type Finding } from './finding.js';
import { pairOf } from './rates.js';
import { type ReadOptions, read } from './read.js';

/** One instrument, outside series, pair of currencies or calendar. */
export interface Description {
  readonly what: 'instrument' | 'series' | 'rates' | 'calendar';
  /** Symbol of an instrument; `name` or `name@symbol` of a series; a pair such as `HKDCNY`; the market of a calendar. */
  readonly symbol: string;
  readonly name: string;
  /** Empty for what is no instrument, as are kind and currency. */
  readonly market: string;
  readonly kind: string;
  readonly currency: string;
  /** First and last date, ISO; empty where there is none. */
  readonly first: string;
  readonly last: string;
  /** Bars, values, rates or sessions. */
  readonly bars: number;
  /** The format that was recognised. */
  readonly format: string;
  /** What was assumed or repaired. */
  readonly notes: readonly string[];
}

/** The words of what is no instrument. */
const BESIDE = { market: '', kind: '', currency: '' } as const;

const publishedOf = (published: Float64Array): string =>
  published.some((time) => !Number.isNaN(time)) ? 'published' : 'by date';

/** What the given paths hold, and what is wrong with it. */
export async function describe(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<{
  readonly rows: readonly Description[];
  readonly findings: readonly Finding[];
  readonly generated: string;
}> {
  const { dataset, formats, findings } = await read(paths, options);
  const span = (times: Float64Array) =>
    times.length === 0 ? { first: '', last: '' } : { first: dayOf(times[0]), last: dayOf(times[times.length - 1]) };
  const about = (label: string) =>
    dataset.notes.filter((note) => note.startsWith(`${label}:`) || note.startsWith(`${label} `));
  const instruments = dataset.instruments.map((instrument, index): Description => {
    const { symbol, name, market, kind, currency } = instrument;
    const { time } = dataset.bars[index];
    return {
      what: 'instrument',
      symbol,
      name,
      market,
      kind,
      currency,
      ...span(time),
      bars: time.length,
      format: formats[index],
      notes: about(symbol),
    };
  });
  const series = dataset.observations.map((one): Description => {
    const symbol = one.symbol === '' ? one.name : `${one.name}@${one.symbol}`;
    return {
      ...BESIDE,
      what: 'series',
      symbol,
      name: one.name,
      format: publishedOf(one.published),
      ...span(one.dates),
      bars: one.dates.length,
      notes: about(`Series ${symbol}`),
    };
  });
  const rates = (dataset.rates ?? []).map((pair): Description => {
    const name = pairOf(pair);
    const format = publishedOf(pair.published);
    const bars = pair.dates.length;
    return {
      ...BESIDE,
      what: 'rates',
      symbol: name,
      name,
      format,
      ...span(pair.dates),
      bars,
      notes: about(`Rates of ${name}`),
    };
  });
  const calendars = [...(dataset.calendars ?? [])].map(([market, days]): Description => {
    const words = {
      symbol: market,
      name: market,
      format: 'by date',
      bars: days.length,
      notes: about(`Calendar of ${market}`),
    };
    return { ...BESIDE, what: 'calendar', ...words, ...span(days) };
  });
  return { rows: [...instruments, ...series, ...rates, ...calendars], findings, generated: dataset.generated };
}
