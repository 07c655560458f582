// The name of a currency is no matter.

import type { Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Market, mapAssets } from '../market.js';
import { anyPlay, run } from '../play.js';
import { assertSame, exact, must, near } from '../transcript.js';

/** Every second instrument is quoted in another currency that is worth as much as the base currency, always. */
const relabelled = (market: Market): Market => ({
  ...mapAssets(market, (asset, index) => (index % 2 === 0 ? { ...asset, currency: 'XXX' } : asset)),
  rates: { XXX: Array.from({ length: market.rows }, () => 1) },
});

function deeds({ fills, refusals }: Run): string[] {
  return [
    ...Array.from(fills, ({ order, bar, quantity, price, commission, tax }) =>
      ['fill', order, bar, quantity, price, commission, tax].map(exact).join(' '),
    ),
    ...Array.from(refusals, ({ order, bar, quantity, reason }) => `refusal ${order} ${bar} ${quantity} ${reason}`),
  ];
}

/** A currency by another name at a rate of 1. */
export const relabelledCurrencyIsNoMatter: Law = law({
  about:
    'Quoting some of the instruments in another currency that is always worth 1, converted without a spread as it arises, changes no fill, no refusal and no equity.',
  mutants: [
    { file: 'engine/ledger.ts', find: 'if (moved === 0) return;', replace: 'if (moved <= 0) return;' },
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
    const [one, two] = [run(play), run(other)];
    assertSame('in one currency and in two of the same worth', deeds(one), deeds(two));
    // A distribution and its tax are converted together.
    one.equity.forEach((equity, k) =>
      must(
        near(equity, two.equity[k], equity) && near(one.cash[k], two.cash[k], 10 * play.cash),
        () => `on row ${one.first + k} the equity is ${equity} in one currency, ${two.equity[k]} in two`,
      ),
    );
  },
});
