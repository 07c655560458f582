// Corporate actions make nobody richer or poorer, and leave no jump in what a strategy reads.

import * as fc from 'fast-check';

import type { RowAction } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type MadeBar, type Market, cutBefore, feedOf, mapAssets } from '../market.js';
import { run } from '../play.js';
import type { Script } from '../script.js';
import { must, near } from '../transcript.js';
import { closesOf, heldByRow } from './lens.js';

/** A market whose one price moves by its corporate actions alone. */
interface Still {
  readonly market: Market;
  readonly script: Script;
}

const anyAction = fc.record({
  row: fc.integer({ min: 2, max: 24 }),
  kind: fc.constantFrom('split', 'dividend'),
  ratio: fc.constantFrom(2, 3, 1.5, 1.1, 0.5, 0.3, 0.1),
  cents: fc.integer({ min: 1, max: 90 }),
  wait: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constant(Infinity)),
});

const anyTrade = fc.record({
  row: fc.integer({ min: 0, max: 23 }),
  side: fc.constantFrom(1 as const, -1 as const),
  lots: fc.integer({ min: 1, max: 50 }),
  isFar: fc.boolean(),
});

const anyStill: fc.Arbitrary<Still> = fc
  .record({
    price: fc.integer({ min: 1000, max: 4000 }),
    lot: fc.constantFrom(1, 100),
    multiplier: fc.constantFrom(1, 1, 10),
    isBar: fc.array(fc.boolean(), { minLength: 26, maxLength: 26 }),
    actions: fc.array(anyAction, { maxLength: 5 }),
    trades: fc.array(anyTrade, { minLength: 1, maxLength: 8 }),
  })
  .map(({ price, lot, multiplier, isBar, actions, trades }) => {
    const listed: RowAction[] = [];
    const bars: (MadeBar | null)[] = [];
    const marks: number[] = [];
    let mark = price / 100;
    isBar.forEach((bar, row) => {
      // As a feed lists them: distributions first, and one split a day.
      const today = actions.filter((action) => action.row === row);
      const dividends = today.filter(({ kind, cents }) => kind === 'dividend' && cents / 100 < mark / 10).slice(0, 2);
      for (const { kind, ratio, cents, wait } of [
        ...dividends,
        ...today.filter(({ kind }) => kind === 'split').slice(0, 1),
      ]) {
        const payRow =
          kind === 'dividend' && row + wait < isBar.length ? row + wait : kind === 'dividend' ? Infinity : row;
        listed.push({ row, kind, value: kind === 'split' ? ratio : cents / 100, payRow });
        mark = kind === 'split' ? mark / ratio : mark - cents / 100;
      }
      marks.push(mark);
      bars.push(bar || row === 0 ? { open: mark, high: mark, low: mark, close: mark, volume: 1000 } : null);
    });
    const free = { commission: 0, commissionMinimum: 0, buyTax: 0, sellTax: 0 };
    const terms = [{ row: 0, lot, tick: NaN, shortMargin: 0.5, ...free }];
    const asset = { symbol: 'S0', market: 'XNYS', multiplier, terms, bars, actions: listed };
    const script = trades
      .map(({ row, side, lots, isFar }) => {
        const order = { kind: 'order', row, asset: 0, side, quantity: lots * lot, tif: 'gtc' } as const;
        // A limit that is never reached keeps an order working through the actions.
        return isFar
          ? { ...order, type: 'limit' as const, limit: marks[row] * (1 - 0.5 * side) }
          : { ...order, type: 'market' as const };
      })
      .sort((a, b) => a.row - b.row);
    return { market: { rows: bars.length, assets: [asset], series: [] }, script };
  });

/** The ex-date itself is no gain and no loss. */
export const exDatesMoveNoMoney: Law = law({
  about: 'Where a price moves by splits and dividends alone, the equity of any holder stays what it was.',
  mutants: [
    {
      file: 'engine/actions.ts',
      find: 'const gross = quantity * value * multiplier;\n    const tax',
      replace: 'const gross = quantity * value;\n    const tax',
    },
    {
      file: 'engine/actions.ts',
      find: 'const price = markBefore(asset, bar);',
      replace: 'const price = asset.raw.close[bar - 1];',
    },
    { file: 'engine/ledger.ts', find: 'tidy(this.quantity[asset] * factor, lot)', replace: 'this.quantity[asset]' },
  ],
  runs: 500,
  cases: anyStill,
  check({ market, script }) {
    const cash = 100_000;
    const made = run({ market, actor: { script }, cash, first: 0, slippage: 0, seed: 1 });
    const seen = [...made.fills].length;
    made.equity.forEach((equity, row) =>
      must(
        near(equity, cash, 10 * cash),
        () => `after ${seen} fills the equity on row ${row} is ${equity}, not ${cash}`,
      ),
    );
  },
});

/** A split moves units and prices, and cash in lieu of what is less than a unit. */
export const splitsScaleTheHolding: Law = law({
  about:
    'On the row of a split without trades a holding of q becomes q times k, cut towards zero to whole units, and the rest is paid in cash at the new mark.',
  mutants: [
    { file: 'engine/actions.ts', find: 'Math.trunc(quantity) : quantity', replace: 'Math.round(quantity) : quantity' },
    {
      file: 'engine/actions.ts',
      find: '(quantity - whole) * price * asset.multiplier',
      replace: '(quantity - whole) * price',
    },
  ],
  runs: 400,
  cases: anyStill,
  check({ market, script }) {
    const made = run({ market, actor: { script }, cash: 100_000, first: 0, slippage: 0, seed: 1 });
    const [{ actions, multiplier }] = market.assets;
    const [closes] = closesOf(market);
    const held = heldByRow(made, 1);
    const traded = new Set([...made.fills].map(({ bar }) => bar));
    for (const { row, kind, value } of actions) {
      if (kind !== 'split' || traded.has(row)) continue;
      const exact = held[row - 1][0] * value;
      const whole =
        Math.abs(exact - Math.round(exact)) < 1e-9 * Math.abs(exact) ? Math.round(exact) : Math.trunc(exact);
      must(held[row][0] === whole, () => `${held[row - 1][0]} become ${held[row][0]} by a split of ${value}`);
      const paid = [...made.cashflows]
        .filter((flow) => flow.bar === row && flow.kind === 'cash in lieu')
        .reduce((sum, { amount }) => sum + amount, 0);
      // In a still market the close is the new mark.
      const owed = (exact - whole) * closes[row] * multiplier;
      must(near(paid, owed, exact * closes[row]), () => `${exact - whole} units were paid with ${paid}, not ${owed}`);
    }
  },
});

/** A tax on a distribution is lost, and nothing else. */
export const withholdingIsAllThatIsLost: Law = law({
  about:
    'Where a price moves by splits and dividends alone and a tax is kept back from dividends, the equity falls by just that tax on each ex-date of a holder, and never for who is short.',
  mutants: [
    {
      file: 'engine/actions.ts',
      find: 'quantity > 0 ? gross * terms.withholding : 0',
      replace: 'gross * terms.withholding',
    },
    {
      file: 'engine/ledger.ts',
      find: "    if (tax !== 0) this.#post(bar, 'withholding', asset, currency, -tax);\n",
      replace: '',
    },
  ],
  runs: 400,
  cases: fc.record({ still: anyStill, withholding: fc.constantFrom(0.1, 0.3, 1) }),
  check({ still: { market, script }, withholding }) {
    const cash = 100_000;
    const taxed = mapAssets(market, (asset) => ({
      ...asset,
      terms: asset.terms.map((terms) => ({ ...terms, withholding })),
    }));
    const made = run({ market: taxed, actor: { script }, cash, first: 0, slippage: 0, seed: 1 });
    const [{ actions, multiplier }] = market.assets;
    const held = heldByRow(made, 1);
    let expected = cash;
    made.equity.forEach((equity, row) => {
      for (const { row: at, kind, value } of actions) {
        if (at === row && kind === 'dividend')
          expected -= withholding * Math.max(0, held[row - 1][0]) * value * multiplier;
      }
      must(near(equity, expected, 10 * cash), () => `on row ${row} the equity is ${equity}, not ${expected}`);
    });
  },
});

/** What a strategy reads has no jump that the market did not make, and no later action changes it. */
export const adjustedPricesDoNotJump: Law = law({
  about:
    'The adjusted series stand still where a price moves by splits and dividends alone, and a cut of the history leaves them as they were.',
  mutants: [
    {
      file: 'data/effect.ts',
      find: 'return mark / markAfter(kind, value, mark);',
      replace: 'return 1 + value / mark;',
    },
    { file: 'data/effect.ts', find: "if (kind === 'split') return value;", replace: "if (kind === 'split') return 1;" },
    {
      file: 'data/adjust.ts',
      find: 'scaled(raw, all, splits), factor',
      replace: 'scaled(raw, all.map((units) => units / all[all.length - 1]), splits), factor',
    },
  ],
  runs: 300,
  cases: anyStill,
  check({ market }) {
    const { adjusted, raw, factor } = feedOf(market).assets[0];
    adjusted.close.forEach((close, row) => {
      must(
        near(close, raw.close[0], raw.close[0]),
        () => `adjusted close on row ${row} is ${close}, began at ${raw.close[0]}`,
      );
      const open = raw.open[row] * (factor[row] ?? 1);
      must(
        Object.is(adjusted.open[row], open),
        () => `adjusted open on row ${row} is ${adjusted.open[row]}, not ${open}`,
      );
    });
    for (const cut of [5, 12, 20]) {
      const before = feedOf(cutBefore(market, cut)).assets[0].adjusted.close;
      before.forEach((close, row) =>
        must(
          Object.is(close, adjusted.close[row]),
          () => `cut at ${cut}, the adjusted close on row ${row} is ${close}, not ${adjusted.close[row]}`,
        ),
      );
    }
  },
});
