// Every real market file imported: what it is recognised as, its rows and dates against SOURCES.md, and a run on what came out.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit, type Finding, load, sentenceOf } from '../../data/index.js';
import { type ImportedFile, type ImportOutcome, importData } from '../../data/import/index.js';
import { simulate } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';
import { temporaryFolder } from '../data/temporary.js';
import { MARKET, reasonToSkip } from './market.js';

const reason = reasonToSkip();
if (reason !== '') console.warn(`Skipped: ${reason}`);

/** What SOURCES.md says of a file. */
interface Listed {
  readonly file: string;
  readonly first: string;
  readonly last: string;
  /** NaN where it says none. */
  readonly rows: number;
  readonly checks: string;
}

const listed = (): readonly Listed[] =>
  readFileSync(join(MARKET, 'SOURCES.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, file, , , , , first, last, rows, checks] = line.split('|').map((cell) => cell.trim());
      return { file: file.replaceAll('`', ''), first, last, rows: Number(rows), checks };
    });

/** First and last date of what was read. */
function spanOf({ source }: ImportedFile): readonly [string, string] {
  const days = [
    ...(source?.contents ?? []).flatMap(({ first, last }) => [first, last]),
    ...(source?.events ?? []).map(({ day }) => day),
  ].sort();
  return [days[0] ?? '', days.at(-1) ?? ''];
}

/** Says of a file that something of it was left out. */
const saysLess = ({ beliefs, findings }: ImportedFile): boolean =>
  findings.length > 0 || beliefs.some(({ what, value }) => /left out/.test(`${what} ${value}`));

/** The directory of all 97 files has the mainland's funds with their events in it. */
const FUNDS = ['159920', '510300', '510880', '511260', '512480', '512880', '513100', '518880'];

describe.skipIf(reason !== '')('The real market files', () => {
  const folder = temporaryFolder();
  const dir = join(folder.path, 'all');
  let outcome: ImportOutcome;
  let found: readonly Finding[];
  const fileOf = (name: string) =>
    outcome.files.find(({ path }) => path.replace(/:[^:]*$/, '') === join(MARKET, name))!;

  beforeAll(async () => {
    const paths = listed().map(({ file }) => join(MARKET, file));
    outcome = await importData({ paths, into: dir, now: '2026-11-22T00:00:00.000Z' });
    found = (await audit([dir])).findings;
  }, 600_000);

  it('are all imported, and this is the table of them', () => {
    const lines = outcome.files.map((file) => {
      const { path, format, rows, source, findings } = file;
      const symbols = new Set(source?.contents.map(({ symbol }) => symbol));
      const isUsed = new Set(
        source?.contents.filter((one) => /^(bars|series)/.test(one.path)).map(({ symbol }) => symbol),
      );
      const own = found.filter(
        ({ symbol }) => symbol !== '' && (isUsed.has(symbol) || isUsed.has(symbol.split('@')[1])),
      );
      const checks = [...new Set(own.map((finding) => finding.check))].sort().join(' ');
      const shown = [...symbols].filter((symbol) => symbol !== '');
      const what = `${shown.slice(0, 2).join(' ')}${shown.length > 2 ? ` +${shown.length - 2}` : ''}`;
      return [path.slice(MARKET.length + 1), format, what, rows, ...spanOf(file), findings.length, checks].join(' | ');
    });
    console.log(
      ['file | recognised as | symbol | rows | first | last | findings | checks of the directory', ...lines].join('\n'),
    );
    expect(outcome.files.filter((file) => file.outcome === 'refused').map(({ why }) => why)).toEqual([]);
    expect(new Set(outcome.files.map(({ path }) => path)).size).toBe(listed().length);
  });

  it('have the rows that SOURCES.md counts', () => {
    const wrong = listed().flatMap(({ file, rows }) => {
      const read = fileOf(file);
      // The last row of QuantConnect's factors is no day; SOURCES.md leaves it out, as the import does.
      const counted = read.format === 'quantconnect-factors' ? read.rows - 1 : read.rows;
      return Number.isNaN(rows) || counted === rows ? [] : [`${file}: ${counted}, not ${rows}`];
    });
    expect(wrong).toEqual([]);
  });

  it('have its first and last dates, but for rows without a value, which are told', () => {
    const other = listed().flatMap((row) => {
      const [first, last] = spanOf(fileOf(row.file));
      const isSame = (row.first === '-' || first === row.first) && (row.last === '-' || last === row.last);
      return isSame ? [] : [{ ...row, read: [first, last] }];
    });
    console.log(
      other
        .map(({ file, first, last, read }) => `${file}: ${first} to ${last}, with values ${read.join(' to ')}`)
        .join('\n'),
    );
    for (const { file, first, last, read } of other) {
      expect(saysLess(fileOf(file))).toBe(true);
      expect(read[0] >= first && read[1] <= last).toBe(true);
    }
    // Blank last rows of one vendor, flows not reported, and distributions that were none.
    expect(other.length).toBeLessThanOrEqual(6);
  });

  it('have as many values as rows, less those that are told to be blank', () => {
    const silent = outcome.files.filter((file) => {
      const [main] = file.source?.contents ?? [];
      const isLong = file.source!.contents.length > 12 || file.rows === 0;
      return main && !isLong && main.rows !== file.rows && !saysLess(file);
    });
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('keep known values to the digit', () => {
    const text = (path: string) => readFileSync(join(dir, path), 'utf8');
    const first = (path: string) => text(path).split('\n')[1];
    expect(first('series/pe-ttm@000300.SS.csv')).toBe('2005-04-08,14.98');
    expect(text('series/fund-shares.csv')).toMatch(/^510010,2026-07-01,131524400,$/m);
    expect(text('series/turnover-rate@510300.csv')).toMatch(/^2019-01-02,0\.0049$/m);
    // Dated a Tuesday, known on Friday.
    expect(first('series/cot-sp500-spec-long.csv')).toBe('2006-01-03,202214,2006-01-06T20:30:00Z');
    expect(text('series/put-call.csv')).not.toMatch(/2025-01-09/);
    expect(text('series/sp500-pe10.csv')).toMatch(/^date,value,published\n1881-01-01,\S+,1881-01-31/);
    expect(text('calendars/XSHG.csv')).toMatch(/^date\n1990-12-19\n/);
    expect(first('series/nav@513100.csv')).toBe('2013-04-25,1');
    // Raw before adjusted: the run uses what was traded.
    expect(text('instruments.csv')).toMatch(/^510300,沪深300ETF,XSHG,CNY,etf,,,,,,,raw$/m);
  });

  it('have the splits on the first day that prices show them, and the distributions that were paid', () => {
    const actions = readFileSync(join(dir, 'actions.csv'), 'utf8').split('\n');
    expect(actions.filter((line) => line.includes(',split,'))).toEqual([
      '512480,2021-03-29,split,2,',
      '512480,2026-07-03,split,2,',
      '513100,2022-01-14,split,5,',
    ]);
    expect(actions.filter((line) => line.startsWith('510300,'))).toHaveLength(14);
    expect(actions.some((line) => line.startsWith('512690'))).toBe(false);
    const dirty = fileOf('MorphKyan__strategy/platform_dividends.csv').findings.map(sentenceOf);
    expect(dirty.filter((sentence) => /is no dividend of 512690/.test(sentence))).toHaveLength(12);
    expect(dirty.filter((sentence) => /515210 may be of another fund/.test(sentence))).toHaveLength(6);
  });

  it('run: eight funds as traded are bought and held without a jump', async () => {
    const errors = found.filter(({ severity, symbol }) => severity === 'error' && FUNDS.includes(symbol));
    expect(errors.map(sentenceOf)).toEqual([]);
    const { feed } = await load([dir], { assets: FUNDS });
    expect(feed.assets.length).toBe(FUNDS.length);
    const run = simulate(STRATEGIES['buy-and-hold'], feed, { cash: 1e6 });
    expect(run.equity.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
    const moves = run.equity.map((value, row) => (row === 0 ? 1 : value / run.equity[row - 1]));
    expect(Math.max(...moves.map((move) => Math.abs(Math.log(move))))).toBeLessThan(0.12);
    const nasdaq = feed.assets.find(({ symbol }) => symbol === '513100')!;
    expect(nasdaq.factor.at(-1)).toBe(5);
  });
});
