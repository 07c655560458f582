// The name of a currency is no matter.

import { type Law, law } from '../law.js';
import { type Market, mapAssets } from '../market.js';
import { type Play, anyPlay, run } from '../play.js';
import { assertSame, exact } from '../transcript.js';

/** Every second instrument is quoted in another currency that is worth as much as the base currency, always. */
const relabelled = (market: Market): Market => ({
  ...mapAssets(market, (asset, index) => (index % 2 === 0 ? { ...asset, currency: 'XXX' } : asset)),
  rates: { XXX: Array.from({ length: market.rows }, () => 1) },
});

function deeds(play: Play): string[] {
  const { fills, refusals, equity, cash } = run(play);
  return [
    ...Array.from(fills, ({ order, bar, quantity, price, commission, tax }) =>
      ['fill', order, bar, quantity, price, commission, tax].map(exact).join(' '),
    ),
    ...Array.from(refusals, ({ order, bar, quantity, reason }) => `refusal ${order} ${bar} ${quantity} ${reason}`),
    ...Array.from(equity, (worth, row) => `row ${row} ${exact(worth)} ${exact(cash[row])}`),
  ];
}

/** A currency by another name at a rate of 1. */
export const relabelledCurrencyIsNoMatter: Law = law({
  about:
    'Quoting some of the instruments in another currency that is always worth 1, converted without a spread as it arises, changes no fill, no refusal and no digit of the equity.',
  mutants: [
    { file: 'engine/ledger.ts', find: 'if (moved === 0) return seq;', replace: 'if (moved <= 0) return seq;' },
    {
      file: 'engine/solvency.ts',
      find: 'else inBase += change * rate',
      replace: 'else inBase += Math.min(0, change) * rate',
    },
  ],
  runs: 300,
  cases: anyPlay({
    currencies: false,
    fixed: { conversion: 'automatic', conversionSpread: 0, creditRate: 0, debitRate: 0, account: 'margin' },
  }),
  check(play) {
    const other = { ...play, market: relabelled(play.market) };
    assertSame('in one currency and in two of the same worth', deeds(play), deeds(other));
  },
});
