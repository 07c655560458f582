// What moves no money: doing nothing, and trading at one price for nothing.

import { type Law, law } from '../law.js';
import { type Market, mapAssets, mapBars } from '../market.js';
import { type Play, anyPlay, run } from '../play.js';
import { must, near } from '../transcript.js';

/** The market with one price everywhere and always, and rates that stand still. */
const still = (market: Market): Market => ({
  ...mapAssets(market, (asset) => mapBars(asset, (bar) => ({ ...bar, open: 12, high: 12, low: 12, close: 12 }))),
  rates: Object.fromEntries(
    Object.entries(market.rates ?? {}).map(([currency, [rate]]) => [currency, Array(market.rows).fill(rate)]),
  ),
});

const FREE = { model: undefined, creditRate: 0, debitRate: 0 } as const;

/** Trading at one price without costs is free. */
export const nothingCostsNothing: Law = law({
  about: 'Without costs, whatever is traded at one unchanging price leaves the equity as it was.',
  mutants: [
    {
      file: 'engine/execute.ts',
      find: 'return paid - commission - tax;',
      replace: 'return paid - commission - tax - 0.01;',
    },
    {
      file: 'engine/execute.ts',
      find: "const paid = asset.kind === 'future' ? 0 : -side * value;",
      replace: "const paid = asset.kind === 'future' ? 0 : (-side * value) / asset.multiplier;",
    },
    {
      file: 'engine/match.ts',
      find: 'return high >= stop ? Math.max(stop, from) : Number.NaN;',
      replace: 'return high >= stop ? stop : Number.NaN;',
    },
  ],
  runs: 300,
  cases: anyPlay({ actions: false, costs: false, slippages: [0], fixed: { ...FREE, conversionSpread: 0 } }),
  check(play) {
    const made = run({ ...play, market: still(play.market) });
    made.equity.forEach((equity, k) =>
      must(
        near(equity, play.cash, 10 * play.cash),
        () => `equity on row ${made.first + k} is ${equity}, started with ${play.cash}`,
      ),
    );
  },
});

/** Who does nothing pays nothing, at whatever costs and rates others trade. */
export const doingNothingCostsNothing: Law = law({
  about: 'Without orders no cash moves but the deposit, and the equity is what was paid in.',
  mutants: [
    {
      file: 'engine/simulate.ts',
      find: "ledger.post(first, 'deposit', -1, 0, settings.cash);",
      replace:
        "ledger.post(first, 'deposit', -1, 0, settings.cash / 2);\n  ledger.post(first, 'deposit', -1, 0, settings.cash / 2);",
    },
    {
      file: 'engine/accrual.ts',
      find: 'balance * (balance > 0 ? this.#creditRate : this.#debitRate)',
      replace: 'balance * this.#debitRate',
    },
  ],
  runs: 100,
  cases: anyPlay({ fixed: { creditRate: 0 } }),
  check(play) {
    const idle = run({ ...play, actor: { script: [] } });
    must(
      idle.cashflows.length === 1 && idle.cashflows.at(0).kind === 'deposit',
      () => `an idle account has ${idle.cashflows.length} postings`,
    );
    must(
      idle.equity.every((equity) => equity === play.cash) && idle.orders.length === 0,
      () => 'an idle account moved',
    );
  },
});

/** What the conversions of a run, taken by its postings in pairs, cost at a spread. */
function spreadsOf(play: Play): { readonly lost: number; readonly pairs: number } {
  const { market, conversionSpread: spread = 0 } = play;
  const flows = [...run(play).cashflows].filter(({ kind }) => kind === 'conversion');
  let lost = 0;
  for (let k = 0; k < flows.length; k += 2) {
    const [foreign, base] = [flows[k], flows[k + 1]];
    const rate = market.rates?.[foreign.currency]?.[0] ?? NaN;
    const worth = Math.abs(foreign.amount) * rate;
    // Foreign cash that leaves brings less than it is worth, foreign cash that comes costs more.
    const expected = foreign.amount < 0 ? worth * (1 - spread) : -worth * (1 + spread);
    must(
      near(base.amount, expected, expected),
      () => `${foreign.amount} ${foreign.currency} at ${rate} were converted into ${base.amount}, not ${expected}`,
    );
    lost += worth * spread;
  }
  return { lost, pairs: flows.length / 2 };
}

/** There and back is two spreads. */
export const conversionsCostTheirSpread: Law = law({
  about:
    'Where no price and no rate moves, an account loses the spread on each amount that it converts and nothing else: there and back exactly two.',
  mutants: [
    { file: 'engine/ledger.ts', find: '(1 - Math.sign(moved) * conversionSpread)', replace: '(1 - conversionSpread)' },
    {
      file: 'engine/ledger.ts',
      find: "this.#post(bar, 'conversion', -1, currency, -moved);",
      replace: "this.#post(bar, 'conversion', -1, currency, -moved * (1 - conversionSpread));",
    },
  ],
  runs: 300,
  cases: anyPlay({
    actions: false,
    costs: false,
    actors: 'scripts',
    slippages: [0],
    fixed: { ...FREE, conversionSpread: 0.004 },
  }),
  check(played) {
    const play = { ...played, market: still(played.market) };
    const made = run(play);
    const last = made.equity[made.equity.length - 1];
    const { lost, pairs } = spreadsOf(play);
    must(
      near(last, play.cash - lost, 10 * play.cash),
      () => `${pairs} conversions cost ${lost}, the equity went from ${play.cash} to ${last}`,
    );
    const isFlat = made.positions.every(({ quantity }) => quantity === 0);
    if (!isFlat || play.conversion === 'held') return;
    // What was converted one way came back the other way.
    const bought = [...made.fills].filter(({ side, asset }) => side > 0 && play.market.assets[asset].currency);
    const there = bought.reduce((sum, { asset, cash }) => {
      const { currency = '' } = play.market.assets[asset];
      return sum - cash * (play.market.rates?.[currency]?.[0] ?? NaN);
    }, 0);
    must(
      near(lost, 2 * 0.004 * there, 10 * play.cash),
      () => `${there} went there and back and lost ${lost}, not two spreads`,
    );
  },
});
