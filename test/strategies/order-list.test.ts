// What order-replay reads of a list, and what it says of one that is wrong, before any market.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AssetView,
  ORDER_TYPES,
  type OrderRequest,
  type Plan,
  type TableRow,
  TIMES_IN_FORCE,
  type Universe,
} from '../../engine/index.js';
import orderReplay from '../../strategies/order-replay.js';

type Cells = Record<string, string>;
const ASSETS = ['A', 'B'].map(
  (symbol, index) => ({ symbol, index, formerly: ['old-' + symbol] }) as unknown as AssetView,
);
const FIRST = { date: '2020-01-01', symbol: 'A', side: 'buy', quantity: '10' };

/** A call that the list makes of the account. */
type Heard =
  readonly ['order', OrderRequest] | readonly ['cancel', number] | readonly ['replace', number, Partial<OrderRequest>];

const rows = (list: readonly Cells[]): TableRow[] => list.map((cells, k) => ({ line: k + 2, cells }));
const planOf = (list: readonly Cells[]) =>
  orderReplay.prepare({ orders: rows(list) }, { assets: ASSETS } as unknown as Universe) as Plan;

/** What is heard of the list by the close of a date, from an account in which the named orders no longer work. */
function heard(list: readonly Cells[], dead: readonly number[] = []): { calls: Heard[]; notes: readonly string[] } {
  const calls: Heard[] = [];
  const plan = planOf(list);
  let last = 0;
  const ctx = {
    time: Date.parse('2020-01-01T22:00:00Z'),
    order: (request: OrderRequest) => (calls.push(['order', request]), ++last),
    cancel: (id: number) => (calls.push(['cancel', id]), !dead.includes(id)),
    replace: (id: number, change: Partial<OrderRequest>) => (
      calls.push(['replace', id, change]),
      dead.includes(id) ? 0 : ++last
    ),
  };
  plan.decide(ctx as never);
  return { calls, notes: plan.end?.() ?? [] };
}
const requests = (...list: Cells[]) => heard(list).calls.map(([, request]) => request);

describe('an order', () => {
  test('of every type with every life is read as it is written', () => {
    const price = fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100);
    const any = fc.record({
      type: fc.constantFrom(...ORDER_TYPES),
      tif: fc.constantFrom(...TIMES_IN_FORCE),
      side: fc.constantFrom(1 as const, -1 as const),
      quantity: price,
      limit: price,
      stop: price,
      trail: price,
    });
    fc.assert(
      fc.property(any, ({ type, tif, side, quantity, limit, stop, trail }) => {
        const wanted = {
          asset: ASSETS[1],
          side,
          quantity,
          type,
          tif,
          ...(tif === 'gtd' && { until: Date.parse('2020-02-29T23:59:59.999Z') }),
          ...((type === 'limit' || type === 'stop-limit') && { limit }),
          ...((type === 'stop' || type === 'stop-limit') && { stop }),
          ...(type === 'trailing-stop' && { trail }),
        };
        const cells = {
          ...FIRST,
          symbol: 'B',
          side: side > 0 ? 'buy' : 'sell',
          type,
          tif: tif === 'gtd' ? 'gtd:2020-02-29' : tif,
          quantity: String(quantity),
          limit: 'limit' in wanted ? String(limit) : '',
          stop: 'stop' in wanted ? String(stop) : '',
          trail: 'trail' in wanted ? String(trail) : '',
          comment: 'anything, even "this"',
        };
        expect(requests(cells)).toEqual([wanted]);
      }),
    );
  });

  test('may name its instrument by a symbol that it had before', () => {
    expect(requests({ ...FIRST, symbol: 'old-B' })[0]).toMatchObject({ asset: ASSETS[1] });
  });

  test('may trail by a rate, and spend an amount', () => {
    const trailing = { ...FIRST, type: 'trailing-stop', side: 'sell' };
    expect(requests({ ...trailing, trail: '5%' })[0]).toMatchObject({ trailRate: 0.05 });
    expect(requests({ ...trailing, trail: '0.25%' })[0]).toMatchObject({ trailRate: 0.0025 });
    expect(requests({ ...trailing, trail: '5' })[0]).toMatchObject({ trail: 5 });
    const [spending] = requests({ ...FIRST, quantity: '', notional: '5000' });
    expect(spending).toMatchObject({ notional: 5000 });
    expect(spending).not.toHaveProperty('quantity');
  });

  test('that a margin call forced is left to the run, and where a trailing stop ended is no price', () => {
    const record = { status: 'filled', origin: 'strategy', group: '' };
    const list = [
      { ...FIRST, ...record, type: 'trailing-stop', side: 'sell', trail: '2', stop: '97.5' },
      { ...FIRST, ...record, origin: 'margin call' },
    ];
    expect(requests(...list)).toEqual([
      { asset: ASSETS[0], side: -1, quantity: 10, tif: 'day', type: 'trailing-stop', trail: 2 },
    ]);
  });
});

describe('a later row', () => {
  const MINE = { ...FIRST, type: 'limit', limit: '9', tif: 'gtc', label: 'mine' };

  test('cancels the order that it names', () => {
    expect(heard([MINE, { date: FIRST.date, action: 'cancel', of: 'mine' }])).toMatchObject({
      calls: [
        ['order', { limit: 9 }],
        ['cancel', 1],
      ],
      notes: [],
    });
  });

  test('replaces it by what is new, again and again under its label', () => {
    const { calls } = heard([
      MINE,
      { date: FIRST.date, action: 'replace', of: 'mine', limit: '9.5' },
      { date: FIRST.date, action: 'replace', of: 'mine', type: 'stop', stop: '11', quantity: '5', tif: 'day' },
      { date: FIRST.date, action: 'replace', of: 'mine', stop: '12' },
      { date: FIRST.date, action: 'cancel', of: 'mine' },
    ]);
    expect(calls.slice(1)).toEqual([
      ['replace', 1, { limit: 9.5 }],
      ['replace', 2, { type: 'stop', stop: 11, quantity: 5, tif: 'day' }],
      ['replace', 3, { stop: 12 }],
      ['cancel', 4],
    ]);
  });

  test('that comes too late is told', () => {
    expect(heard([MINE, { date: FIRST.date, action: 'cancel', of: 'mine' }], [1]).notes).toEqual([
      'The order "mine" no longer worked on 2020-01-01: line 3 of the orders, which was to cancel it, did nothing.',
    ]);
  });

  test('and what the list cannot say of a run is told', () => {
    const taken = { ...FIRST, status: 'cancelled', reason: 'cancelled by the strategy' };
    const replaced = { ...taken, reason: 'replaced by a newer target' };
    expect(heard([taken, replaced]).notes).toEqual([
      '2 orders that the first run took back were left to work: the list does not say when that was.',
    ]);
  });

  test('of which a rebalance could not pay for a part is sent without it', () => {
    const cut = { ...FIRST, quantity: '500', unpaid: '200' };
    expect(requests({ ...cut, status: 'filled' }, { ...cut, unpaid: '500', status: 'refused' }, cut)).toMatchObject([
      { quantity: 300 },
      { quantity: 0 },
      { quantity: 500 },
    ]);
  });

  test('one that the first run refused is sent with all that was wrong with it, or the list could not be read', () => {
    const refused = { ...FIRST, status: 'refused' };
    const wrong: readonly Cells[] = [
      { ...refused, quantity: '' },
      { ...refused, quantity: '-3' },
      { ...refused, quantity: '', notional: '50', side: 'sell' },
      { ...refused, type: 'stop-limit', limit: '', stop: '0' },
      { ...refused, type: 'trailing-stop', trail: '120%' },
      { ...refused, type: 'trailing-stop', trail: '' },
      { ...refused, tif: 'gtd:' },
    ];
    expect(requests(...wrong)).toMatchObject([
      { quantity: NaN },
      { quantity: -3 },
      { notional: 50, side: -1 },
      { limit: NaN, stop: 0 },
      { trailRate: 1.2 },
      { trail: NaN },
      { tif: 'gtd' },
    ]);
    for (const one of wrong) expect(() => requests({ ...one, status: '' })).toThrow('Line 2 of the orders');
  });
});

describe('a group', () => {
  const EXIT = { ...FIRST, side: 'sell', quantity: '', type: 'stop', stop: '8', tif: 'gtc', group: 'g' };
  const LEG = { ...FIRST, type: 'limit', limit: '9', group: 'g' };

  test('is sent by its label', () => {
    expect(requests({ ...FIRST, group: 'g' }, EXIT)).toMatchObject([
      { group: 'g', quantity: 10 },
      { group: 'g', side: -1, stop: 8 },
    ]);
    expect(requests(LEG, { ...LEG, limit: '8' })).toMatchObject([{ group: 'g' }, { group: 'g' }]);
  });

  test.each<[string, Cells[], string]>([
    ['of one', [LEG], 'Line 2 of the orders: group is "g"; no other order of this date has it'],
    ['of two dates', [LEG, { ...LEG, date: '2020-01-02' }], 'Line 2 of the orders: group is "g"; no other order'],
    ['of two instruments', [LEG, { ...LEG, symbol: 'B' }], 'Line 3 of the orders: symbol is "B"; a group is in one'],
    ['of two sides, twice', [LEG, LEG, { ...EXIT }], 'Line 4 of the orders: side is "sell"; all orders of an oco'],
    [
      'with an amount',
      [LEG, { ...LEG, quantity: '', notional: '5' }],
      'Line 3 of the orders: notional is "5"; a group',
    ],
    [
      'that opens with an amount',
      [{ ...LEG, quantity: '', notional: '5' }, LEG],
      'Line 2 of the orders: quantity is ""',
    ],
    ['whose leg has no quantity', [LEG, { ...LEG, quantity: '' }], 'Line 3 of the orders: quantity is ""; each order'],
    ['with an exit for a day', [LEG, { ...EXIT, tif: '' }], 'Line 3 of the orders: tif is ""; an exit waits for its'],
    [
      'with an exit at the market',
      [LEG, { ...EXIT, type: '', stop: '' }],
      'Line 3 of the orders: type is ""; an exit is',
    ],
    ['with a smaller exit', [LEG, { ...EXIT, quantity: '4' }], 'Line 3 of the orders: quantity is "4"; an exit is for'],
    ['with an exit that enters', [LEG, EXIT, LEG], 'Line 4 of the orders: side is "buy"; all exits of a bracket'],
  ])('%s is refused', (_, list, sentence) => {
    expect(() => planOf(list)).toThrow(sentence);
  });

  test('of a run is replayed as it was, fitting or not', () => {
    expect(requests({ ...LEG, status: 'refused' })).toMatchObject([{ group: 'g' }]);
  });
});

describe('a wrong cell', () => {
  const LABELLED = { ...FIRST, label: 'a', type: 'limit', limit: '9' };
  const cancel = { date: FIRST.date, action: 'cancel', of: 'a' };
  const replace = { date: FIRST.date, action: 'replace', of: 'a' };
  test.each<[string, Cells, string]>([
    ['no date', { ...FIRST, date: '03/01/2020' }, 'date is "03/01/2020"; give a date such as 2024-01-31'],
    ['a day that is none', { ...FIRST, date: '2020-02-30' }, 'date is "2020-02-30"; give a date'],
    ['an empty date', { ...FIRST, date: '' }, 'date is ""; give a date'],
    ['an unknown symbol', { ...FIRST, symbol: 'Z' }, 'symbol is "Z"; the data has A, B'],
    ['a side', { ...FIRST, side: 'hold' }, 'side is "hold"; give buy or sell'],
    ['a property of all objects', { ...FIRST, side: 'constructor' }, 'side is "constructor"; give buy or sell'],
    ['no quantity', { ...FIRST, quantity: '' }, 'quantity is ""; give a positive number without separators'],
    ['a negative quantity', { ...FIRST, quantity: '-5' }, 'quantity is "-5"; give a positive number'],
    ['separators', { ...FIRST, quantity: '1,000' }, 'quantity is "1,000"; give a positive number without separators'],
    ['nothing to trade', { ...FIRST, quantity: '0' }, 'quantity is "0"; give a positive number'],
    ['too many digits', { ...FIRST, quantity: '1e999' }, 'quantity is "1e999"; give a positive number'],
    ['quantity and amount', { ...FIRST, notional: '5' }, 'quantity is "10"; leave it empty: notional says how much'],
    [
      'an amount to sell',
      { ...FIRST, side: 'sell', quantity: '', notional: '5' },
      'notional is "5"; an amount of cash',
    ],
    ['a type', { ...FIRST, type: 'iceberg' }, 'type is "iceberg"; give one of market, limit, stop, stop-limit'],
    ['a limit order without limit', { ...FIRST, type: 'limit' }, 'limit is ""; give a positive number'],
    ['a stop-limit without stop', { ...FIRST, type: 'stop-limit', limit: '3' }, 'stop is ""; give a positive number'],
    ['a limit that is not used', { ...FIRST, limit: '3' }, 'limit is "3"; leave it empty: a market order has none'],
    [
      'a stop that is not used',
      { ...FIRST, type: 'limit', limit: '3', stop: '2' },
      'stop is "2"; leave it empty: a limit order has none',
    ],
    ['no trail', { ...FIRST, type: 'trailing-stop' }, 'trail is ""; give a positive number, or a rate below 100%'],
    ['a trail of all', { ...FIRST, type: 'trailing-stop', trail: '100%' }, 'trail is "100%"; give a positive number'],
    ['a trail of nothing', { ...FIRST, type: 'trailing-stop', trail: '0%' }, 'trail is "0%"; give a positive number'],
    ['a trail of a stop', { ...FIRST, type: 'stop', stop: '3', trail: '1' }, 'trail is "1"; leave it empty'],
    [
      'a stop of a trailing stop',
      { ...FIRST, type: 'trailing-stop', trail: '1', stop: '3' },
      'stop is "3"; leave it empty: a trailing-stop order has none',
    ],
    ['a life', { ...FIRST, tif: 'opg' }, 'tif is "opg"; give one of day, gtc, gtd, ioc, fok'],
    ['a date for a day order', { ...FIRST, tif: 'day:2020-01-03' }, 'tif is "day:2020-01-03"; only gtd has a date'],
    ['gtd without a date', { ...FIRST, tif: 'gtd' }, 'until is ""; give a date'],
    ['gtd with two dates', { ...FIRST, tif: 'gtd:2020-01-03', until: '2020-01-03' }, 'until is "2020-01-03"; leave it'],
    ['an end of a gtc order', { ...FIRST, tif: 'gtc', until: '2020-01-03' }, 'until is "2020-01-03"; leave it empty'],
    ['an action', { ...FIRST, action: 'amend' }, 'action is "amend"; give one of place, cancel, replace'],
    ['a new order of an old one', { ...FIRST, of: 'a' }, 'of is "a"; leave it empty: a new order changes no other'],
    ['a label given twice', { ...FIRST, label: 'a' }, 'label is "a"; an earlier order has it; give another'],
    ['a cancel of nothing', { ...cancel, of: '' }, 'of is ""; give the label of the order to cancel'],
    ['a cancel of a stranger', { ...cancel, of: 'b' }, 'of is "b"; no order of an earlier row has this label'],
    ['a cancel before its order', { ...cancel, date: '2019-12-31' }, 'of is "a"; no order of an earlier row'],
    ['a cancel of a part', { ...cancel, quantity: '5' }, 'quantity is "5"; leave it empty: the order is taken back'],
    ['a cancel by symbol', { ...cancel, symbol: 'A' }, 'symbol is "A"; leave it empty: to cancel an order, "of" names'],
    ['a replacement of nothing', replace, 'action is "replace"; say what is new'],
    ['a replacement of the side', { ...replace, side: 'sell' }, 'side is "sell"; leave it empty: to replace an order'],
    ['a stop for a limit order', { ...replace, stop: '5' }, 'stop is "5"; leave it empty: a limit order has none'],
    ['a new type without price', { ...replace, type: 'stop-limit' }, 'stop is ""; give a positive number'],
  ])('%s', (_, cells, message) => {
    expect(() => planOf([LABELLED, cells])).toThrow(`Line 3 of the orders: ${message}`);
  });
});
