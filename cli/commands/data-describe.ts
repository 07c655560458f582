// `tidemark data describe <paths...>`: what data hold.

import { describe, type Description, sentenceOf } from '../../data/index.js';
import type { Call } from '../command.js';
import { columns } from '../text.js';

const HEAD = ['symbol', 'name', 'market', 'kind', 'currency', 'first', 'last', 'rows', 'format'];

/** Prints a row for each instrument, series, pair of currencies and calendar, and what was assumed; yields 1 if the data have errors, else 0. */
export async function dataDescribe({ words }: Call): Promise<number> {
  const { rows, findings, generated } = await describe(words);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (generated !== '') process.stdout.write(`GENERATED DATA, not a real market. ${generated}\n\n`);
  for (const what of ['instrument', 'series', 'rates', 'calendar'] as const) {
    const those = rows.filter((row) => row.what === what);
    if (those.length > 0) process.stdout.write(`${columns([HEAD, ...those.map(cells)])}\n`);
  }
  for (const note of new Set(rows.flatMap(({ notes }) => notes))) process.stdout.write(`note: ${note}\n`);
  for (const finding of errors) process.stderr.write(`error: ${sentenceOf(finding)}\n`);
  return errors.length > 0 ? 1 : 0;
}

/** Names come from files: what steers a terminal stays out of it. */
const cells = ({ symbol, name, market, kind, currency, first, last, bars, format }: Description): string[] =>
  [symbol, name === symbol ? '' : name, market, kind, currency, first, last, String(bars), format].map((cell) =>
    cell.replaceAll(/\p{Cc}+/gu, ' '),
  );
