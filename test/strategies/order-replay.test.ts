// What order-replay sends, and what it says of a list that is wrong.

import { describe, expect, test } from 'vitest';
import { isoDate, type TableRow } from '../../engine/index.js';
import orderReplay from '../../strategies/order-replay.js';
import smaCross from '../../strategies/sma-cross.js';
import { date, flat, market, run, trades } from './market.js';

type Cells = Record<string, string>;
/** The rows of a file with one heading line. */
const rows = (...list: Cells[]): TableRow[] => list.map((cells, k) => ({ line: k + 2, cells }));
const FIRST = { date: date(0), symbol: 'A', side: 'buy', quantity: '10' };

const feed = market({ A: { close: [10, 11, 12, 13, 14, 15] }, B: { close: flat(20, 6) } });
const replay = (list: TableRow[], first = 0) => run(orderReplay, feed, { orders: list }, first);
const sent = (...list: Cells[]) => [...replay(rows(...list)).orders];

describe('sends', () => {
  test('a market order for the day where nothing else is said, at the close of its date', () => {
    const [order] = sent({ ...FIRST, date: date(2) });
    expect(order).toMatchObject({
      asset: 0,
      side: 1,
      quantity: 10,
      type: 'market',
      tif: 'day',
      bar: 2,
      status: 'filled',
    });
    expect(trades(feed, replay(rows({ ...FIRST, date: date(2), quantity: '100000' })))[0]).toMatch(/^3 buy A/);
  });

  test('orders of one date in the order of the file, and dates in their own', () => {
    const list = sent(
      { ...FIRST, date: date(3), symbol: 'B' },
      { ...FIRST, date: date(1), quantity: '1' },
      { ...FIRST, date: date(3), symbol: 'A' },
      { ...FIRST, date: date(1), quantity: '2' },
    );
    expect(list.map(({ bar, asset, quantity }) => [bar, asset, quantity])).toEqual([
      [1, 0, 1],
      [1, 0, 2],
      [3, 1, 10],
      [3, 0, 10],
    ]);
  });

  test.each([
    ['buy', 1],
    ['BUY', 1],
    ['B', 1],
    ['1', 1],
    ['sell', -1],
    ['s', -1],
    ['-1', -1],
  ])('side %s', (side, sign) => {
    expect(sent({ ...FIRST, side })[0].side).toBe(sign);
  });

  test('prices and lives', () => {
    const [limit, stop, both, gtc] = sent(
      { ...FIRST, type: 'limit', limit: '9.5' },
      { ...FIRST, type: 'Stop', stop: '12', tif: 'gtd:2020-01-03' },
      { ...FIRST, type: 'stop-limit', stop: '12', limit: '12.5', tif: 'gtd', until: '2020-01-04' },
      { ...FIRST, tif: 'GTC' },
    );
    expect(limit).toMatchObject({ type: 'limit', limit: 9.5, tif: 'day' });
    expect(stop).toMatchObject({ type: 'stop', stop: 12, tif: 'gtd' });
    expect(isoDate(stop.until)).toBe('2020-01-03');
    expect(both).toMatchObject({ type: 'stop-limit', stop: 12, limit: 12.5, tif: 'gtd' });
    expect(isoDate(both.until)).toBe('2020-01-04');
    expect(gtc.tif).toBe('gtc');
  });

  test('an order good till a date works on that date and not after it', () => {
    const until = (day: number) => sent({ ...FIRST, type: 'stop', stop: '13', tif: `gtd:${date(day)}` })[0].status;
    expect(until(2)).toBe('expired');
    expect(until(3)).toBe('filled');
  });
});

describe('dates', () => {
  test('one that is no row is an error at the first row after it', () => {
    const gap = market({ A: { close: [10, 11, Number.NaN, 13] } });
    expect(() => run(orderReplay, gap, { orders: rows(FIRST, { ...FIRST, date: date(2) }) })).toThrow(
      `Line 3 of the orders: ${date(2)} is no row of the data that is evaluated; correct the date.`,
    );
  });

  test('one before the first evaluated row is an error too', () => {
    expect(() => replay(rows(FIRST), 2)).toThrow(`Line 2 of the orders: ${date(0)} is no row`);
  });

  test('those after the last row are counted in a note', () => {
    const late = { ...FIRST, date: '2021-05-05' };
    expect(replay(rows(FIRST, late, late)).notes).toEqual(['2 orders dated after the last row were never given.']);
    expect(replay(rows(FIRST, late)).notes).toEqual(['1 order dated after the last row was never given.']);
    expect(replay(rows(FIRST)).notes).toEqual([]);
  });

  test('a time names one row exactly', () => {
    const at = new Date(feed.time[1]).toISOString().replace('.000Z', 'Z');
    expect(sent({ ...FIRST, date: at })[0].bar).toBe(1);
    expect(() => sent({ ...FIRST, date: at.replace(/:00Z$/, ':01Z') })).toThrow('is no row of the data');
  });
});

describe('groups and changes', () => {
  const EXIT = { ...FIRST, date: date(1), side: 'sell', tif: 'gtc', group: 'one', quantity: '' };
  const ENTRY = { ...FIRST, date: date(1), group: 'one' };

  test('a bracket protects what its entry bought, and takes its profit', () => {
    const { orders, fills } = replay(
      rows(ENTRY, { ...EXIT, type: 'stop', stop: '8' }, { ...EXIT, type: 'limit', limit: '14' }),
    );
    expect([...orders].map(({ status, group }) => [status, group])).toEqual([
      ['filled', 1],
      ['cancelled', 1],
      ['filled', 1],
    ]);
    expect([...fills].map(({ bar, price }) => [bar, price])).toEqual([
      [2, 12],
      [4, 14],
    ]);
  });

  test('a cancelled order does not meet the market, and a replaced one does on its new terms', () => {
    const limit = { ...FIRST, type: 'limit', limit: '13', side: 'sell', tif: 'gtc' };
    const { orders, fills } = replay(
      rows(
        { ...limit, label: 'a' },
        { ...limit, label: 'b' },
        { date: date(1), action: 'cancel', of: 'a' },
        { date: date(1), action: 'replace', of: 'b', limit: '14', quantity: '4' },
      ),
    );
    expect([...orders].map(({ status, limit: price, quantity }) => [status, price, quantity])).toEqual([
      ['cancelled', 13, 10],
      ['cancelled', 13, 10],
      ['filled', 14, 4],
    ]);
    expect([...fills].map(({ bar, price, quantity }) => [bar, price, quantity])).toEqual([[4, 14, 4]]);
  });
});

test('replays the orders of another run to the same fills', () => {
  const close = Array.from({ length: 200 }, (_, day) => 100 + 20 * Math.sin(day / 4) + (day % 5));
  const wave = market({ A: { close } });
  const original = run(smaCross, wave, { fast: 3, slow: 8 });
  expect(original.fills.length).toBeGreaterThan(10);
  const orders = [...original.orders].map(({ bar, side, quantity }) => {
    return { date: date(bar), symbol: 'A', side: side > 0 ? 'buy' : 'sell', quantity: String(quantity) };
  });
  const again = run(orderReplay, wave, { orders: rows(...orders) });
  expect([...again.fills]).toEqual([...original.fills]);
  expect(again.equity).toEqual(original.equity);
});
