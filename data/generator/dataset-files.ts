// The files of a data directory, as texts.

import { dayOf, startOfDay } from '../day.js';
import type { Dataset, ExchangeRates, Observations } from '../dataset.js';
import { barsPieces } from './bars-text.js';
import { instrumentOf } from '../instruments.js';
import { pairOf } from '../rates.js';

/** Path inside the directory and text of each file of a dataset, in a fixed order. Numbers in their shortest form that reads
 *  back as the same number, times in UTC. */
export function datasetFiles(dataset: Dataset & { readonly seed?: string | number }): Map<string, string> {
  const files = new Map<string, string>();
  files.set('instruments.csv', instrumentsText(dataset));
  for (const bars of dataset.bars) files.set(`bars/${bars.symbol}.csv`, [...barsPieces(bars)].join(''));
  if (dataset.actions.length > 0) {
    const rows = dataset.actions.map(({ symbol, exTime, kind, value, payTime }) => [
      symbol,
      dayOf(exTime),
      kind,
      value,
      Number.isNaN(payTime) ? '' : dayOf(payTime),
    ]);
    files.set('actions.csv', table('symbol,ex_date,kind,value,pay_date', rows));
  }
  for (const series of dataset.observations) {
    files.set(`series/${series.name}${series.symbol && `@${series.symbol}`}.csv`, seriesText(series));
  }
  const rates = dataset.rates ?? [];
  if (rates.length > 0) files.set('fx.csv', ratesText(rates));
  for (const [market, days] of dataset.calendars ?? []) {
    const rows = Array.from(days, (day) => [dayOf(day)]);
    files.set(`calendars/${market}.csv`, table('date', rows));
  }
  if (dataset.generated !== '') {
    const words = { note: [dataset.generated, ...dataset.notes].join(' '), seed: dataset.seed ?? null };
    files.set('generated.json', `${JSON.stringify(words, null, 2)}\n`);
  }
  return files;
}

const table = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows.map((row) => row.join(','))].join('\n') + '\n';

/** A name may hold a comma. */
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function instrumentsText({ instruments, bases }: Dataset): string {
  const hasSpreads = instruments.some(({ spread }) => !Number.isNaN(spread));
  const rows = instruments.map((instrument) => {
    const { symbol, name, market, currency, kind, class: kindClass, multiplier, spread, terms } = instrument;
    // What follows from the market's rules is left out, since rules have dates and a figure here has none.
    const implied = instrumentOf(symbol, { market, currency, kind, class: kindClass }).terms;
    const lot = terms.every((row, k) => row.lot === implied[k]?.lot) ? '' : terms[0].lot;
    const tick = terms.every((row, k) => Object.is(row.tick, implied[k]?.tick)) ? '' : terms[0].tick;
    const all = [symbol, quoted(name), market, currency, kind, kindClass, lot, tick, multiplier, '', ''];
    if (hasSpreads) all.push(Number.isNaN(spread) ? '' : spread);
    if (bases?.size) all.push(bases.get(symbol) ?? '');
    return all;
  });
  const header = 'symbol,name,market,currency,kind,class,lot,tick,multiplier,underlying,expiry';
  return table(`${header}${hasSpreads ? ',spread' : ''}${bases?.size ? ',basis' : ''}`, rows);
}

function seriesText({ dates, values, published }: Observations): string {
  if (published.every(Number.isNaN)) {
    return table(
      'date,value',
      Array.from(dates, (moment, k) => [nameOf(moment), values[k]]),
    );
  }
  const rows = Array.from(dates, (moment, k) => [nameOf(moment), values[k], publishedText(published[k])]);
  return table('date,value,published', rows);
}

/** Pairs one after the other. */
function ratesText(pairs: readonly ExchangeRates[]): string {
  const rows = pairs.flatMap((pair) =>
    Array.from(pair.dates, (day, k) => [dayOf(day), pairOf(pair), pair.rates[k], publishedText(pair.published[k])]),
  );
  return table('date,pair,rate,published', rows);
}

/** A day, or the time of what is not dated by days. */
const nameOf = (moment: number): string => (moment === startOfDay(moment) ? dayOf(moment) : publishedText(moment));

const publishedText = (time: number): string =>
  Number.isNaN(time) ? '' : new Date(time).toISOString().replace('.000Z', 'Z');
