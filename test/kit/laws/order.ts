// The order in which the instruments are listed changes nothing.

import type { Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import type { Market } from '../market.js';
import { type PlayShape, anyPlay, run } from '../play.js';
import type { Instruction, Script } from '../script.js';
import { assertSame, exact, must, near } from '../transcript.js';

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

/** Whether an account ran out of cash or collateral: then who comes first does matter. */
const isShort = ({ refusals }: Run): boolean => [...refusals].some(({ reason }) => reason.startsWith('not enough'));

/** A script whose weights add up to little, so that it never exhausts the cash. */
const modest = (script: Script): Script =>
  script.map((one): Instruction => {
    if (one.kind === 'target') return { ...one, weight: one.weight / 5 };
    return one.kind === 'rebalance' ? { ...one, weights: one.weights.map((weight) => weight / 5) } : one;
  });

/** An account has no favourite place in the feed. A strategy of somebody's own is held to it where it treats all instruments
 *  alike. */
export const orderOfInstrumentsIsNoMatter = (shape: PlayShape = { actors: 'scripts' }): Law =>
  law({
    about:
      'Where cash is plentiful, the order in which the instruments are listed changes no fill, and the equity by rounding only.',
    mutants: [
      {
        file: 'engine/pricing.ts',
        find: 'const units = quantity[asset] * this.#multipliers[asset];',
        replace: 'const units = quantity[asset] * this.#multipliers[0];',
      },
      {
        file: 'engine/pricing.ts',
        find: 'this.#multipliers[asset] * this.#closes[asset][bar];',
        replace: 'this.#multipliers[asset] * this.#closes[0][bar];',
      },
      {
        file: 'engine/inside.ts',
        find: 'const { open, high, low, close } = feed.assets[orders.asset[row]].raw;',
        replace: 'const { open, high, low, close } = feed.assets[0].raw;',
      },
      {
        file: 'engine/target.ts',
        find: 'if (orders.asset[row] !== index || !isReplaceable(desk, row)) continue;',
        replace: 'if (orders.asset[row] > index || !isReplaceable(desk, row)) continue;',
      },
    ],
    runs: 400,
    // Limits count what was placed before; foreign cash that is held pays for what is booked after it.
    cases: anyPlay({ ...shape, money: 1e9, fixed: { ...shape.fixed, limits: [], conversion: 'automatic' } }),
    check(play) {
      const script = 'script' in play.actor ? modest(play.actor.script) : [];
      const other = turned(play.market, script);
      const actors = 'script' in play.actor ? [{ script }, { script: other.script }] : [play.actor, play.actor];
      const ours = run({ ...play, actor: actors[0] });
      const theirs = run({ ...play, market: other.market, actor: actors[1] });
      if (isShort(ours) || isShort(theirs)) return;
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
