// Files that are damaged, foreign or meant to do harm: each is refused in one sentence that says what to do.

import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../engine/index.js';
import { importFile } from '../../../data/import/import-file.js';
import { unpack } from '../../../data/import/unpack.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();

const encode = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);
const HEADER = 'date,open,high,low,close,volume';
const ROW = '2024-01-02,10,12,9,11,700';

async function refusalOf(bytes: Uint8Array, path = 'SPY.csv'): Promise<string> {
  const [one] = await importFile({ path, bytes });
  expect(one.contents).toEqual([]);
  expect(one.refusal.split('\n')).toHaveLength(1);
  // oxlint-disable-next-line no-control-regex
  expect(one.refusal).not.toMatch(/[\u0000-\u001f\u007f]/);
  return one.refusal;
}

describe('bombs', () => {
  const zeros = new Uint8Array(3 << 20);

  it('of gzip and zip stop at the cap, whatever their headers say', async () => {
    const zip = zipSync({ 'a.csv': zeros });
    // The size that the headers promise: 22 bytes into the local one, 24 into the one of the directory.
    const lying = Uint8Array.from(zip);
    const view = new DataView(lying.buffer);
    view.setUint32(22, 10, true);
    for (let at = 0; at < lying.length - 28; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    for (const bomb of [gzipSync(zeros), zip, lying, zeros]) {
      await expect(unpack(bomb, 1 << 20)).rejects.toThrow(/(?:unpacks to more|is larger) than 1 MB; .*split/);
      await expect(unpack(bomb, 1 << 20)).rejects.toBeInstanceOf(UserError);
    }
    const parts = Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`${at}.csv`, zeros.subarray(0, 400_000)]));
    await expect(unpack(zipSync(parts), 1 << 20)).rejects.toThrow('unpacks to more than 1 MB');
    await expect(unpack(zipSync(parts), 1 << 21)).resolves.toHaveLength(4);
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}.csv`, new Uint8Array(0)]));
    await expect(unpack(zipSync(many, { level: 0 }))).rejects.toThrow('more than 2000 files');
  });

  it('inside archives are not unpacked', async () => {
    expect(await refusalOf(zipSync({ 'a.zip': zipSync({ 'b.csv': encode(HEADER) }) }), 'x.zip')).toMatch(
      /archive inside an archive/,
    );
    expect(await refusalOf(gzipSync(gzipSync(encode(HEADER, ROW))), 'x.csv.gz')).toMatch(/archive inside an archive/);
  });

  it('of one endless line or a thousand columns are refused', async () => {
    expect(await refusalOf(encode(`${HEADER}${'x'.repeat(1 << 18)}`, ROW))).toMatch(/characters on line 1/);
    expect(await refusalOf(encode(Array.from({ length: 3000 }, (_, at) => `c${at}`).join(',')))).toMatch(
      /3000 columns/,
    );
  });
});

describe('what is no table', () => {
  it.each([
    ['nothing', new Uint8Array(0), /is empty/],
    ['a web page', encode('<!DOCTYPE html><html>no</html>'), /is a web page/],
    ['Parquet', encode('PAR1....'), /Parquet/],
    ['a spreadsheet', zipSync({ '[Content_Types].xml': encode('<xml/>'), 'xl/a.xml': encode('x') }), /spreadsheet/],
    ['an old spreadsheet', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), /spreadsheet/],
    ['a cut gzip', gzipSync(encode(HEADER, ROW)).subarray(0, 20), /cut off or damaged/],
    ['a cut zip', zipSync({ 'a.csv': encode(HEADER, ROW) }).subarray(0, 60), /cut off/],
    ['bytes of no encoding', Uint8Array.of(0x64, 0xff, 0xfe, 0x81, 0x20), /--assume encoding=/],
    ['zeros', new Uint8Array(64), /zero bytes|no text/],
    ['prose', encode('Once upon a time', 'there was a market'), /no format that is known/],
  ])('%s', async (_, bytes, said) => {
    expect(await refusalOf(bytes)).toMatch(said);
  });

  it('a path that is not there, or a folder', async () => {
    const [missing] = await importFile('nowhere/SPY.csv');
    expect(missing.refusal).toBe('nowhere/SPY.csv: is not there; check the path.');
    const [directory] = await importFile(folder.path);
    expect(directory.refusal).toMatch(/is a folder|EISDIR/);
  });
});

describe('rows', () => {
  it.each([
    [
      'a word for a price',
      [HEADER, ROW, '2024-01-03,10,twelve,9,11,700'],
      /^SPY\.csv:3: high "twelve" is not a number; correct the cell\.$/,
    ],
    ['a formula for a price', [HEADER, '2024-01-02,10,=1+11,9,11,700'], /high "=1\+11" is not a number/],
    ['a day that is none', [HEADER, ROW, '2024-02-30,10,12,9,11,700'], /^SPY\.csv:3: date "2024-02-30" is not a date/],
    ['a broken first date', [HEADER, '2O24-01-02,10,12,9,11,700', ROW], /^SPY\.csv:2: "2O24-01-02" is not a date/],
    [
      'a broken first date without header',
      ['2O24-01-02,10,12,9,11,700', ROW],
      /^SPY\.csv:1: "2O24-01-02" is not a date/,
    ],
    ['a broken last date', [HEADER, ROW, '2024-01-0e,10,12,9,11,700'], /^SPY\.csv:3: date "2024-01-0e" is not a date/],
    [
      'a cell too many',
      [HEADER, ROW, '2024-01-03,10,12,9,11,1,700'],
      /^SPY\.csv:3: has more cells than the 6 of the header/,
    ],
    [
      'a cell too few',
      [HEADER, ROW, ROW, '2024-01-03,10,12,9,11'],
      /^SPY\.csv:4: has fewer cells than the 6 of most rows/,
    ],
    ['an open quote', [HEADER, ROW, '2024-01-03,"10,12,9,11,700', ROW], /opens a quote on line 3/],
    ['two closes', ['date,open,high,low,close,close', ROW], /2 columns for the close/],
    ['no price at all', [HEADER, '2024-01-03,null,null,null,null,null'], /no row with a price/],
    ['another form of date', [HEADER, ROW, '13/01/2024,10,12,9,11,700'], /written in another form/],
  ])('%s', async (_, lines, said) => {
    expect(await refusalOf(encode(...lines))).toMatch(said);
  });

  it('that are merely wrong are kept for the audit to find', async () => {
    const lines = [
      HEADER,
      '2024-01-03,10,9,12,11,700',
      '2024-01-02,0,12,-9,11,700',
      '2024-01-04,1,1,1,1,-5',
      '2024-01-04,1,1,1,1,1',
      '2024-01-05,1,1,1,1,1',
    ];
    const [{ contents, refusal, findings }] = await importFile({ path: 'SPY.csv', bytes: encode(...lines) });
    expect([refusal, findings]).toEqual(['', []]);
    const [content] = contents;
    const { time, high, low, volume } = content.what === 'bars' ? content.bars : (undefined as never);
    expect([...high]).toEqual([9, 12, 1, 1, 1]);
    expect([...low]).toEqual([12, -9, 1, 1, 1]);
    expect([...volume]).toEqual([700, 700, -5, 1, 1]);
    expect(time[0]).toBeGreaterThan(time[1]);
  });
});

describe('symbols', () => {
  it.each(['../SPY', 'a/b', 'C:\\x', '', '.hidden', '=cmd', 'a\u001bb', 'a\nb', 'x'.repeat(200), '<b>'])(
    'as %j in a cell are refused or made harmless',
    async (symbol) => {
      const quoted = symbol.replaceAll('"', '""');
      const [one] = await importFile({
        path: 'unsaid.csv',
        bytes: encode('code,date,open,high,low,close', `"${quoted}",2024-01-02,10,12,9,11`),
      });
      // oxlint-disable-next-line no-control-regex
      expect(one.refusal).not.toMatch(/[\u0000-\u001f]/);
      for (const content of one.contents) {
        if (content.what !== 'bars') continue;
        // oxlint-disable-next-line no-control-regex
        expect(content.bars.symbol).toMatch(/^[^./\\=<\u0000-\u001f][^/\\<\u0000-\u001f]*$/);
      }
      expect(one.refusal === '').toBe(symbol === '');
    },
  );

  it('as __proto__ are a name like any other', async () => {
    const bytes = encode(
      'code,date,open,high,low,close',
      '__proto__,2024-01-02,10,12,9,11',
      'constructor,2024-01-02,10,12,9,11',
    );
    const [{ contents }] = await importFile({ path: 'x.csv', bytes });
    expect(contents.map((content) => content.what === 'bars' && content.bars.symbol)).toEqual([
      '__PROTO__',
      'CONSTRUCTOR',
    ]);
  });

  it('that nothing tells are asked for', async () => {
    expect(await refusalOf(encode(HEADER, ROW), 'data/prices.csv')).toMatch(
      /does not tell its symbol; say it with --assume symbol=/,
    );
  });
});
