// A user's rule file: which figure holds on which day, and what is refused.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, instrumentOf, load, readRules, unmatched, withRules, withTerms } from '../../data/index.js';
import { COLUMNS } from '../../data/rules/columns.js';
import { type Instrument, PLAIN_TERMS, type Terms } from '../../engine/index.js';
import { temporaryFolder } from './temporary.js';

const DAY = 86_400_000;
const FIRST = Date.parse('2020-01-01T00:00:00Z');

const at = ({ terms }: Instrument, moment: number): Terms => terms.findLast(({ from }) => from <= moment)!;
const on = (instrument: Instrument, day: string): Terms => at(instrument, Date.parse(`${day}T00:00:00Z`));
const rulesOf = (...lines: readonly string[]) => readRules(lines.join('\n'), 'costs.csv');

const CSI = instrumentOf('510300');
const GOLD = instrumentOf('518880');
const SPY = instrumentOf('SPY', { market: 'XNYS', kind: 'etf' });

describe('a rule', () => {
  it('holds from the first to the last of its days, and the market around them', () => {
    const rules = rulesOf('symbol,from,to,commission', '510300,2024-01-05,2024-01-10,0.0001');
    const fund = withRules(CSI, rules);
    const days = ['2024-01-04', '2024-01-05', '2024-01-10', '2024-01-11'];
    expect(days.map((day) => on(fund, day).commission)).toEqual([0.00025, 0.0001, 0.0001, 0.00025]);
    expect(at(fund, Date.parse('2024-01-11T00:00:00Z') - 1).commission).toBe(0.0001);
    expect(withRules(GOLD, rules)).toBe(GOLD);
  });

  it('leaves what its empty cells name to the market, across the days on which the market changes', () => {
    const fund = withRules(SPY, rulesOf('market,commission-per-unit,withholding', 'XNYS,0.005,0.1'));
    expect(on(fund, '2024-05-27')).toMatchObject({ commissionPerUnit: 0.005, withholding: 0.1, cashSettlement: 2 });
    expect(on(fund, '2024-05-28')).toMatchObject({ commissionPerUnit: 0.005, withholding: 0.1, cashSettlement: 1 });
  });

  it('says in the row where its figures come from, and takes back what was assumed of them', () => {
    const rules = rulesOf(
      'kind,commission,commission-per-unit,commission-minimum,source',
      'etf,0.0002,0,1,"my broker; by mail"',
    );
    const { source, assumed } = on(withRules(SPY, rules), '2024-01-02');
    expect(source).toContain(
      'commission, commission-per-unit, commission-minimum: line 2 of costs.csv (my broker, by mail)',
    );
    expect(source).toContain('SEC fee: ');
    expect(source).not.toContain('us-zero');
    expect(assumed).toContain('borrow fee: ');
    expect(assumed).not.toContain('commission: ');
    expect(on(SPY, '2024-01-02').assumed).toContain('commission: ');
  });

  it('sets the least purchase with the lot, one price step for all prices, and none where it says none', () => {
    const hong = instrumentOf('0700.HK');
    const rules = rulesOf('market,lot,tick,short-margin,proceeds-buy', 'XHKG,500,0.2,none,no');
    expect(on(withRules(hong, rules), '2024-01-02')).toMatchObject({
      lot: 500,
      minimum: 500,
      tick: 0.2,
      ticks: [],
      shortMargin: NaN,
      proceedsBuy: false,
    });
    const free = on(withRules(hong, rulesOf('market,tick,price-limit', 'xhkg,None,0.3')), '2024-01-02');
    expect(free).toMatchObject({ tick: NaN, ticks: [], priceLimit: 0.3, lot: 100 });
  });

  it('gives way, figure by figure, to one that is more specific: symbol over class over kind over market', () => {
    const rules = rulesOf(
      'market,kind,class,symbol,commission,sell-tax,withholding,borrow-fee',
      ',,,518880,0.004,,,',
      ',,gold,,0.003,0.003,,',
      'XSHG,etf,,,0.002,0.002,0.002,',
      ',etf,,,0.0015,0.0015,0.0015,',
      'XSHG,,,,0.001,0.001,0.001,0.001',
    );
    const { commission, sellTax, withholding, borrowFee } = on(withRules(GOLD, rules), '2024-01-02');
    expect([commission, sellTax, withholding, borrowFee]).toEqual([0.004, 0.003, 0.002, 0.001]);
    expect(on(withRules(SPY, rules), '2024-01-02')).toMatchObject({ commission: 0.0015, withholding: 0.0015 });
  });

  it('is read with comments, empty lines, quotes and either end of line, in any order of columns', () => {
    const rules = readRules(
      '\uFEFF# my costs\r\n\r\n"Commission" , SYMBOL\r\n,,\r\n0.001 , "510300"\r\n# end\r\n',
      'costs.csv',
    );
    expect(rules.rules).toMatchObject([{ line: 5, sets: { commission: 0.001 }, selector: { symbol: '510300' } }]);
  });

  it('that is about no instrument of the data is told', () => {
    const rules = rulesOf('market,symbol,lot', ',QQQ,1', 'XHKG,,100', ',spy,2');
    expect(unmatched(rules, [SPY])).toEqual([
      'costs.csv:2 is about symbol QQQ, which no instrument of the data is.',
      'costs.csv:3 is about market XHKG, which no instrument of the data is.',
    ]);
  });

  it('may set every figure of a row but the bands of its price step', () => {
    const cellOf = (heading: string): string => {
      if (/^(proceeds-buy|lowers-orders)$/.test(heading)) return 'yes';
      return /settlement|sessions/.test(heading) ? '1' : '0.5';
    };
    const headings = Object.keys(COLUMNS);
    const { sets } = rulesOf(headings.join(','), headings.map(cellOf).join(',')).rules[0];
    const figures = Object.keys(PLAIN_TERMS).filter((name) => !['from', 'source', 'assumed', 'ticks'].includes(name));
    expect(Object.keys(sets).sort()).toEqual(figures.sort());
    for (const row of withRules(SPY, rulesOf(headings.join(','), headings.map(cellOf).join(','))).terms) {
      expect(row).toMatchObject(sets);
      expect(row.assumed).toBe('');
    }
  });
});

describe('a rule file is refused, with file, line and remedy,', () => {
  it.each([
    [
      ['symbol,comission', 'SPY,0.1'],
      /^costs\.csv:1: "comission" is no column of a rule file; did you mean commission\?/,
    ],
    [['symbol,lot,lot', 'SPY,1,1'], /^costs\.csv:1: "lot" is there twice; remove one/],
    [['symbol,commission', 'SPY,-0.1'], /^costs\.csv:2: commission "-0\.1" is negative; write a fraction/],
    [['symbol,commission-minimum', 'SPY,-5'], /^costs\.csv:2: commission-minimum "-5" is negative; write an amount/],
    [
      ['symbol,commission', 'SPY,0.03%'],
      /^costs\.csv:2: commission "0\.03%" is a percentage; write a fraction, such as/,
    ],
    [['symbol,commission', 'SPY,1'], /^costs\.csv:2: commission "1" is not a fraction from 0 up to 1; write/],
    [['symbol,withholding', 'SPY,1.01'], /withholding "1\.01" is not a fraction from 0 to 1; write/],
    [['symbol,sell-tax', 'SPY,none'], /sell-tax "none" is not a number; write/],
    [['symbol,lot', 'SPY,0'], /lot "0" is not positive; write a positive number/],
    [['symbol,lot,minimum', 'SPY,100,150'], /minimum "150" is not a whole number of lots of 100; correct one/],
    [['symbol,share-settlement', 'SPY,2'], /share-settlement "2" is not a whole number from 0 to 1; write/],
    [['symbol,free-sessions', 'SPY,0.5'], /free-sessions "0\.5" is not a whole number from 0 to 1000; write/],
    [['symbol,proceeds-buy', 'SPY,maybe'], /proceeds-buy "maybe" is neither yes nor no; write yes or no/],
    [['symbol,price-limit', 'SPY,0'], /price-limit "0" is not above 0 and at most 1; write/],
    [['symbol,from,lot', 'SPY,2024-02-30,1'], /^costs\.csv:2: from "2024-02-30" is not a date; write it as YYYY-MM-DD/],
    [['symbol,to,lot', 'SPY,tomorrow,1'], /to "tomorrow" is not a date/],
    [['symbol,from,to,lot', 'SPY,2024-02-02,2024-02-01,1'], /from "2024-02-02" is after "to", 2024-02-01; swap/],
    [['market,lot', 'NYSE,1'], /^costs\.csv:2: market "NYSE" is no known market; use one of XSHG, .*none/],
    [['kind,lot', 'fund,1'], /kind "fund" is no kind of instrument; use one of etf/],
    [['symbol,lot', 'SPY,1,2'], /^costs\.csv:2: has more cells than the 2 of the header; quote/],
    [['symbol,lot,tick,source', 'QQQ,1', 'SPY,,,words'], /^costs\.csv:3: sets no figure; give a figure in one of its/],
    [['market,kind', 'XNYS,etf'], /^costs\.csv:2: sets no figure/],
    [['symbol,lot'], /^costs\.csv: holds no rule; begin with a header line/],
    [[''], /^costs\.csv: holds no rule/],
    [
      ['symbol,from,to,lot', 'SPY,,2024-06-30,1', 'QQQ,,,1', 'spy,2024-06-30,,2'],
      /^costs\.csv:4: overlaps the dates of line 2, which is about symbol spy too; end the earlier row/i,
    ],
    [['symbol,lot', 'SPY,-1', 'QQQ,-1'], /\(1 more error in this file\)$/],
  ])('%j', (lines, says) => {
    expect(() => rulesOf(...lines)).toThrow(says);
  });

  it('where a lot of one row and a minimum of another do not fit', () => {
    const rules = rulesOf('market,symbol,lot,minimum', 'XNYS,,,150', ',SPY,100,');
    expect(() => withRules(SPY, rules)).toThrow(
      /^costs\.csv: the minimum of SPY comes to 150, .* lots of 100; correct/,
    );
  });

  it('but not for days that touch, or selectors that differ', () => {
    const lines = ['symbol,kind,from,to,lot', 'SPY,,,2024-06-30,1', 'SPY,,2024-07-01,,2', 'SPY,etf,,,3', ',etf,,,4'];
    expect(rulesOf(...lines).rules).toHaveLength(4);
  });
});

/** Rows of a generated file: words, first and last day counted from 2020 (-1: empty), and a cell of each of three columns. */
const ROW = fc.record({
  market: fc.constantFrom('', 'XSHG', 'XNYS'),
  kind: fc.constantFrom('', 'etf', 'stock'),
  class: fc.constantFrom('', 'gold'),
  symbol: fc.constantFrom('', '510300', '518880', 'SPY'),
  from: fc.integer({ min: -1, max: 30 }),
  to: fc.integer({ min: -1, max: 30 }),
  cells: fc.tuple(
    fc.constantFrom('', '0.001', '0.002'),
    fc.constantFrom('', '0.1', '0.2'),
    fc.constantFrom('', '1', '7'),
  ),
});
const HEADINGS = ['commission', 'withholding', 'cash-settlement'] as const;
const FIGURES = ['commission', 'withholding', 'cashSettlement'] as const;
type Row = typeof ROW extends fc.Arbitrary<infer Value> ? Value : never;

const dayName = (day: number): string => (day < 0 ? '' : new Date(FIRST + day * DAY).toISOString().slice(0, 10));
const lastOf = ({ to }: Row): number => (to < 0 ? 1000 : to);
const sameWords = (a: Row, b: Row): boolean =>
  a.market === b.market && a.kind === b.kind && a.class === b.class && a.symbol === b.symbol;

/** A file without what is refused: rows that set nothing, end before they begin, or overlap an earlier one of the same words. */
const FILE = fc.array(ROW, { minLength: 1, maxLength: 12 }).map((rows) => {
  const kept: Row[] = [];
  for (const row of rows) {
    const overlaps = kept.some(
      (other) => sameWords(row, other) && row.from <= lastOf(other) && other.from <= lastOf(row),
    );
    const isEmpty = row.cells.every((cell) => cell === '');
    if (row.from <= lastOf(row) && !overlaps && !isEmpty) kept.push(row);
  }
  return kept;
});

/** The figure that holds on a day, found by looking at every row of the file in turn. */
function expected(rows: readonly Row[], instrument: Instrument, day: number, column: 0 | 1 | 2): number {
  const { market, kind, symbol, class: word } = instrument;
  const fitting = rows.filter(
    (row) =>
      row.cells[column] !== '' &&
      row.from <= day &&
      day <= lastOf(row) &&
      (row.market === '' || row.market === market) &&
      (row.kind === '' || row.kind === kind) &&
      (row.class === '' || row.class === word) &&
      (row.symbol === '' || row.symbol === symbol),
  );
  const key = (row: Row) =>
    [row.symbol, row.class, row.kind, row.market].map((cell) => (cell === '' ? '0' : '1')).join('');
  const best = [...fitting].sort((a, b) => (key(a) < key(b) ? 1 : -1))[0];
  return best ? Number(best.cells[column]) : at(instrument, FIRST + day * DAY)[FIGURES[column]];
}

describe('law:', () => {
  it('on every day each figure is that of the most specific row that sets it, else the market’s', () => {
    fc.assert(
      fc.property(FILE, (rows) => {
        fc.pre(rows.length > 0);
        const lines = rows.map((row) =>
          [row.market, row.kind, row.class, row.symbol, dayName(row.from), dayName(row.to), ...row.cells].join(','),
        );
        const rules = rulesOf(`market,kind,class,symbol,from,to,${HEADINGS.join(',')}`, ...lines);
        for (const instrument of [CSI, GOLD, SPY]) {
          const changed = withRules(instrument, rules);
          for (let day = 0; day <= 32; day++) {
            for (const column of [0, 1, 2] as const) {
              const wanted = expected(rows, instrument, day, column);
              expect(at(changed, FIRST + day * DAY)[FIGURES[column]]).toBe(wanted);
              expect(at(changed, FIRST + (day + 1) * DAY - 1)[FIGURES[column]]).toBe(wanted);
            }
          }
          expect(changed.terms[0].from).toBe(-Infinity);
          for (let row = 1; row < changed.terms.length; row++) {
            expect(changed.terms[row].from).toBeGreaterThan(changed.terms[row - 1].from);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a commission of the run', () => {
  it('is a fraction for all, without minimum', () => {
    for (const row of withTerms(instrumentOf('0700.HK'), { commission: 0.001 }).terms) {
      expect(row).toMatchObject({ commission: 0.001, commissionMinimum: 0, commissionPerUnit: 0 });
      expect(`${row.source} ${row.assumed}`).not.toContain('hong-kong-retail');
    }
  });

  it('or presets by name, each on its own markets', () => {
    const change = { commission: 'mainland-low, us-per-share' };
    expect(on(withTerms(CSI, change), '2024-01-02')).toMatchObject({ commission: 0.0001, commissionMinimum: 0.1 });
    expect(on(withTerms(SPY, change), '2024-01-02')).toMatchObject({ commissionPerUnit: 0.005, commissionMinimum: 1 });
    const hong = instrumentOf('0700.HK');
    expect(withTerms(hong, change).terms).toEqual(hong.terms);
    expect(withTerms(instrumentOf('000300.SS'), change).terms[0].commission).toBe(0);
  });

  it.each([
    [{ commission: 'cheap' }, /^The commission "cheap" is neither a fraction .* use one of mainland-retail, /],
    [
      { commission: 'mainland-low,mainland-retail' },
      /^The commissions mainland-low and mainland-retail are for the same/,
    ],
    [{ commission: -0.1 }, /^The commission is -0\.1: give a fraction/],
    [{ commission: 1 }, /^The commission is 1: give a fraction/],
    [{ lot: 0 }, /^The lot of 510300 is 0: give a positive number/],
  ])('%j is refused', (change, says) => {
    expect(() => withTerms(CSI, change)).toThrow(says);
  });

  it('comes after the rule file', () => {
    const rules = rulesOf('symbol,commission,lot', '510300,0.002,300');
    const fund = withTerms(withRules(CSI, rules), { commission: 0.001 });
    expect(on(fund, '2024-01-02')).toMatchObject({ commission: 0.001, lot: 300 });
  });
});

describe('load', () => {
  const folder = temporaryFolder();

  it('lays the rule file on what it loads, before a commission of the run, and tells the rules that are about nothing', async () => {
    const rules = rulesOf('symbol,commission,withholding', 'A,0.002,0.1', 'B,0.003,');
    const bars = ['date,open,high,low,close,volume', '2024-01-02,1,1,1,1,100', '2024-01-03,1,1,1,1,100'];
    const path = folder.write('A.csv', ...bars);
    const { feed, notes } = await load([path], { rules });
    expect(feed.assets[0].terms).toMatchObject([{ commission: 0.002, withholding: 0.1 }]);
    expect(notes).toContain('costs.csv:3 is about symbol B, which no instrument of the data is.');
    const cheaper = await load([path], { rules, commission: 0.001 });
    expect(cheaper.feed.assets[0].terms).toMatchObject([{ commission: 0.001, withholding: 0.1 }]);
    expect(fingerprint(cheaper.feed)).not.toBe(fingerprint(feed));
  });
});
