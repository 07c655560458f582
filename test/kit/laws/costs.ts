// What trading costs.

import * as fc from 'fast-check';

import type { Fill } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Market, type MadeTerms, mapAssets, termsOn } from '../market.js';
import { type Play, type PlayShape, anyPlay, run } from '../play.js';
import { assertSame, exact, must, near } from '../transcript.js';
import { fillsByOrder } from './lens.js';

/** Parts of an order pay together what the whole would pay. */
export const feesAreAdditive = (shape: PlayShape = {}): Law =>
  law({
    about:
      'Over all its fills an order pays the larger of the least commission and what their values and units come to, once; each fill pays its own tax; and the cash of a fill is its value and its costs.',
    mutants: [
      {
        file: 'engine/execute.ts',
        find: 'Math.max(terms.commissionMinimum, accrued + raw) - charged',
        replace: 'Math.max(terms.commissionMinimum, raw)',
      },
      { file: 'engine/execute.ts', find: 'accrued: accrued + raw, charged', replace: 'accrued: raw, charged' },
      {
        file: 'engine/terms.ts',
        find: 'terms.sellTax * value + terms.sellFeePerUnit * quantity',
        replace: 'terms.sellTax * value',
      },
    ],
    runs: 400,
    // A cap makes partial fills.
    cases: anyPlay({ ...shape, fixed: { volumeCap: 0.1, ...shape.fixed } }),
    check(play) {
      for (const [order, fills] of fillsByOrder(run(play))) {
        const made = play.market.assets[fills[0].asset];
        const valueOf = ({ price, quantity }: Fill) => price * quantity * made.multiplier;
        for (const fill of fills) {
          const { buyTax, sellTax, sellFeePerUnit } = termsOn(made, fill.bar);
          const value = valueOf(fill);
          const tax = fill.side > 0 ? buyTax * value : sellTax * value + sellFeePerUnit * fill.quantity;
          must(near(fill.tax, tax, value), () => `a fill of order ${order} pays a tax of ${fill.tax}, not ${tax}`);
          must(fill.commission >= 0, () => `a fill of order ${order} pays a commission of ${fill.commission}`);
          const price = made.kind === 'future' ? 0 : -fill.side * value;
          const cash = price - fill.commission - fill.tax;
          must(near(fill.cash, cash, value), () => `a fill of order ${order} moves ${fill.cash}, not ${cash}`);
        }
        const all = fills.map(({ bar }) => termsOn(made, bar));
        if (all.some(({ row }) => row !== all[0].row)) continue;
        const [{ commission, commissionPerUnit, commissionMinimum }] = all;
        const value = fills.reduce((sum, fill) => sum + valueOf(fill), 0);
        const units = fills.reduce((sum, fill) => sum + fill.quantity, 0);
        const due = Math.max(commissionMinimum, commission * value + commissionPerUnit * units);
        const paid = fills.reduce((sum, fill) => sum + fill.commission, 0);
        must(
          near(paid, due, value),
          () => `order ${order} pays commissions of ${paid} in ${fills.length} fills, not ${due}`,
        );
      }
    },
  });

/** Which costs are raised, and by how much. */
const anyRise = fc.record({
  cost: fc.constantFrom(
    'commission',
    'commissionMinimum',
    'commissionPerUnit',
    'buyTax',
    'sellTax',
    'sellFeePerUnit',
    'borrowFee',
    'withholding',
    'slippage',
    'conversionSpread',
    'debitRate',
  ),
  by: fc.constantFrom(0.0001, 0.001, 0.01),
});

const dearer = (market: Market, cost: string, by: number): Market =>
  mapAssets(market, (asset) => ({
    ...asset,
    terms: asset.terms.map((terms): MadeTerms => {
      const before = (terms as Readonly<Record<string, unknown>>)[cost];
      return {
        ...terms,
        [cost]: (typeof before === 'number' ? before : 0) + (cost === 'commissionMinimum' ? 1000 * by : by),
      };
    }),
  }));

const OF_THE_RUN = ['slippage', 'conversionSpread', 'debitRate'] as const;

function raised(play: Play, cost: string, by: number): Play {
  const name = OF_THE_RUN.find((one) => one === cost);
  return name ? { ...play, [name]: (play[name] ?? 0) + by } : { ...play, market: dearer(play.market, cost, by) };
}

/** Nobody grows rich by paying more. */
export const higherCostsNeverEarn: Law = law({
  about: 'Where the fills are the same, a higher rate of any cost leaves no more equity on any row.',
  mutants: [
    { file: 'engine/execute.ts', find: 'return paid - commission - tax;', replace: 'return paid - commission + tax;' },
    {
      file: 'engine/ledger.ts',
      find: '(1 - Math.sign(moved) * conversionSpread)',
      replace: '(1 + Math.sign(moved) * conversionSpread)',
    },
    {
      file: 'engine/accrual.ts',
      find: 'held * asset.multiplier * asset.raw.close[row] * borrowFee',
      replace: '-held * asset.multiplier * asset.raw.close[row] * borrowFee',
    },
  ],
  runs: 500,
  cases: fc.record({
    // With cash in plenty the fills are those of the script.
    play: anyPlay({
      actors: 'scripts',
      sized: false,
      money: 1e9,
      slippages: [0.0005],
      fixed: { model: undefined, limits: [], creditRate: 0 },
    }),
    rise: anyRise,
  }),
  check({ play, rise: { cost, by } }) {
    const cheap = run(play);
    const dear = run(raised(play, cost, by));
    const fillsOf = ({ fills }: typeof cheap) =>
      Array.from(fills, ({ order, bar, side, quantity }) => [order, bar, side, quantity].map(exact).join(' '));
    assertSame(`with ${cost} higher by ${by} (order, row, side, quantity)`, fillsOf(cheap), fillsOf(dear));
    cheap.equity.forEach((equity, k) =>
      must(
        dear.equity[k] <= equity + 1e-9 * equity,
        () => `on row ${cheap.first + k} the equity is ${equity}, with ${cost} higher by ${by} ${dear.equity[k]}`,
      ),
    );
  },
});
