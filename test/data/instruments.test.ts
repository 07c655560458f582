// Instruments from their symbols, and the dated terms of the markets against public notices.

import { describe, expect, it } from 'vitest';
import { MARKETS, assumptionsOf, instrumentOf, marketOf } from '../../data/index.js';
import type { Instrument, Terms } from '../../engine/index.js';

const on = (instrument: Instrument, day: string): Terms =>
  instrument.terms.findLast(({ from }) => from <= Date.parse(`${day}T00:00:00Z`))!;

describe('a symbol', () => {
  it.each([
    ['510300', 'XSHG', 'etf', ''],
    ['588000', 'XSHG', 'etf', ''],
    ['562500', 'XSHG', 'etf', ''],
    ['513100', 'XSHG', 'etf', 'cross-border'],
    ['518880', 'XSHG', 'etf', 'gold'],
    ['511260', 'XSHG', 'etf', 'bond'],
    ['511880', 'XSHG', 'etf', 'money'],
    ['159920', 'XSHE', 'etf', ''],
    ['600519', 'XSHG', 'stock', ''],
    ['688981', 'XSHG', 'stock', ''],
    ['000001', 'XSHE', 'stock', ''],
    ['300750', 'XSHE', 'stock', ''],
    ['399006', 'XSHE', 'index', ''],
    ['000300.SS', 'XSHG', 'index', ''],
    ['000001.SZ', 'XSHE', 'stock', ''],
    ['sh510300', 'XSHG', 'etf', ''],
    ['510300.XSHG', 'XSHG', 'etf', ''],
    ['2800.HK', 'XHKG', 'etf', ''],
    ['0700.HK', 'XHKG', 'stock', ''],
    ['02800', 'XHKG', 'etf', ''],
    ['00700', 'XHKG', 'stock', ''],
    ['0700', 'none', 'other', ''],
    ['^HSI', 'none', 'index', ''],
    ['HSTECH', 'none', 'index', ''],
    ['SPY', 'none', 'other', ''],
    ['1234567', 'none', 'other', ''],
  ])('%s is of market %s, kind %s and class "%s"', (symbol, market, kind, instrumentClass) => {
    expect(instrumentOf(symbol)).toMatchObject({ symbol, market, kind, class: instrumentClass });
  });

  it('without a market trades on assumed terms, and says so', () => {
    const spy = instrumentOf('SPY');
    expect(spy).toMatchObject({ currency: 'USD', periodsPerYear: 252, multiplier: 1 });
    expect(spy.terms).toMatchObject([
      { from: -Infinity, lot: 1, tick: NaN, commission: 0, sellTax: 0, shortMargin: 1 },
    ]);
    expect(assumptionsOf(spy).join(' ')).toContain('SPY: its market is not known');
    expect(instrumentOf('SPY', { base: 'EUR' }).currency).toBe('EUR');
    expect(assumptionsOf(instrumentOf('510300'))).toEqual([]);
    expect(assumptionsOf(instrumentOf('000300')).join(' ')).toContain('000300 was taken for a Shenzhen stock');
    expect(assumptionsOf(instrumentOf('02800')).join(' ')).toContain('02800: lots of 100 were assumed');
  });

  it.each([
    [{ market: 'MOON' }, /market "MOON" is not known/],
    [{ currency: 'ABC' }, /currency "ABC"/],
    [{ lot: 0 }, /lot of SPY is 0/],
    [{ tick: -1 }, /tick of SPY is -1/],
  ])('with %j is refused', (words, says) => {
    expect(() => instrumentOf('SPY', words)).toThrow(says);
  });
});

describe('terms', () => {
  it('of mainland stocks follow the duty', () => {
    const stock = instrumentOf('600519');
    const dues = (day: string) =>
      [on(stock, day).buyTax, on(stock, day).sellTax].map((rate) => Number(rate.toFixed(8)));
    expect(dues('2007-05-30')).toEqual([0.003, 0.003]);
    expect(dues('2008-09-18')).toEqual([0.001, 0.001]);
    expect(dues('2008-09-19')).toEqual([0, 0.001]);
    expect(dues('2023-08-27')).toEqual([0.00001, 0.00101]);
    expect(dues('2023-08-28')).toEqual([0.00001, 0.00051]);
    expect(dues('2022-04-28')).toEqual([0.00002, 0.00102]);
    expect(on(stock, '2024-01-01')).toMatchObject({
      lot: 100,
      tick: 0.01,
      commission: 0.00025,
      commissionMinimum: 5,
      shortMargin: NaN,
    });
    expect(instrumentOf('688981').terms[0].lot).toBe(200);
  });

  it('of mainland funds know no duty', () => {
    const { terms } = instrumentOf('510300');
    expect(terms).toMatchObject([
      { lot: 100, tick: 0.001, buyTax: 0, sellTax: 0, commissionMinimum: 5, shortMargin: NaN },
    ]);
  });

  it('of Hong Kong exempt funds from 2015-02-13 and follow the duty on stocks', () => {
    const [fund, stock] = [instrumentOf('2800.HK'), instrumentOf('0700.HK')];
    const tax = (instrument: Instrument, day: string) => Number(on(instrument, day).sellTax.toFixed(9));
    expect(tax(fund, '2015-02-12')).toBe(0.001077);
    expect(tax(fund, '2015-02-13')).toBe(0.000077);
    expect(tax(stock, '2021-08-01')).toBe(0.001377);
    expect(tax(stock, '2023-11-16') - tax(stock, '2023-11-17')).toBeCloseTo(0.0003, 12);
    expect(tax(stock, '2024-01-02')).toBe(0.001085);
    expect(instrumentOf('2800.HK', { lot: 500 }).terms.every(({ lot }) => lot === 500)).toBe(true);
  });

  it('of New York are in cents from 2001-04-09', () => {
    const spy = instrumentOf('SPY', { market: 'XNYS', kind: 'etf' });
    expect([on(spy, '2001-04-08').tick, on(spy, '2001-04-09').tick]).toEqual([NaN, 0.01]);
    expect(on(spy, '2024-01-02')).toMatchObject({ commission: 0, shortMargin: 0.5, lot: 1 });
  });

  it('are dated, in order, and each names its source', () => {
    for (const market of Object.values(MARKETS)) {
      for (const kind of ['etf', 'stock', 'index', 'future', 'other'] as const) {
        const terms = market.terms(kind, '', 'X');
        expect(terms[0].from).toBe(-Infinity);
        for (let row = 1; row < terms.length; row++) expect(terms[row].from).toBeGreaterThan(terms[row - 1].from);
        for (const { source, lot } of terms) expect([source.length > 20, lot > 0]).toEqual([true, true]);
      }
    }
  });

  it('belong to markets that open in the order of the table', () => {
    const opens = Object.values(MARKETS).map((market) => market.opens);
    expect(opens).toEqual([...opens].sort((a, b) => a - b));
    expect(marketOf('none')).toBeUndefined();
    for (const { opens: open, decisionTime } of Object.values(MARKETS)) expect(decisionTime).toBeGreaterThan(open);
  });
});
