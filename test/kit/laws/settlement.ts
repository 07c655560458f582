// When what was bought may be sold, and what was sold may buy.

import * as fc from 'fast-check';

import { between } from '../any-market.js';
import { type Law, law } from '../law.js';
import { type Market, mapAssets, mapBars, sessionsOf, termsOn } from '../market.js';
import { type Play, type PlayShape, anyPlay, run } from '../play.js';
import type { Instruction } from '../script.js';
import { assertSame, exact, must } from '../transcript.js';
import { heldByRow } from './lens.js';

/** Units bought in a session wait for the next one where the terms say so. */
export const sharesWaitForTheNextSession = (shape: PlayShape = {}): Law =>
  law({
    about:
      'Where shares settle at the next session, what is sold on a row was held before it, and nothing is sold short beside units that wait; an order is refused for that only on a row of a purchase.',
    mutants: [
      {
        file: 'engine/execute.ts',
        find: 'const sellable = Math.max(0, ledger.quantity[index]) - locked;',
        replace: 'const sellable = Math.max(0, ledger.quantity[index]);',
      },
      {
        file: 'engine/execute.ts',
        find: 'price, terms.lot, terms.shareSettlement === 1)',
        replace: 'price, terms.lot, false)',
      },
      {
        file: 'engine/bought.ts',
        find: 'return this.#day[asset] === utcDay(this.#time[bar])',
        replace: 'return this.#day[asset] <= utcDay(this.#time[bar])',
      },
    ],
    runs: 400,
    cases: anyPlay({ actors: 'scripts', ...shape }),
    check(play) {
      const made = run(play);
      const { assets } = play.market;
      const held = heldByRow(made, assets.length);
      const boughtOn = new Set<string>();
      const waiting = new Map<string, number>();
      const units = new Map<string, number>();
      for (const { asset, bar, side, quantity, order } of made.fills) {
        const key = `${asset} ${bar}`;
        const isTouched = assets[asset].actions.some(({ row }) => row === bar);
        if (termsOn(assets[asset], bar).shareSettlement !== 1) continue;
        if (side > 0) boughtOn.add(key);
        if (isTouched) continue;
        const before = units.get(key) ?? (bar > made.first ? held[bar - 1 - made.first][asset] : 0);
        const wait = waiting.get(key) ?? 0;
        if (side < 0 && wait > 0)
          must(
            quantity <= Math.max(0, before - wait) + 1e-9,
            () => `order ${order} sells ${quantity} on row ${bar} of ${before}, ${wait} of which were bought on it`,
          );
        const after = before + side * quantity;
        if (side > 0) waiting.set(key, wait + Math.max(0, after) - Math.max(0, before));
        units.set(key, after);
      }
      for (const { order, reason, bar } of made.refusals) {
        if (reason !== 'not sellable before the next session') continue;
        const { asset, tif, bar: given } = made.orders.at(order - 1);
        if (tif === 'gtd' || tif === 'gtc') continue;
        // Where a decision is answered at its own close, the reason may be of that row.
        const isWaiting = boughtOn.has(`${asset} ${bar}`) || boughtOn.has(`${asset} ${given}`);
        must(isWaiting, () => `order ${order} waits on row ${bar}, on which nothing was bought`);
      }
    },
  });

/** Every instrument lets the proceeds of its sales buy at once, or none does; nobody sells short. */
const settling = (market: Market, proceedsBuy: boolean): Market =>
  mapAssets(market, (asset) => ({
    ...asset,
    terms: asset.terms.map((terms) => ({ ...terms, shortMargin: NaN, cashSettlement: 2, proceedsBuy })),
  }));

const deeds = (play: Play): string[] => {
  const { fills, refusals, equity } = run(play);
  return [
    ...Array.from(fills, ({ order, bar, quantity, price }) => [order, bar, quantity, price].map(exact).join(' ')),
    ...Array.from(refusals, ({ order, bar, quantity, reason }) => `refusal ${order} ${bar} ${quantity} ${reason}`),
    ...Array.from(equity, exact),
  ];
};

/** The cash of a mainland sale buys again on the same day, before it has settled. */
export const saleCashBuysAgain: Law = law({
  about:
    'Where the proceeds of a sale buy at once, a cash account trades just as a margin account without credit that never sells short, although its sales settle days later.',
  mutants: [
    {
      file: 'engine/proceeds.ts',
      find: 'if (pending && !(onlyBarred && this.#termsOf(fill).proceedsBuy))',
      replace: 'if (pending)',
    },
  ],
  runs: 300,
  cases: anyPlay({ futures: false, fixed: { leverage: 1 } }),
  check(play) {
    const market = settling(play.market, true);
    const [cash, margin] = (['cash', 'margin'] as const).map((account) => deeds({ ...play, market, account }));
    assertSame('in a cash account and in a margin account', cash, margin);
  },
});

/** The row from which on a sale of a row is settled. */
function settledFrom(market: Market, exchange: string, row: number, sessions: number): number {
  if (sessions === 0) return row;
  return sessionsOf(market, exchange).filter((session) => session > row)[sessions - 1] ?? Infinity;
}

/** Cash that has not settled buys nothing in a cash account. */
export const unsettledCashWaits: Law = law({
  about:
    'In a cash account no purchase leaves less cash than the sales that have not settled brought, but for those whose proceeds buy at once.',
  mutants: [
    {
      file: 'engine/proceeds.ts',
      find: 'return sessions < this.#termsOf(fill).cashSettlement;',
      replace: 'return sessions < this.#termsOf(fill).cashSettlement - 1;',
    },
    {
      file: 'engine/proceeds.ts',
      find: 'this.#conditions.isCashAccount ? balance - this.unsettled(currency, bar, true) : balance',
      replace: 'balance',
    },
  ],
  runs: 400,
  cases: anyPlay({ futures: false, currencies: false, fixed: { account: 'cash', leverage: 1 } }),
  check(play) {
    const { market } = play;
    const made = run(play);
    const flows = [...made.cashflows];
    const unsettled: { readonly until: number; readonly amount: number }[] = [];
    let balance = 0;
    let next = 0;
    for (const fill of made.fills) {
      for (; next <= fill.seq; next++) balance += flows[next].amount;
      const asset = market.assets[fill.asset];
      const { cashSettlement, proceedsBuy } = termsOn(asset, fill.bar);
      if (fill.side < 0) {
        const until = settledFrom(market, asset.market, fill.bar, cashSettlement);
        if (!proceedsBuy) unsettled.push({ until, amount: fill.cash });
        continue;
      }
      const waiting = unsettled
        .filter(({ until, amount }) => until > fill.bar && amount > 0)
        .reduce((sum, { amount }) => sum + amount, 0);
      must(
        balance - waiting >= -1e-9 * play.cash,
        () => `after order ${fill.order} on row ${fill.bar} the cash is ${balance}, of which ${waiting} is not settled`,
      );
    }
  },
});

const OPENS_LATER: Readonly<Record<string, readonly string[]>> = { XSHG: ['XHKG', 'XNYS'], XHKG: ['XNYS'], XNYS: [] };

/** Another day on some exchanges: their bars of a row are other ones, or none. */
const otherwise = (market: Market, exchanges: readonly string[], row: number, factor: number): Market =>
  mapAssets(market, (asset) =>
    exchanges.includes(asset.market)
      ? mapBars(asset, (bar, k) =>
          k !== row
            ? bar
            : {
                open: bar.open * factor,
                high: bar.high * factor,
                low: bar.low * factor,
                close: bar.close * factor,
                volume: 1e6,
              },
        )
      : asset,
  );

/** What the exchanges but some traded on a row. */
const tradedBy = (play: Play, exchanges: readonly string[], row: number): string[] =>
  Array.from(run(play).fills)
    .filter(({ asset, bar }) => bar === row && !exchanges.includes(play.market.assets[asset].market))
    .map(({ order, quantity, price, cash }) => [order, quantity, price, cash].map(exact).join(' '));

/** A script in which all that trades later is bought first and sold on a row, on which as much as money can buy is bought before. */
function wantingIts(play: Play, later: readonly string[], row: number): Play {
  const { assets } = play.market;
  const isLater = assets.map(({ market }) => later.includes(market));
  const weight = 0.95 / Math.max(1, isLater.filter(Boolean).length);
  const added = assets.flatMap((asset, k): Instruction[] => {
    if (isLater[k])
      return [
        { kind: 'target', row: play.first, asset: k, weight },
        { kind: 'target', row: row - 1, asset: k, weight: 0 },
      ];
    const quantity = 50 * termsOn(asset, row - 1).lot;
    return [{ kind: 'order', row: row - 1, asset: k, side: 1, type: 'at-close', tif: 'day', quantity }];
  });
  const script = 'script' in play.actor ? play.actor.script : [];
  return { ...play, actor: { script: [...script, ...added].sort((a, b) => a.row - b.row) } };
}

/** Shanghai closes before New York opens. */
export const laterMarketsPayNothing: Law = law({
  about:
    'Whatever trades on a row in New York, what traded in Shanghai and Hong Kong on the same date is the same: its sales pay for nothing there.',
  mutants: [
    {
      file: 'engine/settle.ts',
      find: '  for (let market = 0; market < markets; market++) {\n    if',
      replace: '  for (let market = markets - 1; market >= 0; market--) {\n    if',
    },
    {
      file: 'engine/settle.ts',
      find: '    if (!isFresh) atOpen(floor, market, bar);\n    insideBar(floor, market, bar);',
      replace:
        '    if (market === 0) for (let other = 0; other < markets; other++) atOpen(floor, other, bar);\n    insideBar(floor, market, bar);',
    },
  ],
  runs: 500,
  cases: fc.record({
    play: anyPlay({ rows: [6, 14], actors: 'scripts', money: 5000, futures: false, fixed: { limits: [] } }),
    at: between(5, 13),
    exchange: fc.constantFrom('XSHG', 'XHKG'),
    factor: fc.constantFrom(0.5, 2),
  }),
  check({ play: drawn, at, exchange, factor }) {
    const row = Math.min(at, drawn.market.rows - 1);
    const later = OPENS_LATER[exchange];
    const play = wantingIts({ ...drawn, fill: 'next-open' }, later, row);
    const changed = { ...play, market: otherwise(play.market, later, row, factor) };
    assertSame(
      `on row ${row}, before ${later.join(' and ')} opened`,
      tradedBy(play, later, row),
      tradedBy(changed, later, row),
    );
  },
});
