// Who owes more than he may is sold out, or it is said why not.

import * as fc from 'fast-check';

import { between } from '../any-market.js';
import { type Law, law } from '../law.js';
import { type Market, mapAssets, mapBars, baseOf, rateOf, termsOn } from '../market.js';
import { type Play, anyPlay, run } from '../play.js';
import type { Instruction } from '../script.js';
import { must } from '../transcript.js';
import { closesOf, heldByRow, sumsBy } from './lens.js';

/** What is required behind a quantity at a close. */
function requirement(
  market: Market,
  closes: readonly Float64Array[],
  asset: number,
  quantity: number,
  row: number,
): number {
  if (quantity === 0) return 0;
  const made = market.assets[asset];
  const { longMaintenance, shortMaintenance } = termsOn(made, row);
  const value = Math.abs(quantity) * made.multiplier * closes[asset][row] * rateOf(market, made, row);
  return value * (quantity > 0 ? longMaintenance : shortMaintenance);
}

/** The market with credit on everything. */
const onCredit = (market: Market): Market =>
  mapAssets(market, (asset) => ({
    ...asset,
    terms: asset.terms.map((terms) =>
      asset.kind === 'future'
        ? terms
        : { ...terms, longMargin: 0.25, longMaintenance: 0.25, shortMargin: 0.5, shortMaintenance: 0.3 },
    ),
  }));

/** The market after a day on which all prices jump. */
const jumped = (market: Market, row: number, factor: number): Market =>
  mapAssets(market, (asset) =>
    mapBars(asset, (bar, k) =>
      k < row
        ? bar
        : {
            open: bar.open * factor,
            high: bar.high * factor,
            low: bar.low * factor,
            close: bar.close * factor,
            volume: bar.volume,
          },
    ),
  );

/** Accounts on credit that begin by holding a lot of everything, long or short, until all prices jump. */
const anyIndebted = fc
  .record({
    play: anyPlay({
      rows: [5, 30],
      actions: false,
      actors: 'scripts',
      sized: false,
      money: 1e6,
      fixed: { account: 'margin', leverage: 3, limits: [], volumeCap: NaN },
    }),
    weights: fc.array(
      between(-8, 18).map((tenths) => tenths / 10),
      { minLength: 4, maxLength: 4 },
    ),
    jump: between(2, 8),
    factor: fc.constantFrom(1, 0.6, 1.6),
  })
  .map(({ play, weights, jump, factor }): Play => {
    const script = 'script' in play.actor ? play.actor.script : [];
    const held = play.market.assets.map((_, asset): Instruction => {
      return { kind: 'target', row: play.first, asset, weight: weights[asset] };
    });
    return {
      ...play,
      market: onCredit(jumped(play.market, jump, factor)),
      actor: { script: [...held, ...script].sort((x, y) => x.row - y.row) },
    };
  });

/** A breach is answered by orders that make up for it. */
export const breachesAreAnswered: Law = law({
  about:
    'Where the worth of an account that is short, on credit or in futures falls below what is required, liquidations work at the end of that row that bring the requirement back under the worth, or that leave nothing of which anything is required.',
  mutants: [
    { file: 'engine/margin-call.ts', find: 'while (missing > 0) {', replace: 'if (missing > 0) {' },
    {
      file: 'engine/margin-call.ts',
      find: 'return Math.min(all, (short + 1) * lot);',
      replace: 'return Math.min(all, short * lot);',
    },
    { file: 'engine/simulate.ts', find: '      callMargin(desk, bar);\n', replace: '' },
  ],
  runs: 500,
  cases: anyIndebted,
  check(played) {
    // At the same close the strategy trades after the margin call.
    const play: Play = { ...played, fill: played.fill === 'same-close' ? 'next-close' : played.fill };
    const { market } = play;
    const made = run(play);
    const closes = closesOf(market);
    const held = heldByRow(made, market.assets.length);
    const calls = [...made.orders].filter(({ origin }) => origin === 'margin call');
    const base = baseOf(market);
    made.equity.forEach((worth, k) => {
      const row = made.first + k;
      const balance = [...made.cashflows]
        .filter((flow) => flow.bar <= row && flow.currency === base)
        .reduce((sum, { amount }) => sum + amount, 0);
      const isBound = held[k].some(
        (quantity, asset) => quantity < 0 || (quantity !== 0 && market.assets[asset].kind === 'future'),
      );
      if (!isBound && !(balance < 0)) return;
      const upTo = <T extends { readonly bar: number }>(records: Iterable<T>) =>
        [...records].filter(({ bar }) => bar <= row);
      const gone = sumsBy(
        [...upTo(made.fills), ...upTo(made.refusals)],
        ({ order }) => order,
        ({ quantity }) => quantity,
      );
      let required = 0;
      let needed = 0;
      held[k].forEach((quantity, asset) => {
        const left = calls
          .filter((order) => order.asset === asset && order.bar <= row)
          .reduce((sum, { id, quantity: ordered }) => sum + ordered - (gone.get(id) ?? 0), 0);
        const after = Math.sign(quantity) * Math.max(0, Math.abs(quantity) - left);
        required += requirement(market, closes, asset, after, row);
        needed += requirement(market, closes, asset, quantity, row);
      });
      must(
        required <= worth + 1e-9 * Math.abs(needed) || required === 0,
        () =>
          `on row ${row} the worth is ${worth}, ${needed} is required, and ${required} after the liquidations that work`,
      );
    });
  },
});

/** A liquidation is never without a breach. */
export const liquidationsHaveTheirBreach: Law = law({
  about:
    'A margin call forces a liquidation only on a row on which less was there than required, and only of what is held.',
  mutants: [
    {
      file: 'engine/margin-call.ts',
      find: 'let missing = -ledger.worth(bar);',
      replace: 'let missing = -0.5 * ledger.worth(bar);',
    },
    {
      file: 'engine/margin-call.ts',
      find: 'const together = quantity + liquidating(desk, index);',
      replace: 'const together = 2 * quantity + liquidating(desk, index);',
    },
  ],
  runs: 300,
  cases: anyIndebted,
  check(play) {
    const { market } = play;
    const made = run(play);
    const closes = closesOf(market);
    const held = heldByRow(made, market.assets.length);
    for (const { id, origin, bar, asset, side, quantity } of made.orders) {
      if (origin !== 'margin call' || play.fill === 'same-close') continue;
      const units = held[bar - made.first];
      const required = units.reduce((sum, each, k) => sum + requirement(market, closes, k, each, bar), 0);
      const worth = made.equity[bar - made.first];
      must(
        worth < required * (1 + 1e-9),
        () => `order ${id} liquidates on row ${bar}: worth ${worth}, required ${required}`,
      );
      must(
        -side * units[asset] >= quantity * (1 - 1e-9),
        () => `order ${id} liquidates ${quantity}, ${units[asset]} are held`,
      );
    }
  },
});
