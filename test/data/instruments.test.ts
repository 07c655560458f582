// Instruments from their symbols.

import { describe, expect, it } from 'vitest';
import { assumptionsOf, instrumentOf } from '../../data/index.js';

describe('a symbol', () => {
  it.each([
    ['510300', 'XSHG', 'etf', ''],
    ['588000', 'XSHG', 'etf', 'star'],
    ['510900', 'XSHG', 'etf', 'cross-border'],
    ['562500', 'XSHG', 'etf', ''],
    ['513100', 'XSHG', 'etf', 'cross-border'],
    ['518880', 'XSHG', 'etf', 'gold'],
    ['511260', 'XSHG', 'etf', 'bond'],
    ['511880', 'XSHG', 'etf', 'money'],
    ['159920', 'XSHE', 'etf', 'cross-border'],
    ['159915', 'XSHE', 'etf', 'chinext'],
    ['159999', 'XSHE', 'etf', ''],
    ['600519', 'XSHG', 'stock', ''],
    ['688981', 'XSHG', 'stock', 'star'],
    ['000001', 'XSHE', 'stock', ''],
    ['300750', 'XSHE', 'stock', 'chinext'],
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
      { from: -Infinity, lot: 1, tick: NaN, commission: 0, sellTax: 0, shortMargin: 1, shortMaintenance: 0.3 },
    ]);
    expect(assumptionsOf(spy).join(' ')).toContain('SPY: its market is not known');
    expect(instrumentOf('SPY', { base: 'EUR' }).currency).toBe('EUR');
    expect(assumptionsOf(instrumentOf('510300'))).toEqual([]);
    expect(assumptionsOf(instrumentOf('159920'))).toEqual([]);
    expect(assumptionsOf(instrumentOf('159999')).join(' ')).toContain('159999 was taken for a fund of mainland stocks');
    expect(assumptionsOf(instrumentOf('159999', { class: '' }), { class: '' })).toEqual([]);
    expect(assumptionsOf(instrumentOf('000300')).join(' ')).toContain('000300 was taken for a Shenzhen stock');
    expect(assumptionsOf(instrumentOf('02800')).join(' ')).toContain('02800: lots of 100 were assumed');
    expect(assumptionsOf(instrumentOf('HSI1!', { market: 'XHKG', kind: 'future' }))).toEqual([]);
    expect(assumptionsOf(instrumentOf('IF', { kind: 'future' })).join(' ')).toContain(
      'IF: its market is not known; a margin of 12 %',
    );
  });

  it.each([
    [{ market: 'MOON' }, /market "MOON" is not known/],
    [{ currency: 'ABC' }, /currency "ABC"/],
    [{ lot: 0 }, /lot of SPY is 0/],
    [{ tick: -1 }, /tick of SPY is -1/],
  ])('with %j is refused', (words, says) => {
    expect(() => instrumentOf('SPY', words)).toThrow(says);
  });

  it('with a lot or a tick of its own trades by them, and its market says no more of them', () => {
    const dated = instrumentOf('0700.HK', { lot: 500, tick: 0.2 }).terms;
    for (const { lot, minimum, tick, ticks, source, assumed } of dated) {
      expect({ lot, minimum, tick, ticks }).toEqual({ lot: 500, minimum: 500, tick: 0.2, ticks: [] });
      expect(source).toContain('lot and tick: given for 0700.HK');
      expect(`${source} ${assumed}`).not.toMatch(/lots of 100|spread table/);
    }
  });
});
