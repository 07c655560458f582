// Our indicators against TA-Lib's: the table of docs/indicators.md says how far they agree, and it is measured here.

import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { AGREEMENTS, type Agreement } from './agreement/cases.js';
import { compare } from './agreement/compare.js';
import { type Columns, GENERATED, REAL, reasonToSkip } from './agreement/markets.js';
import { loadTalib } from './agreement/talib.js';

const talib = await loadTalib();
const WINDOWS = [5, 14, 50];

const kind = ({ within, after }: Agreement): string =>
  `${within} ${after === undefined ? 'from the first value on' : `after ${after.text}`}`;

const isComparable = ({ needsVolume }: Agreement, { volume }: Columns): boolean =>
  needsVolume !== true || !Number.isNaN(volume[0]);

/** Asserts what the table says, and returns the measure of it. */
function measure(agreement: Agreement, columns: Columns) {
  const all = WINDOWS.map((n) => ({ n, ...compare(agreement, talib, columns, n) }));
  for (const one of all) {
    const [ours, theirs] = one.first;
    const isFirst = agreement.isEarlier ? ours < theirs : ours === theirs;
    const isRight = isFirst && one.compared > 1500 && one.alone === 0 && one.worst <= agreement.within;
    if (!isRight) throw new Error(`it is not as the table has it: ${JSON.stringify(one)}`);
  }
  return all;
}

const rows: string[] = [];

describe.each(Object.entries(GENERATED))('%s', (market, make) => {
  const columns = make();
  it.each(AGREEMENTS.map((one) => [`${one.ours}, ${one.theirs}`, one] as const))('%s', (name, agreement) => {
    const all = measure(agreement, columns);
    note(market, name, all);
    // What is said to differ at first does.
    if (agreement.after !== undefined) expect(Math.max(...all.map(({ before }) => before))).toBeGreaterThan(1e-4);
  });
});

const reason = reasonToSkip();
if (reason !== '') console.warn(`indicators are not compared with TA-Lib's on real markets: ${reason}`);

describe.skipIf(reason !== '').each(Object.entries(REAL))('%s', (market, make) => {
  const columns = reason === '' ? make() : null;
  const comparable = AGREEMENTS.filter((one) => columns !== null && isComparable(one, columns));
  it.each(comparable.map((one) => [`${one.ours}, ${one.theirs}`, one] as const))('%s', (name, agreement) =>
    note(market, name, measure(agreement, columns!)),
  );
});

function note(market: string, name: string, all: ReturnType<typeof measure>): void {
  const worst = Math.max(...all.map((one) => one.worst)).toExponential(1);
  const compared = all.reduce((sum, one) => sum + one.compared, 0);
  rows.push(`${name} | ${market} | ${compared} bars | ${worst}`);
}

test('the table of docs/indicators.md', () => {
  if (process.env.TIDEMARK_AGREEMENT === 'print') console.log(rows.join('\n'));
  const page = readFileSync(new URL('../../docs/indicators.md', import.meta.url), 'utf8');
  const table = /<!-- agreement -->\n+([^]*?)\n+<!-- \/agreement -->/.exec(page)?.[1] ?? '';
  const shown = table.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
  const expected = AGREEMENTS.map((one) => `| ${one.theirs} | \`${one.ours}\` | ${kind(one)} | ${one.convention} |`);
  expect(shown.slice(2)).toEqual(expected.map((line) => line.replace(/ +/g, ' ')));
});
