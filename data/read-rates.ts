// Reads fx.csv: published exchange rates, a pair a row.

import { numberFault, numberOf } from './cells.js';
import type { ExchangeRates } from './dataset.js';
import { type DatedRow, inOrderOfDate } from './dated.js';
import { startOfDay } from './day.js';
import { type Finding, type Repair, findingsOf } from './finding.js';
import { isCurrency } from './instruments.js';
import { momentOf } from './moments.js';
import { publicationOf } from './publication.js';
import { pairOf } from './rates.js';
import { recordsOf } from './records.js';

interface Row extends DatedRow {
  readonly rate: number;
}

/** The two currencies of a pair such as `HKDCNY` or `HKD/CNY`; undefined where the text is none. */
function currenciesIn(text: string): readonly [from: string, to: string] | undefined {
  const match = /^([A-Z]{3})\/?([A-Z]{3})$/.exec(text);
  return match && isCurrency(match[1]) && isCurrency(match[2]) && match[1] !== match[2]
    ? [match[1], match[2]]
    : undefined;
}

function rateFault(text: string): string {
  const rate = numberOf(text) ?? NaN;
  if (rate === 0) return 'is zero';
  return rate < 0 ? 'is negative' : numberFault(text);
}

/** The pairs of a file, in the order in which it first names them. */
export async function readRates(
  path: string,
  lenient: ReadonlySet<Repair>,
): Promise<{
  readonly pairs: readonly ExchangeRates[];
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}> {
  const findings = findingsOf(path);
  const notes: string[] = [];
  const { records } = await recordsOf(path, ['date', 'pair', 'rate'], ['published'], findings);
  const rows = new Map<string, Row[]>();
  let utc = false;
  for (const { line, cells } of records) {
    const refuse = (column: keyof typeof cells, what: string, remedy = 'correct the cell') =>
      findings.add({ line, column, value: cells[column].slice(0, 40), what, remedy });
    const pair = currenciesIn(cells.pair);
    const date = startOfDay(momentOf(cells.date).reading);
    const rate = numberOf(cells.rate) ?? NaN;
    const published = cells.published === '' ? undefined : publicationOf(cells.published, date, undefined);
    if (Number.isNaN(date)) refuse('date', cells.date === '' ? 'is empty' : 'is not a date that can be read');
    else if (!pair) {
      refuse(
        'pair',
        'is no pair of currencies',
        'write two ISO 4217 codes, such as HKDCNY: what one HKD is worth in CNY',
      );
    } else if (!(rate > 0 && rate < Infinity)) refuse('rate', rateFault(cells.rate), 'give what one unit is worth');
    else if (published && Number.isNaN(published.time)) {
      refuse('published', 'is not a time that can be read', 'write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ');
    } else if (published?.early) {
      refuse('published', `is before the date ${cells.date} that it describes`, 'correct one of the two');
    } else {
      utc ||= published?.assumed ?? false;
      const name = pair.join('');
      const row = { line, date, rate, published: published?.time ?? NaN };
      const list = rows.get(name);
      if (list) list.push(row);
      else rows.set(name, [row]);
    }
  }
  if (records.length === 0 && findings.list.length === 0) {
    const remedy = 'give at least one rate, or remove the file';
    findings.add({ line: 0, column: '', value: '', what: 'has a header and no rows', remedy });
  }
  if (utc) notes.push(`${path}: its publication times name no zone and were read as UTC.`);
  const pairs = [...rows].map(([name, all]): ExchangeRates => {
    const [from, to] = [name.slice(0, 3), name.slice(3)];
    const ordered = inOrderOfDate(all, `Rates of ${pairOf({ from, to })}`, { findings, lenient, notes });
    return {
      from,
      to,
      dates: Float64Array.from(ordered, ({ date }) => date),
      rates: Float64Array.from(ordered, ({ rate }) => rate),
      published: Float64Array.from(ordered, ({ published }) => published),
    };
  });
  return { pairs, findings: findings.list, notes };
}
