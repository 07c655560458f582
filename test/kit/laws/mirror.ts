// Selling is buying in a mirror.

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
      find: '-stop, -from, -low, -high, -close, optimistic)',
      replace: '-stop, -from, -high, -low, -close, optimistic)',
    },
    {
      file: 'engine/inside.ts',
      find: 'reaches(side, stop, side > 0 ? high[bar] : low[bar])',
      replace: 'reaches(side, stop, high[bar])',
    },
    {
      file: 'engine/place.ts',
      find: 'onTick(terms, request.stop, side > 0 ? 1 : -1)',
      replace: 'onTick(terms, request.stop, 1)',
    },
    {
      file: 'engine/trail.ts',
      find: '(side > 0 ? asset.raw.low : asset.raw.high)[bar]',
      replace: 'asset.raw.high[bar]',
    },
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
    currencies: false,
    trailRates: false,
    slippages: [0],
    money: 1e9,
    perUnit: 4,
    fixed: { model: undefined, account: 'margin', leverage: 1, creditRate: 0, debitRate: 0, limits: [] },
  }),
  check(play) {
    if (!('script' in play.actor)) return;
    const there = run({
      ...play,
      market: mirrorMarket(play.market),
      actor: { script: mirrorScript(play.actor.script) },
    });
    const here = run(play);
    assertSame('in this market and in its mirror', account(here, false), account(there, true));
    here.positions.forEach(({ quantity, realized }, k) => {
      const other = there.positions[k];
      const isMirror = quantity === -other.quantity && near(realized, other.realized, play.cash / 1e6);
      must(isMirror, () => `asset ${k}: ${quantity} held, ${realized} realised; ${other.quantity}, ${other.realized}`);
    });
  },
});
