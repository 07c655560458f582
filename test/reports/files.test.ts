// The result folder: what its files say, and that it is whole or not there.

import * as fc from 'fast-check';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Feed, type Run, UserError } from '../../engine/index.js';
import { buildReport } from '../../reports/build.js';
import { RESULT_FILES, writeResult } from '../../reports/files.js';
import type { Report } from '../../reports/report.js';
import { CONFIGURATION, runScript, scene, toyFeed } from './toy.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tidemark-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (feed: Feed, run: Run, benchmark = ''): Report =>
  buildReport({ configuration: { ...CONFIGURATION, benchmark }, feed, run, fingerprint: 'f00d', version: '0.1.0' });

const small = (): Report => {
  const feed = toyFeed([
    {
      close: [10, 11, 12, 13],
      actions: [{ row: 2, kind: 'dividend', value: 0.25, payRow: Infinity }],
      terms: { lot: 100 },
    },
  ]);
  return report(
    feed,
    runScript(feed, [
      [0, 0, 300],
      [2, 0, -250],
      [3, 0, 100],
    ]),
    'AAA',
  );
};

/** Plain splitting: none of the toys' cells is quoted. */
const cells = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

const read = (dir: string, name: string): string => readFileSync(join(dir, name), 'utf8');

describe('the files', () => {
  it('have the columns that scripts rely on, with dates, words and empty cells', async () => {
    const out = join(folder, 'new', 'out');
    await writeResult(out, small(), new Map([['report.html', '<p>']]));
    expect(readdirSync(out).sort()).toEqual([...Object.keys(RESULT_FILES), 'report.html'].sort());
    expect(read(out, 'orders.csv')).toBe(
      'id,date,symbol,side,type,quantity,limit,stop,tif,status,filled,reason,trail,group,origin,notional,unpaid\n' +
        '1,2024-01-02,AAA,buy,market,300,,,day,filled,300,,,,strategy,,\n' +
        '2,2024-01-04,AAA,sell,market,250,,,day,refused,0,not a whole number of lots,,,strategy,,\n' +
        '3,2024-01-05,AAA,buy,market,100,,,day,expired,0,the run ended,,,strategy,,\n',
    );
    expect(read(out, 'fills.csv')).toBe(
      'seq,date,order,symbol,side,quantity,price,currency,commission,tax,slippage,cash,rate\n' +
        '1,2024-01-03,1,AAA,buy,300,11,CNY,0,0,0,-3300,1\n',
    );
    expect(read(out, 'cashflows.csv')).toBe(
      'seq,date,kind,symbol,currency,amount,rate\n0,2024-01-02,deposit,,CNY,100000,1\n1,2024-01-03,fill,AAA,CNY,-3300,1\n',
    );
    expect(read(out, 'positions.csv')).toBe(
      'date,symbol,quantity,price,value,exposure\n2024-01-03,AAA,300,11,3300,3300\n2024-01-04,AAA,300,12,3600,3600\n' +
        '2024-01-04,AAA:receivable,300,0.25,75,0\n2024-01-05,AAA,300,13,3900,3900\n' +
        '2024-01-05,AAA:receivable,300,0.25,75,0\n',
    );
    expect(read(out, 'equity.csv').split('\n')[0]).toBe('date,equity,cash,gross,net,drawdown,benchmark,riskFree');
    expect(cells(read(out, 'equity.csv'))[2].slice(0, 6)).toEqual(
      ['2024-01-04', 100375, 96700, 3600 / 100375, 3600 / 100375, 0].map(String),
    );
  });

  it('say of a run what is needed to repeat it, dates in ISO, undefined figures as null', async () => {
    const out = join(folder, 'out');
    await writeResult(out, small());
    const record = JSON.parse(read(out, 'run.json')) as Record<string, never>;
    expect(record).toMatchObject({ version: '0.1.0', configuration: { strategy: 'toy', cash: 100000 } });
    expect(record).toMatchObject({ data: { fingerprint: 'f00d', generated: false } });
    expect(record).toMatchObject({
      metrics: { finalEquity: 100675, maxDrawdownStart: null, sharpe: expect.any(Number) },
    });
    expect(read(out, 'run.json')).not.toContain(folder);
  });

  it('quote a symbol that holds a comma or a quote', async () => {
    const feed = toyFeed([{ symbol: 'A,"B"', close: [10, 11] }]);
    const out = join(folder, 'out');
    await writeResult(out, report(feed, runScript(feed, [[0, 0, 1]])));
    expect(read(out, 'positions.csv')).toBe(
      'date,symbol,quantity,price,value,exposure\n2024-01-03,"A,""B""",1,11,11,11\n',
    );
  });

  it('name intraday rows by their time in UTC', async () => {
    const feed = toyFeed([{ close: [10, 11] }], { frequency: 'intraday', time: Float64Array.of(0, 90_500) });
    const out = join(folder, 'out');
    await writeResult(out, report(feed, runScript(feed, [])));
    expect(cells(read(out, 'equity.csv')).map(([date]) => date)).toEqual([
      '1970-01-01T00:00:00Z',
      '1970-01-01T00:01:30.500Z',
    ]);
  });

  it('hold the curve to the last digit: cash is the left fold of the postings, equity adds the positions in file order', async () => {
    let holding = 0;
    let owing = 0;
    await fc.assert(
      fc.asyncProperty(scene, async ({ feed, script, slippage }) => {
        const out = join(folder, 'law');
        await writeResult(out, report(feed, runScript(feed, script, { slippage })));
        const flows = cells(read(out, 'cashflows.csv'));
        const positions = cells(read(out, 'positions.csv'));
        for (const [date, equity, cash] of cells(read(out, 'equity.csv'))) {
          const balance = flows.filter((flow) => flow[1] <= date).reduce((sum, flow) => sum + Number(flow[5]), 0);
          const held = positions.filter((position) => position[0] === date);
          const worth = held.reduce((sum, position) => sum + Number(position[4]), balance);
          expect([String(balance), String(worth)]).toEqual([cash, equity]);
          if (held.length > 1) holding++;
          if (held.some(([, symbol]) => symbol.endsWith(':receivable'))) owing++;
        }
        const fills = cells(read(out, 'fills.csv'));
        const posted = flows
          .filter(([, , kind]) => kind === 'fill')
          .map(([seq, date, , , , amount]) => [seq, date, amount]);
        expect(fills.map((fill) => [fill[0], fill[1], fill[11]])).toEqual(posted);
        expect(flows.map(([seq]) => seq)).toEqual(flows.map((_, i) => String(i)));
      }),
      { numRuns: 300, seed: 11 },
    );
    expect(holding).toBeGreaterThan(300);
    expect(owing).toBeGreaterThan(100);
  });

  it('are the same bytes each time', async () => {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')];
    await writeResult(a, small());
    await writeResult(b, small());
    for (const name of readdirSync(a)) expect(read(a, name)).toBe(read(b, name));
  });
});

describe('the folder', () => {
  const refused = async (dir: string, words: RegExp) => {
    const failure = await writeResult(dir, small()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toMatch(words);
    expect((failure as UserError).message).toContain(dir);
  };

  it('takes the place of a former result whole, extra files included', async () => {
    const out = join(folder, 'out');
    await writeResult(out, small(), new Map([['report.html', 'old']]));
    await writeResult(out, small());
    expect(readdirSync(out).sort()).toEqual(Object.keys(RESULT_FILES).sort());
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('takes the place of an empty one, and follows a link', async () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    await writeResult(join(folder, 'link'), small());
    expect(readdirSync(join(folder, 'real'))).toContain('run.json');
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
  });

  it('is refused where it holds anything else, and left as it was', async () => {
    const out = join(folder, 'out');
    await writeResult(out, small());
    writeFileSync(join(out, 'thesis.doc'), 'mine');
    await refused(out, /holds thesis\.doc/);
    expect(read(out, 'thesis.doc')).toBe('mine');
    rmSync(join(out, 'thesis.doc'));
    rmSync(join(out, 'fills.csv'));
    await refused(out, /has no fills\.csv/);
    const other = join(folder, 'other');
    mkdirSync(join(other, 'run.json'), { recursive: true });
    await refused(other, /holds run\.json/);
    expect(readdirSync(folder).sort()).toEqual(['other', 'out']);
  });

  it('is refused where it is a file or lies below one', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    await refused(file, /is not a folder/);
    await refused(join(file, 'out'), /cannot be written.*\(a file stands where a folder is needed\)/);
    expect(read(folder, 'file')).toBe('mine');
  });

  it('is refused where it is the current folder, which would be gone under the user’s feet', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const before = process.cwd;
    process.cwd = () => empty;
    try {
      await refused(empty, /current folder/);
    } finally {
      process.cwd = before;
    }
  });

  it('is not there at all where it cannot be written', async ({ skip }) => {
    if (process.getuid?.() === 0) {
      console.log('skipped: the superuser may write to a folder that is read-only');
      skip();
    }
    const locked = join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    await refused(join(locked, 'out'), /cannot be written.*not allowed/);
    expect(readdirSync(locked)).toEqual([]);
    chmodSync(locked, 0o700);
  });

  it('leaves nothing behind where a file cannot be written, not even the folders on the way', async () => {
    const out = join(folder, 'way', 'to', 'out');
    // Longer than a name may be.
    const failure = await writeResult(out, small(), new Map([['x'.repeat(300), '']])).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes no extra file that would leave the folder or stand for another', async () => {
    for (const name of ['../evil', '/evil', '.hidden', 'run.json', 'a/b']) {
      await expect(writeResult(join(folder, 'out'), small(), new Map([[name, '']]))).rejects.toThrow(/no name/);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
