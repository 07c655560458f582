// Holding is the total return of what is held.

import * as fc from 'fast-check';

import { type Law, law } from '../law.js';
import { feedOf, termsOn } from '../market.js';
import { type Play, anyPlay, run } from '../play.js';
import { must, near } from '../transcript.js';

/** One purchase at the first close, for good. */
const anyHolder = fc
  .record({
    play: anyPlay({
      rows: [4, 40],
      assets: 1,
      currencies: false,
      futures: false,
      money: 1e6,
      fixed: { limits: [], creditRate: 0, debitRate: 0, leverage: 1 },
    }),
    lots: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ play, lots }): Play => {
    const [asset] = play.market.assets;
    // A split by these leaves no fraction, and no tax is kept back: the benchmark pays none.
    const market = {
      ...play.market,
      assets: [
        {
          ...asset,
          terms: asset.terms.map((terms) => ({ ...terms, withholding: 0 })),
          actions: asset.actions.filter(
            ({ kind, value }) => kind === 'dividend' || (kind === 'split' && value === Math.round(value)),
          ),
        },
      ],
    };
    const quantity = lots * termsOn(asset, 0).lot;
    const order = { kind: 'order', row: 0, asset: 0, side: 1, type: 'market', tif: 'gtc', quantity } as const;
    return { ...play, first: 0, market, actor: { script: [order] } };
  });

/** Buy and hold is the benchmark, less what it cost and the cash that it left over. */
export const holdingIsTheTotalReturn: Law = law({
  about:
    'From the entry on, what a holder gains on a row is the total return of the adjusted series on what is invested then, distributions that were paid out not among it; the entry itself costs its commission, tax and slippage.',
  mutants: [
    {
      file: 'engine/actions.ts',
      find: 'amount: gross - tax, gross, tax, payRow',
      replace: 'amount: 0, gross, tax, payRow',
    },
    {
      file: 'data/effect.ts',
      find: 'return mark / markAfter(kind, value, mark);',
      replace: 'return 1 + value / mark;',
    },
    { file: 'engine/ledger.ts', find: 'this.quantity[asset] = tidy(this.quantity[asset] * factor, lot);', replace: '' },
  ],
  runs: 400,
  cases: anyHolder,
  check(play) {
    const made = run(play);
    const [asset] = feedOf(play.market).assets;
    const { raw, adjusted } = asset;
    const fills = [...made.fills];
    if (fills.length === 0 || fills.some(({ bar }) => bar !== fills[0].bar)) return;
    const entry = fills[0].bar;
    let units = fills.reduce((sum, { quantity }) => sum + quantity, 0);
    const costs = fills.reduce((sum, { commission, tax, slippage }) => sum + commission + tax + slippage, 0);
    const bar = play.market.assets[0].bars[entry]!;
    const price = play.fill === 'next-open' ? bar.open : bar.close;
    let expected = play.cash - costs + units * asset.multiplier * (raw.close[entry] - price);
    for (let row = entry; row < play.market.rows; row++) {
      if (row > entry) {
        let invested = units * asset.multiplier * raw.close[row - 1];
        for (const { row: at, kind, value } of asset.actions) {
          if (at !== row) continue;
          if (kind === 'split') units *= value;
          else invested -= units * asset.multiplier * value;
        }
        expected += invested * (adjusted.close[row] / adjusted.close[row - 1] - 1);
      }
      const equity = made.equity[row];
      must(
        near(equity, expected, 10 * play.cash),
        () => `on row ${row} the holder is worth ${equity}, not ${expected}`,
      );
    }
  },
});
