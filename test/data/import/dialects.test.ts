// What is written in any dialect is read back exactly, the beliefs name the dialect, and a slip of one byte never changes other rows in silence.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAR_FORMATS } from '../../../data/import/bars/bar-formats.js';
import type { Imported, ImportedBars } from '../../../data/import/imported.js';
import { importFile } from '../../../data/import/import-file.js';
import { PARTS, type Dialect, bytesOf, dialectsWith, fileName, someBars, someDialect, textOf } from './dialect.js';

const read = async (path: string, bytes: Uint8Array, assume: Record<string, string> = {}): Promise<Imported> => {
  const all = await importFile({ path, bytes }, new Map(Object.entries(assume)), BAR_FORMATS);
  expect(all).toHaveLength(1);
  return all[0];
};

const text = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

const barsIn = ({ contents }: Imported): ImportedBars['bars'] | undefined =>
  contents.find((content): content is ImportedBars => content.what === 'bars')?.bars;

const believed = ({ beliefs }: Imported, what: string): string | undefined =>
  beliefs.find((belief) => belief.what === what)?.value;

const rowsOf = (bars: ImportedBars['bars']): readonly (readonly number[])[] =>
  [...bars.time].map((time, at) => [time, bars.open[at], bars.high[at], bars.low[at], bars.close[at], bars.volume[at]]);

const NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

describe('dialects', () => {
  // Each value by itself: among dialects drawn at random the rarest would sometimes be met by none.
  it.each(Object.keys(PARTS) as (keyof Dialect)[])(
    'are read back exactly, and named, whatever their %s',
    async (part) => {
      for (const value of PARTS[part]) {
        await fc.assert(
          fc.asyncProperty(someBars, dialectsWith(part, value), async (bars, dialect) => {
            expect(dialect[part]).toBe(value);
            const one = await read(fileName(dialect), bytesOf(bars, dialect));
            expect(one.refusal).toBe('');
            expect(rowsOf(barsIn(one)!)).toEqual(
              bars.map(({ day, open, high, low, close, volume }) => [day, open, high, low, close, volume]),
            );
            expect(barsIn(one)!.symbol).toBe('510300');
            expect(one.rows).toBe(bars.length);
            expect(believed(one, 'encoding')).toBe(dialect.encoding.replace(' with mark', ''));
            expect(believed(one, 'separator')).toBe(NAMES[dialect.separator]);
            expect(believed(one, 'dates')).toBe(dialect.dates);
            expect(believed(one, 'volume unit')).toBe(dialect.lots ? 'lots' : 'shares');
            expect(believed(one, 'price basis')).toBe('raw');
            expect(believed(one, 'decimal mark')).toBe(dialect.decimal === 'comma' ? 'comma' : undefined);
            expect(believed(one, 'order')?.slice(0, 12)).toBe(dialect.newestFirst ? 'newest first' : undefined);
            expect(believed(one, 'archive')).toBe(dialect.packing === 'none' ? undefined : dialect.packing);
            expect(believed(one, 'line ends')).toBe({ '\n': undefined, '\r\n': 'CRLF', '\r': 'CR' }[dialect.ends]);
            expect(believed(one, 'footer')).toBe(dialect.footer ? '1 left out' : undefined);
            expect(one.beliefs.every(({ why }) => why !== '')).toBe(true);
          }),
          { numRuns: 3 },
        );
      }
    },
  );

  it('keep every other row when one byte slips, or say what is wrong', async () => {
    const seen = { same: 0, refused: 0, changed: 0, told: 0 };
    await fc.assert(
      fc.asyncProperty(
        someBars,
        someDialect,
        fc.nat(),
        fc.oneof(fc.integer({ min: 48, max: 57 }), fc.integer({ min: 32, max: 126 })),
        async (bars, given, place, byte) => {
          const dialect: Dialect = {
            ...given,
            encoding: given.encoding === 'gb18030' ? 'gb18030' : 'utf-8',
            packing: 'none',
          };
          const bytes = Uint8Array.from(bytesOf(bars, dialect));
          const at = place % bytes.length;
          const [end] = new TextEncoder().encode(dialect.ends);
          const line = bytes.subarray(0, at).filter((one) => one === end).length;
          const whole = rowsOf(barsIn(await read('510300.csv', bytes))!);
          bytes[at] = byte;
          const slipped = await read('510300.csv', bytes);
          const after = barsIn(slipped);
          if (!after) {
            expect(slipped.refusal).toMatch(/^510300\.csv/);
            seen.refused++;
            return;
          }
          const kept = new Set(rowsOf(after).map((row) => row.join(' ')));
          const lost = whole.filter((row) => !kept.has(row.join(' ')));
          const header = line < (dialect.preamble ? 2 : 1);
          if (lost.length === 0 && after.time.length === whole.length) seen.same++;
          else if (header) {
            expect(slipped.findings.length).toBeGreaterThan(0);
            seen.told++;
          } else {
            expect(lost.length).toBeLessThanOrEqual(1);
            expect(after.time.length + slipped.findings.length).toBeGreaterThanOrEqual(whole.length);
            seen.changed++;
          }
        },
      ),
      { numRuns: 120 },
    );
    expect(Math.min(seen.refused, seen.changed)).toBeGreaterThan(0);
  });

  it('are the same or refused when one byte of an archive slips', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        someBars,
        fc.constantFrom<Dialect['packing']>('gzip', 'zip'),
        fc.nat(),
        fc.nat(255),
        async (bars, packing, place, byte) => {
          const dialect = { ...PLAIN, packing };
          const bytes = Uint8Array.from(bytesOf(bars, dialect));
          const whole = rowsOf(barsIn(await read(fileName(dialect), bytes))!);
          bytes[place % bytes.length] = byte;
          const [slipped] = await importFile({ path: fileName(dialect), bytes });
          const after = slipped === undefined ? undefined : barsIn(slipped);
          if (after) expect(rowsOf(after)).toEqual(whole);
          else {
            expect(slipped.refusal).not.toBe('');
            refused++;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(refused).toBeGreaterThan(5);
  });

  it('take no bytes at all for more than they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        for (const one of await importFile({ path: 'anything.csv', bytes }))
          expect(one.refusal === '' || one.contents.length === 0).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});

const PLAIN: Dialect = {
  separator: ',',
  decimal: 'point',
  thousands: false,
  quoted: false,
  dates: 'y-m-d',
  language: 'english',
  closeFirst: false,
  lots: false,
  newestFirst: false,
  encoding: 'utf-8',
  packing: 'none',
  ends: '\n',
  preamble: false,
  footer: false,
  blankLines: false,
};

describe('what two readings fit equally', () => {
  const short = ['date,open,high,low,close', '03/04/2020,1,3,0.5,2', '03/05/2020,1,3,0.5,2'];

  it('is refused where days and months cannot be told apart, and read as is assumed', async () => {
    const refused = await read('SPY.csv', text(...short));
    expect(refused.refusal).toMatch(
      /^SPY\.csv:2: date "03\/04\/2020" does not tell .*--assume dates=m\/d\/y or dates=d\/m\/y\.$/,
    );
    const american = await read('SPY.csv', text(...short), { dates: 'm/d/y' });
    expect([...barsIn(american)!.time]).toEqual([Date.UTC(2020, 2, 4), Date.UTC(2020, 2, 5)]);
    const british = await read('SPY.csv', text(...short), { dates: 'd/m/y' });
    expect([...barsIn(british)!.time]).toEqual([Date.UTC(2020, 3, 3), Date.UTC(2020, 4, 3)]);
    const both = await read('SPY.csv', text(...short, '13/01/2020,1,3,0.5,2', '01/13/2020,1,3,0.5,2'));
    expect(both.refusal).toContain('does not tell the day from the month');
  });

  it('is refused where thousands and decimals cannot be told apart, and read as is assumed', async () => {
    const lines = [
      'date;open;high;low;close',
      '2020-01-02;1,234;3,456;1,111;2,345',
      '2020-01-03;1,234;3,456;1,111;2,345',
    ];
    const refused = await read('SPY.csv', text(...lines));
    expect(refused.refusal).toMatch(/may be thousands or decimals.*--assume decimal=point or decimal=comma/);
    expect(barsIn(await read('SPY.csv', text(...lines), { decimal: 'comma' }))!.high[0]).toBe(3.456);
    expect(barsIn(await read('SPY.csv', text(...lines), { decimal: 'point' }))!.high[0]).toBe(3456);
    // One cell more settles it, two where a slip in one would move all others.
    const settled = await read('SPY.csv', text(...lines, '2020-01-06;0,5;3,45;0,5;2'));
    expect(barsIn(settled)!.high[0]).toBe(3.456);
  });

  it('is overridden by what is assumed, and says so', async () => {
    const lines = ['date,open,high,low,close,volume', '2020-01-02,1.1,3.1,0.5,2.1,700'];
    const one = await read('SPY.csv', text(...lines), {
      symbol: '510300',
      basis: 'forward',
      volume: 'lots',
      encoding: 'gb18030',
      separator: 'comma',
    });
    expect(one.beliefs.filter(({ why }) => why === '--assume says so').map(({ what }) => what)).toEqual([
      'encoding',
      'separator',
      'symbol',
      'price basis',
      'volume unit',
    ]);
    expect(barsIn(one)).toMatchObject({ symbol: '510300', volume: Float64Array.of(70_000) });
    expect(one.contents[0]).toMatchObject({ basis: 'forward' });
  });
});

describe('texts of a dialect', () => {
  it('are different from each other', () => {
    const bars = [{ day: Date.UTC(2020, 0, 13), open: 1, high: 2, low: 1, close: 2, volume: 1000 }];
    expect(textOf(bars, PLAIN)).toBe(
      'Date,Open,High,Low,Close,Volume,Amount\n2020-01-13,1.00,2.00,1.00,2.00,1000,1500.00\n',
    );
    const german = { ...PLAIN, separator: ';', decimal: 'comma', dates: 'd.m.y', thousands: true } as const;
    expect(textOf(bars, german).split('\n')[1]).toBe('13.01.2020;1,00;2,00;1,00;2,00;1.000;1.500,00');
  });
});
