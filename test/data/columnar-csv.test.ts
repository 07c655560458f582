// A large CSV file is read by DuckDB exactly as it is read cell by cell, or not at all.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBarsColumns } from '../../data/columnar/csv-bars.js';
import { type BarRequest, readBars } from '../../data/read-bars.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let count = 0;

const isNumber = (cell: string): boolean => /^[\d.]+(?:[eE]-?\d+)?$/.test(cell);

/** A file of just these bytes. */
function written(name: string, text: string): string {
  const path = folder.write(name);
  writeFileSync(path, text);
  return path;
}

const bytesOf = (value: unknown): string => serialize(value).toString('latin1');

/** Reads a text both ways; whether DuckDB was let read it is told beside. */
async function bothWays(text: string, request: Partial<BarRequest> = {}) {
  const path = written(`any-${count++}.csv`, text);
  const asked: BarRequest = { path, symbol: 'AAA', zone: 'Asia/Shanghai', lenient: new Set(), ...request };
  const careful = await readBars({ ...asked, largeFrom: Infinity });
  const { sha256, ...fast } = await readBars({ ...asked, largeFrom: 0 });
  if (sha256 !== undefined) expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  expect(fast).toEqual(careful);
  expect(bytesOf(fast)).toBe(bytesOf(careful));
  return { taken: sha256 !== undefined, file: fast };
}

const number = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 100, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)) },
  { weight: 1, arbitrary: fc.double({ min: 1e-8, max: 1e12, noNaN: true }).map(String) },
);
/** Cells that two readers may read in two ways, or one of them not at all. */
const ODD = [
  '',
  ' ',
  '-',
  '--1',
  '+1',
  '+-1',
  '-5',
  '0',
  '-0',
  '1e',
  '1e5',
  '1E-3',
  '1.e2',
  '.5',
  '5.',
  '1_000',
  '1,000',
  '"1,000"',
  '"7"',
  'inf',
  '-inf',
  'nan',
  'NaN',
  'null',
  '1e999',
  '-1e999',
  '1e-400',
  ' 7',
  '7 ',
  '1.2.3',
  '1-2',
  '0x10',
  '1.5M',
  '١',
  '\t7',
  '00012',
  '123456789012345678901234567890.5',
  '9007199254740993',
  '4.9e-324',
  '1;2',
  "1'2",
  '1\r2',
  '1\0',
  'true',
  '$1',
  '1/2',
];
const ODD_DATES = [
  '',
  '2024-1-5',
  '2024/01/05',
  '20240105',
  '2024-13-01',
  '2024-02-30',
  '02024-01-05',
  '0999-01-05',
  '0000-01-01',
  '5000000-01-01',
  '2024-01-05 24:00:00',
  '2024-01-05 23:60:00',
  '2024-01-05 24:00:01',
  '2024-01-05 23:59:60',
  '2024-01-05 09:30',
  '2024-01-05T09:30:00Z',
  ' 2024-01-05',
  '2024-01-05T09:30:00+08:00',
  '2024-01-05 09:30:00.5',
  '2024 01 05',
  '-2024-01-05',
  'infinity',
  'epoch',
  '2024-01-05 (BC)',
  '3/4/2024',
  '1999-12-31',
  '2024-01-05 00:00:00',
  '"2024-01-05"',
  '2024-01-05Z',
];

const odd = fc.constantFrom(...ODD);
const oddDate = fc.constantFrom(...ODD_DATES);

interface Shape {
  readonly header: string;
  readonly width: number;
}
const shapes = fc.constantFrom<Shape>(
  { header: 'date,open,high,low,close,volume', width: 5 },
  { header: 'Date,Open,High,Low,Close,Volume', width: 5 },
  { header: 'date,close', width: 1 },
  { header: 'date,close,open', width: 2 },
  { header: 'date,open,high,low,close', width: 4 },
  { header: 'datetime,open,high,low,close,volume,amount', width: 6 },
  { header: 'date,volume,close,low,high,open', width: 5 },
  { header: ' date , open,high,low, close ,volume', width: 5 },
  { header: 'Date,Open,High,Low,Close,Adj Close,Volume', width: 6 },
  { header: 'trade_date,open,high,low,close,vol,close', width: 6 },
  { header: 'date,open,high,low,close,', width: 5 },
  { header: '"date",open,high,low,close,volume', width: 5 },
  { header: '日期,开盘,收盘,最高,最低,成交量', width: 5 },
  { header: 'Price,Close,High,Low,Open,Volume', width: 5 },
  { header: 'open,date,close', width: 2 },
  { header: 'date;open;close', width: 2 },
  { header: 'date', width: 0 },
);
/** How dates are written, from a number of minutes. */
const clocks = fc.constantFrom<(minute: number) => string>(
  (day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
  (day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10),
  (minute) => new Date(Date.UTC(2020, 2, 5, 0, minute * 7)).toISOString().slice(0, 19).replace('T', ' '),
  (minute) => new Date(Date.UTC(2020, 2, 5, 0, minute * 7)).toISOString().slice(0, 16),
  (minute) => `${new Date(Date.UTC(2020, 2, 5, 0, minute * 7)).toISOString().slice(0, 19)}Z`,
  (day) => `${new Date(Date.UTC(2020, 2, 5 + day, 16)).toISOString().slice(0, 19)}Z`,
  (day) => `${new Date(Date.UTC(2020, 2, 5 + day)).toISOString().slice(0, 19)}+00:00`,
);

/** What is done to a file: mostly nothing. */
const changes = fc.array(
  fc.record({
    what: fc.constantFrom(
      'cell',
      'date',
      'swap',
      'swap',
      'twice',
      'drop',
      'more',
      'blank',
      'spaces',
      'cr',
      'sound bar',
    ),
    row: fc.nat(),
    place: fc.nat(),
    cell: odd,
    date: oddDate,
  }),
  { maxLength: 2 },
);

const files = fc
  .record({
    shape: fc.oneof(
      { weight: 3, arbitrary: fc.constant<Shape>({ header: 'date,open,high,low,close,volume', width: 5 }) },
      shapes,
    ),
    clock: clocks,
    closes: fc.array(number, { minLength: 1, maxLength: 30 }),
    volume: fc.nat(),
    changes: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: changes }),
    end: fc.constantFrom('\n', '\n', '\r\n', ''),
    last: fc.constantFrom('\n', '\n', '', '\n\n', '\r\n', '\r', ' '),
    mark: fc.constantFrom('', '', '', '', '\uFEFF'),
  })
  .map(({ shape, clock, closes, volume, changes, end, last, mark }) => {
    const rows = closes.map((close, at) => [
      clock(at),
      ...Array.from({ length: shape.width }, (_, k) => (k === 4 ? String(volume + at) : close)),
    ]);
    const lines = rows.map((row) => row.join(','));
    for (const { what, row: any, place, cell, date } of changes) {
      const at = any % rows.length;
      const cells = lines[at].split(',');
      if (what === 'cell') cells[1 + (place % Math.max(shape.width, 1))] = cell;
      if (what === 'date') cells[0] = date;
      if (what === 'drop') cells.pop();
      if (what === 'more') cells.push(cell);
      if (what === 'sound bar' && shape.width === 5) cells.splice(1, 4, '10', '11', '9.999999', '10.00000001');
      lines[at] = what === 'blank' ? '' : what === 'spaces' ? `${cells.join(',')} ` : cells.join(',');
      const other = place % lines.length;
      if (what === 'swap') [lines[at], lines[other]] = [lines[other], lines[at]];
      if (what === 'twice') lines.splice(other, 0, lines[at]);
      if (what === 'cr') lines[at] += '\r';
    }
    const ending = end === '' ? '\n' : end;
    return `${mark}${[shape.header, ...lines].join(ending)}${last}`;
  });

describe('a file that DuckDB may read', () => {
  it('gives what reading it cell by cell gives, to the bit, sound or not; any other is left alone', async () => {
    const seen = { taken: 0, declined: 0, intraday: 0, notes: 0 };
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.constantFrom<BarRequest['lenient']>(
          new Set(),
          new Set(['order', 'duplicates', 'range', 'blank', 'thousands'] as const),
        ),
        fc.constantFrom('Asia/Shanghai', 'America/New_York', undefined),
        async (text, lenient, zone) => {
          const { taken, file } = await bothWays(text, { lenient, zone });
          if (!taken) seen.declined++;
          if (!taken) return;
          seen.taken++;
          if (file.frequency === 'intraday') seen.intraday++;
          if (file.notes.length > 0) seen.notes++;
        },
      ),
      { numRuns: 80, seed: 11 },
    );
    for (const [what, often] of Object.entries(seen)) expect({ what, often: often > 4 }).toEqual({ what, often: true });
  });

  it('is every plain one: dates, times and zones, either end of lines, other columns, exponents', async () => {
    const sound = ['10,12,9,11,5', '11,12.5,1.05e1,12,', '12,13,11,12.5,7'];
    for (const end of ['\n', '\r\n'])
      for (const date of [
        (day: number) => `2024-01-0${day}`,
        (day: number) => `2024-01-05 09:0${day}`,
        (day: number) => `2024-01-05T14:3${day}:00Z`,
      ])
        for (const header of ['date,open,high,low,close,volume', 'Date,OPEN,High,Low,Close,vol'])
          for (const last of [end, '']) {
            const lines = sound.map((cells, day) => `${date(day + 1)},${cells}`);
            const { taken, file } = await bothWays(`${[header, ...lines].join(end)}${last}`);
            expect({ taken, bars: file.bars.time.length, findings: file.findings }).toEqual({
              taken: true,
              bars: 3,
              findings: [],
            });
          }
  });

  it('may have odd cells and dates, which it is not read with, or means the same', async () => {
    let taken = 0;
    for (const cell of ODD) {
      const lines = ['2024-01-02,10,12,9,11,5', `2024-01-03,10,12,9,11,${cell}`, `2024-01-04,${cell},12,9,11,5`];
      const some = isNumber(cell) ? lines : lines.slice(0, 2);
      if ((await bothWays(['date,open,high,low,close,volume', ...some, ''].join('\n'))).taken) taken++;
    }
    for (const date of ODD_DATES) {
      const time = date.slice(10, 19);
      const lines = [`2024-01-02${time === ' 24:00:00' ? ' 00:00:00' : time},10`, `${date},11`];
      if ((await bothWays(['date,close', ...lines, ''].join('\n'))).taken) taken++;
    }
    expect(taken).toBeGreaterThan(15);
  });

  it('may be wrong in ways that the checks find, read either way', async () => {
    const sound = '2024-01-02,10,12,9,11,5';
    for (const [wrong, says] of [
      ['2024-01-01,10,12,9,11,5', /is before/],
      ['2024-01-02,10,12,9,11,5', /is there twice/],
      ['2024-01-03,10,8,9,9,5', /is below/],
      ['2024-01-03,13,12,9,11,5', /lies outside/],
      ['2024-01-03,10,12,0,11,5', /is zero/],
      ['2024-01-03,-10,12,9,11,5', /is negative/],
      ['2024-01-03,10,12,9,11,-5', /is negative/],
      ['2024-03-03,10,12,9,11,5', /weekdays without a bar/],
    ] as const) {
      const { taken, file } = await bothWays(['date,open,high,low,close,volume', sound, wrong, ''].join('\n'));
      expect({ taken, says: file.findings.map(({ what }) => what) }).toEqual({
        taken: true,
        says: [expect.stringMatching(says)],
      });
    }
  });

  it('may be as long as it likes: lines that stand across two reads are read', async () => {
    const lines = Array.from({ length: 12_000 }, (_, minute) => {
      const time = new Date(Date.UTC(2020, 0, 1, 0, minute)).toISOString().slice(0, 19).replace('T', ' ');
      return `${time},${100 + (minute % 7)},${107.5},${99.25},${101 + (minute % 5)},${minute}`;
    });
    const whole = ['date,open,high,low,close,volume', ...lines, ''].join('\n');
    const { taken, file } = await bothWays(whole);
    expect({ taken, bars: file.bars.time.length }).toEqual({ taken: true, bars: 12_000 });
    for (const place of [1 << 18, (1 << 18) + 1, whole.length - 5]) {
      const { taken: broken } = await bothWays(`${whole.slice(0, place)}x${whole.slice(place + 1)}`);
      expect(broken).toBe(false);
    }
  });
});

describe('the name of a file', () => {
  it('is a name and no pattern', async () => {
    const text = 'date,close\n2024-01-02,10\n2024-01-03,11\n';
    written('other.csv', 'date,close\n2024-01-02,20\n2024-01-03,21\n');
    for (const name of [
      'o*r.csv',
      'othe?.csv',
      '[o]ther.csv',
      "o'ther.csv",
      'o"ther.csv',
      'o=1.csv',
      'o\\ther.csv',
      '$HOME ~{a,b}.csv',
      'a;--.csv',
      'a.csv.gz.csv',
    ]) {
      const path = written(name, text);
      const columns = await readBarsColumns(path);
      expect([name, [...(columns?.values.get('close') ?? [])]]).toEqual([name, [10, 11]]);
    }
  });

  it('that is not there is left to who says so', async () => {
    expect(await readBarsColumns('/no/such.csv')).toBeUndefined();
  });
});
