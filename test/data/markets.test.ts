// The dated terms of the markets: what holds on a day, against public notices, and that each change falls on its day.

import { describe, expect, it } from 'vitest';
import { MARKETS, instrumentOf, marketOf } from '../../data/index.js';
import { COMMISSIONS } from '../../data/markets/commissions.js';
import { type FactTable, inForce, momentOf, termsOf } from '../../data/markets/facts.js';
import { type Figure, RULE_FIGURES } from '../../data/markets/figures.js';
import { FUTURES } from '../../data/markets/futures.js';
import { HONG_KONG_TABLES } from '../../data/markets/hong-kong.js';
import { MAINLAND_TABLES } from '../../data/markets/mainland.js';
import { FREE_TABLE, INDEX_TABLE } from '../../data/markets/none.js';
import { UNITED_STATES_TABLES } from '../../data/markets/united-states.js';
import { type Instrument, PLAIN_TERMS, type Terms } from '../../engine/index.js';

const DAY = 86_400_000;

/** The row that the engine finds at a moment. */
const at = ({ terms }: Instrument, moment: number): Terms => terms.findLast(({ from }) => from <= moment)!;
const on = (instrument: Instrument, day: string): Terms => at(instrument, Date.parse(`${day}T00:00:00Z`));

/** [the day before, the day itself], of one figure. */
function around(instrument: Instrument, day: string, figure: Figure): readonly unknown[] {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return [at(instrument, midnight - 1)[figure], at(instrument, midnight)[figure]];
}

const TABLES: readonly FactTable[] = [
  ...MAINLAND_TABLES,
  ...HONG_KONG_TABLES,
  ...UNITED_STATES_TABLES,
  FUTURES,
  FREE_TABLE,
  INDEX_TABLE,
];

/** Every row of every market by kind and class. */
const CLASSES = ['', 'bond', 'gold', 'money', 'cross-border', 'commodity', 'chinext', 'star', 'st', 'h-share', 'other'];
const KINDS = ['etf', 'stock', 'index', 'future', 'other'] as const;
const EVERY = ['none', ...Object.keys(MARKETS)].flatMap((market) =>
  KINDS.flatMap((kind) => CLASSES.map((word) => instrumentOf('X', { market, kind, class: word }))),
);

describe('each change falls on its day, from its first moment in UTC on:', () => {
  const etf = (word: string, market = 'XSHG') => instrumentOf('X', { market, kind: 'etf', class: word });
  const stock = (word: string, market = 'XSHG') => instrumentOf('X', { market, kind: 'stock', class: word });
  const cases: readonly (readonly [what: string, Instrument, string, Figure, before: unknown, then: unknown])[] = [
    ['stamp duty of 2005', stock(''), '2005-01-24', 'sellTax', 0.002, 0.001],
    ['stamp duty of 2007', stock(''), '2007-05-30', 'buyTax', 0.001, 0.003],
    ['stamp duty of April 2008', stock(''), '2008-04-24', 'buyTax', 0.003, 0.001],
    ['stamp duty of September 2008', stock(''), '2008-09-19', 'buyTax', 0.001, 0],
    ['stamp duty of 2023', stock(''), '2023-08-28', 'sellTax', 0.00101, 0.00051],
    ['transfer fee of 2015', stock(''), '2015-08-01', 'buyTax', 0, 0.00002],
    ['transfer fee of 2022', stock(''), '2022-04-29', 'buyTax', 0.00002, 0.00001],
    ['price limits', stock(''), '1996-12-16', 'priceLimit', NaN, 0.1],
    ['free sessions of the main boards', stock(''), '2023-04-10', 'freeSessions', 1, 5],
    ['limits under risk warning', stock('st'), '2026-07-06', 'priceLimit', 0.05, 0.1],
    ['ChiNext stocks', stock('chinext', 'XSHE'), '2020-08-24', 'priceLimit', 0.1, 0.2],
    ['free sessions of ChiNext', stock('chinext', 'XSHE'), '2020-08-24', 'freeSessions', 1, 5],
    ['ChiNext funds', etf('chinext', 'XSHE'), '2020-08-24', 'priceLimit', 0.1, 0.2],
    ['STAR funds', etf('star'), '2020-08-21', 'priceLimit', 0.1, 0.2],
    ['same-day sale of cross-border funds', etf('cross-border'), '2015-01-19', 'shareSettlement', 1, 0],
    ['same-day sale of commodity funds', etf('commodity'), '2020-01-20', 'shareSettlement', 1, 0],
    ['Hong Kong duty on funds', etf('', 'XHKG'), '2015-02-13', 'buyTax', 0.001097, 0.000097],
    ['Hong Kong duty of 2021', stock('', 'XHKG'), '2021-08-01', 'buyTax', 0.001097, 0.001397],
    ['Hong Kong duty of 2023', stock('', 'XHKG'), '2023-11-17', 'sellTax', 0.001405, 0.001105],
    ['SFC levy of 2006', etf('', 'XHKG'), '2006-12-01', 'buyTax', 0.00112, 0.00111],
    ['SFC levy of 2010', etf('', 'XHKG'), '2010-10-01', 'buyTax', 0.00111, 0.0011],
    ['SFC levy of 2014', etf('', 'XHKG'), '2014-11-01', 'buyTax', 0.0011, 0.001097],
    ['investor compensation levy', etf('', 'XHKG'), '2005-12-19', 'buyTax', 0.00114, 0.00112],
    ['AFRC levy', etf('', 'XHKG'), '2022-01-01', 'buyTax', 0.000097, 0.0000985],
    ['Hong Kong trading fee', etf('', 'XHKG'), '2023-01-01', 'buyTax', 0.0000985, 0.000105],
    ['Hong Kong settlement fee', etf('', 'XHKG'), '2025-06-30', 'buyTax', 0.000105, 0.000127],
    ['T+3 in New York', etf('', 'XNYS'), '1995-06-07', 'cashSettlement', 5, 3],
    ['T+2 in New York', etf('', 'XNYS'), '2017-09-05', 'cashSettlement', 3, 2],
    ['T+1 in New York', etf('', 'XNAS'), '2024-05-28', 'cashSettlement', 2, 1],
    ['decimal prices', etf('', 'XNYS'), '2001-04-09', 'tick', NaN, 0.01],
    ['SEC fee of 2018', etf('', 'XNYS'), '2018-05-22', 'sellTax', 0.0000231, 0.000013],
    ['SEC fee of 2021', etf('', 'XNYS'), '2021-02-25', 'sellTax', 0.0000221, 0.0000051],
    ['SEC fee of 2025', etf('', 'XNYS'), '2025-05-14', 'sellTax', 0.0000278, 0],
    ['SEC fee of 2026', etf('', 'XNYS'), '2026-04-04', 'sellTax', 0, 0.0000206],
    ['activity fee of 2024', etf('', 'XNYS'), '2024-01-01', 'sellFeePerUnit', 0.000145, 0.000166],
    ['activity fee of 2026', etf('', 'XNYS'), '2026-01-01', 'sellFeePerUnit', 0.000166, 0.000195],
    ['activity fee, suspended', etf('', 'XNYS'), '2026-10-01', 'sellFeePerUnit', 0.000195, 0],
    ['activity fee of 2027', etf('', 'XNYS'), '2027-01-01', 'sellFeePerUnit', 0, 0.000232],
  ];
  it.each(cases)('%s', (_what, instrument, day, figure, before, then) => {
    expect(around(instrument, day, figure)).toEqual([before, then]);
  });

  it('a row begins on the day of each fact, and at no other time than midnight', () => {
    for (const { from } of EVERY.flatMap(({ terms }) => terms)) {
      if (from !== -Infinity) expect(from % DAY).toBe(0);
    }
    for (const table of TABLES) {
      const begins = termsOf(table).map(({ from }) => from);
      for (const fact of table.facts) expect(begins).toContain(momentOf(fact));
    }
  });
});

describe('on a day', () => {
  it('mainland funds trade in lots of 100 by 0.001 CNY, are sold from the next session on, free of duty', () => {
    expect(on(instrumentOf('510300'), '2024-01-02')).toMatchObject({
      lot: 100,
      minimum: 100,
      tick: 0.001,
      ticks: [],
      commission: 0.00025,
      commissionMinimum: 5,
      buyTax: 0,
      sellTax: 0,
      shareSettlement: 1,
      cashSettlement: 1,
      proceedsBuy: true,
      priceLimit: 0.1,
      freeSessions: 0,
      shortMargin: NaN,
      withholding: 0,
      lowersOrders: false,
    });
  });

  it.each([
    ['510300', 1, 0.1],
    ['513180', 0, 0.1],
    ['510900', 0, 0.1],
    ['518880', 0, 0.1],
    ['511260', 0, 0.1],
    ['511880', 0, 0.1],
    ['588000', 1, 0.2],
    ['159915', 1, 0.2],
    ['159985', 0, 0.1],
    ['600519', 1, 0.1],
    ['300750', 1, 0.2],
    ['688981', 1, 0.2],
  ])('%s is sold %i sessions after its purchase and moves within %f', (symbol, shareSettlement, priceLimit) => {
    expect(on(instrumentOf(symbol), '2024-01-02')).toMatchObject({ shareSettlement, priceLimit });
  });

  it('STAR stocks are bought from 200 on in steps of 1, and a stock under risk warning keeps the limit of its board', () => {
    expect(on(instrumentOf('688981'), '2024-01-02')).toMatchObject({ lot: 1, minimum: 200, freeSessions: 5 });
    expect(on(instrumentOf('600519', { class: 'st' }), '2024-01-02').priceLimit).toBe(0.05);
    expect(on(instrumentOf('300750', { class: 'st' }), '2024-01-02').priceLimit).toBe(0.2);
  });

  it('Hong Kong has spread tables of its own for stocks and for funds', () => {
    const step = (symbol: string, day: string, price: number) =>
      on(instrumentOf(symbol), day).ticks.findLast(([from]) => from <= price)![1];
    expect([0.2, 0.3, 1, 12, 30, 80, 150, 6000].map((price) => step('0700.HK', '2020-01-02', price))).toEqual([
      0.001, 0.005, 0.01, 0.02, 0.05, 0.05, 0.1, 5,
    ]);
    expect([3, 8, 15].map((price) => step('0700.HK', '2006-07-23', price))).toEqual([0.025, 0.05, 0.05]);
    expect([12, 30, 80].map((price) => step('0700.HK', '2025-08-04', price))).toEqual([0.01, 0.02, 0.05]);
    expect([12, 30].map((price) => step('0700.HK', '2025-08-03', price))).toEqual([0.02, 0.05]);
    expect([0.6, 3, 8, 25, 150].map((price) => step('2800.HK', '2020-06-01', price))).toEqual([
      0.001, 0.002, 0.005, 0.02, 0.05,
    ]);
    expect(step('2800.HK', '2020-05-31', 25)).toBe(0.05);
  });

  it('H shares keep back a tenth of a dividend, other stocks of Hong Kong nothing', () => {
    expect(on(instrumentOf('0939.HK', { class: 'h-share' }), '2024-01-02').withholding).toBe(0.1);
    expect(on(instrumentOf('0939.HK'), '2024-01-02').withholding).toBe(0);
  });

  it('US funds may be sold short, lower resting orders on an ex-date and settle apart from a cash account', () => {
    expect(on(instrumentOf('SPY', { market: 'XNYS', kind: 'etf' }), '2024-01-02')).toMatchObject({
      lot: 1,
      commission: 0,
      proceedsBuy: false,
      longMargin: 0.5,
      shortMargin: 0.5,
      longMaintenance: 0.25,
      shortMaintenance: 0.3,
      borrowFee: 0.003,
      withholding: 0.3,
      lowersOrders: true,
      ticks: [
        [0, 0.0001],
        [1, 0.01],
      ],
    });
  });

  it('futures of every market, and of none, are held against margin on both sides', () => {
    for (const market of ['none', ...Object.keys(MARKETS)]) {
      expect(instrumentOf('IF', { market, kind: 'future', multiplier: 300 }).terms).toMatchObject([
        { longMargin: 0.12, shortMargin: 0.12, longMaintenance: 0.1, shortMaintenance: 0.1, shareSettlement: 0 },
      ]);
    }
  });
});

describe('every row of every market', () => {
  const rows = EVERY.flatMap(({ terms }) => terms);

  it('has all figures, each in its range, and names its source', () => {
    const rates = [
      'commission',
      'buyTax',
      'sellTax',
      'longMargin',
      'longMaintenance',
      'shortMaintenance',
      'borrowFee',
      'withholding',
    ] as const;
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(Object.keys(PLAIN_TERMS).sort());
      for (const name of rates) expect(row[name] >= 0 && row[name] <= 1).toBe(true);
      expect(Number.isNaN(row.shortMargin) || (row.shortMargin > 0 && row.shortMargin <= 1)).toBe(true);
      expect(Number.isNaN(row.priceLimit) || (row.priceLimit > 0 && row.priceLimit < 1)).toBe(true);
      expect(row.longMaintenance <= row.longMargin).toBe(true);
      expect(row.lot > 0 && row.minimum >= row.lot && row.minimum % row.lot === 0).toBe(true);
      expect(row.commissionPerUnit >= 0 && row.commissionMinimum >= 0 && row.sellFeePerUnit >= 0).toBe(true);
      expect(Number.isNaN(row.tick) || row.tick > 0).toBe(true);
      expect(row.source.length).toBeGreaterThan(100);
      expect(row.assumed === '' || /^Assumed of .+\.$/.test(row.assumed)).toBe(true);
    }
  });

  it('has bands of prices that rise from 0, and no other tick beside them', () => {
    for (const { tick, ticks } of rows) {
      if (ticks.length === 0) continue;
      expect(tick).toBeNaN();
      expect(ticks[0][0]).toBe(0);
      for (let band = 1; band < ticks.length; band++) {
        expect(ticks[band][0]).toBeGreaterThan(ticks[band - 1][0]);
        expect(ticks[band][1]).toBeGreaterThan(ticks[band - 1][1]);
        // A border lies on the grid of the band below it, so that no price is cut off from it.
        const steps = ticks[band][0] / ticks[band - 1][1];
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-9);
      }
    }
  });

  it('follows the one before it, the first from the beginning of time', () => {
    for (const { terms } of EVERY) {
      expect(terms[0].from).toBe(-Infinity);
      for (let row = 1; row < terms.length; row++) expect(terms[row].from).toBeGreaterThan(terms[row - 1].from);
    }
  });
});

describe('a table of facts', () => {
  it.each(TABLES.map((table) => [table.about, table] as const))('of %s sets each figure once at a time', (_, table) => {
    const moments = [-Infinity, ...table.facts.map(momentOf)];
    const sums = ['buyTax', 'sellTax', 'sellFeePerUnit'];
    for (const moment of moments) {
      const figures = inForce(table, moment).flatMap(({ sets }) => Object.keys(sets));
      const once = figures.filter((figure) => !sums.includes(figure));
      expect(new Set(once).size).toBe(once.length);
    }
    for (const { what, sets, source, assumed } of table.facts) {
      const may: readonly string[] = RULE_FIGURES[what];
      expect(Object.keys(sets).filter((figure) => !may.includes(figure))).toEqual([]);
      expect(`${source}${assumed}`).not.toMatch(/; |;$/);
      expect(source.length).toBeGreaterThan(3);
    }
  });

  it('has its facts by name in the order of their days', () => {
    for (const { facts } of TABLES) {
      const last = new Map<string, number>();
      for (const fact of facts) {
        expect(momentOf(fact)).toBeGreaterThanOrEqual(last.get(fact.what) ?? -Infinity);
        last.set(fact.what, momentOf(fact));
      }
    }
  });
});

describe('the table of markets', () => {
  it('has them in the order in which their sessions open', () => {
    const opens = Object.values(MARKETS).map((market) => market.opens);
    expect(opens).toEqual([...opens].sort((a, b) => a - b));
    expect(marketOf('none')).toBeUndefined();
    for (const { opens: open, decisionTime } of Object.values(MARKETS)) expect(decisionTime).toBeGreaterThan(open);
  });

  it('has a default commission of each among the presets', () => {
    const defaults = Object.entries({ XSHG: 'mainland-retail', XHKG: 'hong-kong-retail', XNAS: 'us-zero' } as const);
    for (const [market, name] of defaults) {
      const { commission, commissionMinimum } = COMMISSIONS[name];
      const terms = instrumentOf('X', { market, kind: 'etf' }).terms;
      for (const row of terms) expect(row).toMatchObject({ commission, commissionMinimum });
    }
  });
});
