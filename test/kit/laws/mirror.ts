// Changes of the whole world that change nothing: a mirror, another unit of money, another order of the instruments.

import type { Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Market, mapAssets, mapBars } from '../market.js';
import { anyPlay, run } from '../play.js';
import type { Instruction, Script } from '../script.js';
import { assertSame, exact, must, near } from '../transcript.js';

/** Prices mirror about this; all are whole or half, so that the mirror is exact. */
const AXIS = 100;

const mirrored = (price: number): number => 2 * AXIS - price;

const mirrorMarket = (market: Market): Market =>
  mapAssets(market, (asset) =>
    mapBars(asset, ({ open, high, low, close, volume }) => {
      return { open: mirrored(open), high: mirrored(low), low: mirrored(high), close: mirrored(close), volume };
    }),
  );

const mirrorScript = (script: Script): Script =>
  script.map((one): Instruction => {
    if (one.kind === 'replace') return { ...one, change: { ...one.change, limit: mirrored(one.change.limit ?? NaN) } };
    if (one.kind !== 'order') return one;
    const { side, limit, stop } = one;
    return {
      ...one,
      side: side > 0 ? -1 : 1,
      ...(limit !== undefined && { limit: mirrored(limit) }),
      ...(stop !== undefined && { stop: mirrored(stop) }),
    };
  });

/** What traded and what died, with sides and prices as they are in the mirror where `isMirror`. */
const account = ({ fills, refusals, equity }: Run, isMirror: boolean): string[] => [
  ...Array.from(fills, ({ order, asset, side, quantity, price, bar }) =>
    ['fill', order, asset, isMirror ? -side : side, quantity, isMirror ? mirrored(price) : price, bar]
      .map(exact)
      .join(' '),
  ),
  ...Array.from(refusals, ({ order, quantity, reason, bar }) => `refusal ${order} ${quantity} ${reason} ${bar}`),
  ...Array.from(equity, exact),
];

/** Selling is buying in a mirror. */
export const sellingIsBuyingInAMirror: Law = law({
  about: 'In a market whose prices are mirrored, an account with all sides swapped trades the same and gains the same.',
  mutants: [
    {
      file: 'engine/match.ts',
      find: '-buyAtOpen(type, triggered, -limit, -stop, -open)',
      replace: '-buyAtOpen(type, triggered, -limit, stop, -open)',
    },
    {
      file: 'engine/match.ts',
      find: '-buyInside(type, triggered, -limit, -stop, -low, -high, -close)',
      replace: '-buyInside(type, triggered, -limit, -stop, -high, -low, -close)',
    },
    {
      file: 'engine/settle.ts',
      find: 'reaches(side, stop, side > 0 ? high[bar] : low[bar])',
      replace: 'reaches(side, stop, high[bar])',
    },
    { file: 'engine/place.ts', find: 'side > 0 ? 1 : -1) : Number.NaN;', replace: '1) : Number.NaN;' },
    {
      file: 'engine/position.ts',
      find: 'Math.max(delta, -quantity) : Math.min(delta, -quantity)',
      replace: 'Math.max(delta, -quantity) : delta',
    },
  ],
  runs: 600,
  cases: anyPlay({
    actors: 'scripts',
    mirrored: true,
    actions: false,
    costs: false,
    sized: false,
    mistakes: false,
    slippages: [0],
    money: 1e9,
    perUnit: 4,
  }),
  check(play) {
    if (!('script' in play.actor)) return;
    const there = run({
      ...play,
      market: mirrorMarket(play.market),
      actor: { script: mirrorScript(play.actor.script) },
    });
    assertSame('in this market and in its mirror', account(run(play), false), account(there, true));
  },
});

const scaleMarket = (market: Market, k: number): Market =>
  mapAssets(market, (asset) => {
    const priced = mapBars(asset, (bar) => {
      return { ...bar, open: bar.open * k, high: bar.high * k, low: bar.low * k, close: bar.close * k };
    });
    return {
      ...priced,
      terms: asset.terms.map((terms) => ({
        ...terms,
        tick: terms.tick * k,
        commissionMinimum: terms.commissionMinimum * k,
      })),
      actions: asset.actions.map((action) =>
        action.kind === 'dividend' ? { ...action, value: action.value * k } : action,
      ),
    };
  });

const scaleScript = (script: Script, k: number): Script =>
  script.map((one): Instruction => {
    if (one.kind === 'replace') return { ...one, change: { ...one.change, limit: (one.change.limit ?? NaN) * k } };
    if (one.kind !== 'order') return one;
    const { notional, limit, stop } = one;
    return {
      ...one,
      ...(notional !== undefined && { notional: notional * k }),
      ...(limit !== undefined && { limit: limit * k }),
      ...(stop !== undefined && { stop: stop * k }),
    };
  });

const scaled = ({ orders, fills, refusals, equity }: Run, k: number): string[] => [
  ...Array.from(orders, ({ id, side, quantity, limit, stop, status, filled }) =>
    ['order', id, side, quantity, limit * k, stop * k, status, filled].map(exact).join(' '),
  ),
  ...Array.from(fills, (fill) =>
    [
      fill.order,
      fill.quantity,
      fill.price * k,
      fill.commission * k,
      fill.tax * k,
      fill.slippage * k,
      fill.cash * k,
      fill.bar,
    ]
      .map(exact)
      .join(' '),
  ),
  ...Array.from(refusals, ({ order, quantity, reason, bar }) => `refusal ${order} ${quantity} ${reason} ${bar}`),
  ...Array.from(equity, (worth) => exact(worth * k)),
];

/** Prices in another unit of money are the same prices. */
export const moneyHasNoUnit: Law = law({
  about:
    'All prices, ticks, minima and the cash times a power of two: the same quantities and outcomes, all money times it, to the bit.',
  mutants: [
    { file: 'engine/match.ts', find: 'price * (1 + side * slippage)', replace: 'price + side * slippage' },
    {
      file: 'engine/target.ts',
      find: '((options.band ?? 0) * equity) / unit',
      replace: '((options.band ?? 0) * 100000) / unit',
    },
    { file: 'engine/tick.ts', find: 'if (!(tick > 0)) return price;', replace: 'tick = 0.01;' },
    {
      file: 'engine/terms.ts',
      find: 'Math.max(terms.commissionMinimum, terms.commission * value)',
      replace: 'Math.max(Math.min(terms.commissionMinimum, 5), terms.commission * value)',
    },
  ],
  runs: 300,
  cases: anyPlay({ actors: 'scripts' }),
  check(play) {
    if (!('script' in play.actor)) return;
    const { market, cash, actor } = play;
    for (const k of [4, 0.5]) {
      const other = run({
        ...play,
        cash: cash * k,
        market: scaleMarket(market, k),
        actor: { script: scaleScript(actor.script, k) },
      });
      assertSame(`money times ${k}`, scaled(run(play), k), scaled(other, 1));
    }
  },
});

/** The feed in another order: the last asset first, and so on. */
function turned(market: Market, script: Script): { market: Market; script: Script } {
  const last = market.assets.length - 1;
  return {
    market: { ...market, assets: market.assets.toReversed() },
    script: script.map((one): Instruction => {
      if (one.kind === 'rebalance') return { ...one, weights: one.weights.toReversed() };
      return 'asset' in one ? { ...one, asset: last - one.asset } : one;
    }),
  };
}

/** What each asset traded, apart, since orders of a rebalance count in the feed's order. */
const byAsset = ({ fills }: Run, count: number, isTurned: boolean): string[] =>
  Array.from({ length: count }, (_, k) => {
    const asset = isTurned ? count - 1 - k : k;
    const own = [...fills].filter((fill) => fill.asset === asset);
    return `asset ${k}: ${own.map(({ bar, side, quantity, price }) => [bar, side, quantity, price].map(exact).join(' ')).join('; ')}`;
  });

/** An account has no favourite place in the feed. */
export const orderOfInstrumentsIsNoMatter: Law = law({
  about:
    'Where cash is plentiful, the order in which the instruments are listed changes no fill, and the equity by rounding only.',
  mutants: [
    {
      file: 'engine/ledger.ts',
      find: 'const units = quantity[asset] * this.#multipliers[asset];',
      replace: 'const units = quantity[asset] * this.#multipliers[0];',
    },
    {
      file: 'engine/ledger.ts',
      find: 'worth += held * this.#multipliers[asset] * this.#closes[asset][bar];',
      replace: 'worth += held * this.#multipliers[asset] * this.#closes[0][bar];',
    },
    { file: 'engine/sessions.ts', find: 'rows[market]?.[row] !== 0', replace: 'rows[0]?.[row] !== 0' },
    {
      file: 'engine/target.ts',
      find: 'if (orders.asset[row] === index && orders.type[row] === TYPE.market)',
      replace: 'if (orders.asset[row] <= index && orders.type[row] === TYPE.market)',
    },
  ],
  runs: 400,
  cases: anyPlay({ actors: 'scripts', money: 1e9 }),
  check(play) {
    if (!('script' in play.actor)) return;
    // The weights of a script may add up to more than one; a fifth of them never exhausts the cash.
    const script = play.actor.script.map((one): Instruction => {
      if (one.kind === 'target') return { ...one, weight: one.weight / 5 };
      return one.kind === 'rebalance' ? { ...one, weights: one.weights.map((weight) => weight / 5) } : one;
    });
    const other = turned(play.market, script);
    const ours = run({ ...play, actor: { script } });
    const theirs = run({ ...play, market: other.market, actor: { script: other.script } });
    const count = play.market.assets.length;
    assertSame('listed in two orders', byAsset(ours, count, false), byAsset(theirs, count, true));
    ours.equity.forEach((equity, k) =>
      must(
        near(equity, theirs.equity[k], equity),
        () => `equity on row ${ours.first + k}: ${equity}, ${theirs.equity[k]}`,
      ),
    );
  },
});
