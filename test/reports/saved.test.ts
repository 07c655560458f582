// A result is the same from memory and from its files, and its files cannot hurt whoever reads them.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../reports/build.js';
import { METRIC_NAMES, summarize } from '../../reports/metrics/index.js';
import { columnsOf } from '../../reports/saved/metric-columns.js';
import { resultFiles } from '../../reports/files.js';
import type { Report } from '../../reports/report.js';
import { resultFrom } from '../../reports/saved/read-result.js';
import { resultOf } from '../../reports/saved/result-of.js';
import { TABLE_NAMES, TABLES } from '../../reports/saved/tables.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, type Play, run as runPlay, settingsOfPlay } from '../kit/play.js';
import { tenYears } from './html/fixture.js';
import { CONFIGURATION } from './toy.js';

function reported(play: Play): Report {
  const feed = feedOf(play.market);
  const { fill = 'next-open', cash } = settingsOfPlay(play);
  const benchmark = feed.assets[0].symbol;
  return buildReport({
    configuration: { ...CONFIGURATION, base: feed.base, cash, fill, benchmark, doubt: true },
    feed,
    run: runPlay(play, { intrabar: 'pessimistic' }),
    otherReading: runPlay(play, { intrabar: 'optimistic' }),
    fingerprint: 'f00d',
    files: [{ name: 'bars/AAA.csv', sha256: 'c0ffee' }],
    version: '0.1.0',
  });
}

/** Where two values differ, by path; the sign of zero, which no file keeps, does not count. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  const isNested = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isNested(a) || !isNested(b)) return Object.is(a, b) || (a === 0 && b === 0) ? [] : [`${path}: ${a} and ${b}`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => differences(a[key], b[key], `${path}.${key}`));
}

async function reread(report: Report) {
  const files = await resultFiles(report);
  return resultFrom((name) => files.get(name) ?? '', 'DIR');
}

describe('a result', () => {
  it('tells the same from memory and from its files', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyPlay(), async (play) => {
        const report = reported(play);
        const result = resultOf(report);
        expect(differences(await reread(report), result)).toEqual([]);
        for (const name of TABLE_NAMES) {
          const [first] = Object.values(result.tables[name]) as { length: number }[];
          if (first.length > 0) seen.set(name, (seen.get(name) ?? 0) + 1);
        }
      }),
      { numRuns: 80, seed: 41 },
    );
    // The plays read no outside series.
    for (const name of TABLE_NAMES.filter((each) => each !== 'series.csv'))
      expect({ name, often: (seen.get(name) ?? 0) > 5 }).toEqual({ name, often: true });
  });

  it('tells the same of many trades over ten years', async () => {
    const report = tenYears();
    expect(differences(await reread(report), resultOf(report))).toEqual([]);
  });
});

describe('the metrics of a result', () => {
  it('are computed again from its files alone', async () => {
    const defined = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyPlay(), async (play) => {
        const result = await reread(reported(play));
        const again = summarize(columnsOf(result));
        for (const name of METRIC_NAMES) {
          const [shown, computed] = [result.metrics[name], again[name]];
          const near = Math.abs(shown - computed) <= 1e-9 * Math.max(1e-9, Math.abs(shown));
          if (!near && !Object.is(shown, computed)) expect.fail(`${name} is ${shown}, and ${computed} from the files`);
          if (!Number.isNaN(shown)) defined.set(name, (defined.get(name) ?? 0) + 1);
        }
      }),
      { numRuns: 60, seed: 42 },
    );
    const never = METRIC_NAMES.filter((name) => !defined.has(name));
    // A play of some rows has no months enough for these.
    expect(never).toEqual(['calmarThreeYears', 'hurst']);
  });
});

describe('a file of a result', () => {
  const broken = async (name: string, change: (text: string) => string): Promise<string> => {
    const files = await resultFiles(tenYears(300));
    files.set(name, change(files.get(name)!));
    return resultFrom((file) => files.get(file) ?? '', 'DIR').then(
      () => 'read',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  };

  it.each(TABLE_NAMES)('%s that lacks a column is refused with its name', async (name) => {
    const [column] = Object.keys(TABLES[name]).slice(-1);
    const said = await broken(name, (text) => text.replace(new RegExp(`(^|,)${column}(?=\\n)`), '$1other'));
    expect(said).toContain(`UserError: DIR/${name} has no column ${column}`);
  });

  it('with a cell that is no number or no date is refused with its place', async () => {
    const at = (line: number, column: number, cell: string) => (text: string) =>
      text
        .split('\n')
        .map((each, row) => (row === line ? each.split(',').with(column, cell).join(',') : each))
        .join('\n');
    expect(await broken('equity.csv', at(3, 1, '0x10'))).toMatch(/DIR\/equity\.csv, line 4: equity is "0x10"/);
    for (const none of ['', '\n', ' \r\n'])
      expect(await broken('fills.csv', () => none)).toMatch(/fills\.csv is empty/);
    expect(await broken('equity.csv', at(3, 0, 'yesterday'))).toMatch(/line 4: date is "yesterday"/);
    expect(await broken('equity.csv', at(3, 0, '1999-01-01'))).toMatch(/line 4: the dates do not rise/);
    expect(await broken('equity.csv', (text) => text.split('\n').slice(0, -2).join('\n'))).toMatch(/has 299 rows/);
    expect(await broken('equity.csv', (text) => `${text.trimEnd()},late\n`)).toMatch(/read|error/i);
  });

  it('run.json that is none, or has a field of another kind, is refused with the field', async () => {
    expect(await broken('run.json', () => '{')).toContain('DIR/run.json is not JSON');
    expect(await broken('run.json', () => 'null')).toContain('UserError: DIR/run.json: the whole is wrong');
    const set = (path: string, value: unknown) => (text: string) => {
      const record = JSON.parse(text) as Record<string, Record<string, unknown>>;
      const [first, second] = path.split('.');
      record[first][second] = value;
      return JSON.stringify(record);
    };
    for (const [path, value] of [
      ['configuration.strategy', 3],
      ['configuration.params', null],
      ['data.assets', [{}]],
      ['data.frequency', 'hourly'],
      ['metrics.sharpe', 'high'],
      ['metrics.maxDrawdownStart', 1e21],
      ['attribution.total', []],
    ] as const)
      expect(await broken('run.json', set(path, value))).toMatch(
        new RegExp(`UserError: DIR/run.json: ${path.replace('.', '\\.')}`),
      );
  });
});
