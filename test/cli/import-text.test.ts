// What an import prints: within a hundred columns of a terminal and aligned in it, whatever names and beliefs there are.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importText } from '../../cli/import-text.js';
import { columns, widthOf } from '../../cli/text.js';
import type { ImportedFile } from '../../data/import/index.js';

const word = fc.string({
  unit: fc.constantFrom('a', 'Z', '7', '恒', '指', 'ア', 'é', 'e\u0301', '-'),
  minLength: 1,
  maxLength: 30,
});
const path = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join('/'));
const content = (symbol: string, folder: string) => ({
  what: 'bars' as const,
  name: '',
  symbol,
  path: `${folder}/${symbol}.csv`,
  sha256: '',
  rows: 3,
  first: '2020-01-02',
  last: '2024-12-31',
});
const file: fc.Arbitrary<ImportedFile> = fc
  .record({
    path,
    format: word,
    rows: fc.nat(99_999_999),
    symbols: fc.array(word, { minLength: 1, maxLength: 5 }),
    beliefs: fc.array(fc.tuple(word, word)),
  })
  .map(({ path, format, rows, symbols, beliefs }) => {
    const contents = symbols.map((symbol, at) => content(symbol, at % 2 === 0 ? 'bars' : 'sources'));
    const believed = beliefs.map(([what, value]) => ({ what, value, why: 'so' }));
    const source = { name: 'a', from: path, by: 'import' as const, sha256: '', at: '', format: 'bars', assumed: {} };
    return {
      path,
      format: `as ${format}`,
      outcome: 'new' as const,
      why: '',
      rows,
      beliefs: believed,
      findings: [],
      source: { ...source, beliefs: believed, rows: 3, contents, events: [], titles: [], findings: [] },
    };
  });

it('a letter of Chinese takes two columns, a mark upon a letter none', () => {
  expect(['恒生指数', 'HSI', 'e\u0301', '（Ａ）', ''].map(widthOf)).toEqual([8, 3, 1, 6, 0]);
  expect(
    columns([
      ['恒生', 'a'],
      ['HSI', 'b'],
    ]),
  ).toBe('恒生  a\nHSI   b\n');
});

it('keeps within a hundred columns, and its own columns stand below each other', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 6 }), (files) => {
      const text = importText({ files, findings: [], passed: 0, changed: true }, 'out', false);
      const lines = text.split('\n').filter((line) => !line.startsWith('note: '));
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(100);
      const table = lines.filter((line) => / {2}(recognised as|as) /.test(line));
      expect(table).toHaveLength(files.length + 1);
      const starts = table.map((line) => widthOf(line.slice(0, line.search(/(recognised as|as) /))));
      expect(new Set(starts).size).toBe(1);
    }),
    { numRuns: 200 },
  );
});

it('says which folder all files lie in, which of them no run reads, and every belief', () => {
  const folder = '/home/somebody/downloads/of/last/year/market';
  const one = (name: string, place: string): ImportedFile => ({
    path: `${folder}/${name}`,
    format: 'bars',
    outcome: 'new',
    why: '',
    rows: 3,
    findings: [],
    beliefs: [{ what: 'price basis', value: 'raw', why: 'so' }],
    source: {
      name,
      from: name,
      by: 'import',
      sha256: '',
      at: '',
      format: 'bars',
      assumed: {},
      beliefs: [],
      rows: 3,
      contents: [content('510300', place)],
      events: [],
      titles: [],
      findings: [],
    },
  });
  const files = [one('a.csv', 'bars'), one('b/恒生.csv', 'sources')];
  expect(importText({ files, findings: [], passed: 1, changed: true }, 'out', false)).toBe(
    [
      `In ${folder}/:`,
      'file        recognised as  holds   rows  findings',
      'a.csv       bars           510300  3     0',
      '  2020-01-02 to 2024-12-31; price basis: raw',
      'b/恒生.csv  bars           510300  3     0',
      '  2020-01-02 to 2024-12-31; in sources/, which no run reads; price basis: raw',
      'out is written: 2 files imported, 0 there already, 0 refused, 1 other file passed over.',
      '',
    ].join('\n'),
  );
});

it('names the instruments whose market nothing tells', () => {
  const told = (symbol: string, assumed: Readonly<Record<string, string>>): string => {
    const source = { name: 'a', from: 'a', by: 'import' as const, sha256: '', at: '', format: 'bars', beliefs: [] };
    const rest = { rows: 3, contents: [content(symbol, 'bars')], events: [], titles: [], findings: [], assumed };
    const file = {
      path: 'a.csv',
      format: 'bars',
      outcome: 'new' as const,
      why: '',
      rows: 3,
      beliefs: [],
      findings: [],
    };
    const files = [{ ...file, source: { ...source, ...rest } }];
    return importText({ files, findings: [], passed: 0, changed: true }, 'out', false);
  };
  expect(told('SPY', {})).toMatch(/^note: the market of SPY is not told by the symbol.*--assume market=XNYS/m);
  expect(told('SPY', { market: 'XNYS' })).not.toMatch(/note/);
  expect(told('510300', {})).not.toMatch(/note/);
});
