// The files of a data directory, as texts.

import type { Bars, Instrument } from '../../engine/index.js';
import { dayOf } from '../day.js';
import type { Dataset, Observations } from '../dataset.js';
import { instrumentOf } from '../instruments.js';

/** Path inside the directory and text of each file of a daily dataset, in a fixed order. Numbers in their shortest form that reads
 *  back as the same number, times in UTC. */
export function datasetFiles(dataset: Dataset & { readonly seed?: string | number }): Map<string, string> {
  const files = new Map<string, string>();
  files.set('instruments.csv', instrumentsText(dataset.instruments));
  for (const bars of dataset.bars) files.set(`bars/${bars.symbol}.csv`, barsText(bars));
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

function instrumentsText(instruments: readonly Instrument[]): string {
  const rows = instruments.map((instrument) => {
    const { symbol, name, market, currency, kind, class: kindClass, multiplier, terms } = instrument;
    // What follows from the market's rules is left out, since rules have dates and a figure here has none.
    const implied = instrumentOf(symbol, { market, currency, kind, class: kindClass }).terms;
    const lot = terms.every((row, k) => row.lot === implied[k]?.lot) ? '' : terms[0].lot;
    const tick = terms.every((row, k) => Object.is(row.tick, implied[k]?.tick)) ? '' : terms[0].tick;
    return [symbol, quoted(name), market, currency, kind, kindClass, lot, tick, multiplier, '', ''];
  });
  return table('symbol,name,market,currency,kind,class,lot,tick,multiplier,underlying,expiry', rows);
}

function barsText({ time, open, high, low, close, volume }: Bars): string {
  const rows = Array.from(time, (day, k) => [
    dayOf(day),
    open[k],
    high[k],
    low[k],
    close[k],
    Number.isNaN(volume[k]) ? '' : volume[k],
  ]);
  return table('date,open,high,low,close,volume', rows);
}

function seriesText({ dates, values, published }: Observations): string {
  if (published.every(Number.isNaN)) {
    return table(
      'date,value',
      Array.from(dates, (day, k) => [dayOf(day), values[k]]),
    );
  }
  const rows = Array.from(dates, (day, k) => [dayOf(day), values[k], publishedText(published[k])]);
  return table('date,value,published', rows);
}

const publishedText = (time: number): string =>
  Number.isNaN(time) ? '' : new Date(time).toISOString().replace('.000Z', 'Z');
