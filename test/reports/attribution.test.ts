// Where a profit came from: the parts add up, and each is what it says.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Feed, Run } from '../../engine/index.js';
import { type Attribution, type Contribution, COST_KINDS, attribution } from '../../reports/attribution/index.js';
import { made, marketOf } from '../engine/made.js';
import { type Conduct, PLAIN_CONDUCT } from '../kit/conduct.js';
import { type MadeAsset, type Market, feedOf } from '../kit/market.js';
import { type Play, type PlayShape, anyPlay, run } from '../kit/play.js';
import type { Script, ScriptOrder } from '../kit/script.js';

interface Case {
  readonly play: Play;
  readonly feed: Feed;
  readonly result: Run;
  readonly parts: Attribution;
  /** All amounts of the run are small against it. */
  readonly size: number;
}

function caseOf(play: Play): Case {
  const feed = feedOf(play.market);
  const result = run(play);
  let size = Math.max(play.cash, ...result.equity.map(Math.abs));
  for (const { amount, currency } of result.cashflows) {
    size += Math.abs(amount) * Math.max(1, ...(feed.rates.get(currency) ?? []));
  }
  return { play, feed, result, parts: attribution(feed, result), size };
}

const near = (actual: number, expected: number, { size }: Case, what: string): void => {
  if (!(Math.abs(actual - expected) <= 1e-9 * size)) throw new Error(`${what} is ${actual}, should be ${expected}`);
};

const always = (shape: PlayShape, check: (one: Case) => void, runs = 150) =>
  fc.assert(
    fc.property(anyPlay(shape), (play) => check(caseOf(play))),
    { numRuns: runs, seed: 1 },
  );

/** Amounts of the tape, of some kinds and of an asset. */
function posted({ result }: Case, kinds: readonly string[], asset?: number): number {
  let sum = 0;
  for (const flow of result.cashflows) {
    if (kinds.includes(flow.kind) && (asset === undefined || flow.asset === asset)) sum += flow.amount;
  }
  return sum;
}

/** What an asset's postings and what is left of it at the end come to, where all is in base currency. */
function earned({ result }: Case, asset: number): number {
  const last = result.first + result.equity.length - 1;
  let sum = 0;
  for (const flow of result.cashflows) if (flow.asset === asset) sum += flow.amount;
  for (const each of result.holdings()) if (each.bar === last && each.asset === asset) sum += each.value;
  return sum;
}

const BASE_ONLY = { currencies: false };

describe('an attribution, of any run,', () => {
  it('adds up to the profit', () =>
    always(
      {},
      (one) => {
        const { play, result, parts } = one;
        near(parts.total.total, result.equity.at(-1)! - play.cash, one, 'the total');
        const { price, currency, income, cost, total } = parts.total;
        near(price + currency + income + cost, total, one, 'the sum of the effects');
        for (const effect of ['price', 'currency', 'income', 'cost', 'total'] as const) {
          const sum = parts.contributions.reduce((all, each) => all + each[effect], 0);
          near(parts.total[effect], sum, one, effect);
        }
        for (const each of parts.contributions) {
          near(each.total, each.price + each.currency + each.income + each.cost, one, each.name);
        }
        near(
          COST_KINDS.reduce((sum, kind) => sum + parts.costs[kind], 0),
          cost,
          one,
          'the sum of the kinds of cost',
        );
      },
      400,
    ));

  it('names every asset, then every currency', () =>
    always({}, ({ feed, parts: { contributions } }) => {
      const codes = [...new Set([feed.base, ...feed.assets.map(({ currency }) => currency)])];
      expect(contributions.map(({ name }) => name)).toEqual([
        ...feed.assets.map(({ symbol }) => symbol),
        ...codes.map((code) => `cash:${code}`),
      ]);
      expect(contributions.map(({ asset }) => asset)).toEqual([
        ...feed.assets.map(({ index }) => index),
        ...codes.map(() => -1),
      ]);
    }));

  it('has no cost above 0', () =>
    always({}, (one) => {
      for (const kind of COST_KINDS) expect(one.parts.costs[kind]).toBeLessThanOrEqual(1e-9 * one.size);
    }));

  it('needs no rates in one currency: each asset has what its postings and its rest come to', () =>
    always(BASE_ONLY, (one) => {
      for (const { asset, name, total, currency } of one.parts.contributions) {
        expect(currency).toBe(0);
        if (asset >= 0) near(total, earned(one, asset), one, name);
        else near(total, posted(one, ['interest']), one, name);
      }
    }));

  it('costs what the tape says', () =>
    always(BASE_ONLY, (one) => {
      const { costs } = one.parts;
      const fills = [...one.result.fills];
      for (const kind of ['commission', 'tax', 'slippage'] as const) {
        near(costs[kind], -fills.reduce((sum, fill) => sum + fill[kind], 0), one, kind);
      }
      for (const kind of ['borrow fee', 'roll'] as const) near(costs[kind], posted(one, [kind]), one, kind);
      expect(costs.conversion).toBe(0);
    }));

  it('has as income what was distributed, paid or still owed', () =>
    always(BASE_ONLY, (one) => {
      const { total, costs } = one.parts;
      const last = one.result.first + one.result.equity.length - 1;
      let owed = 0;
      for (const each of one.result.holdings()) {
        const { actions } = one.feed.assets[Math.max(0, each.asset)];
        const isDividend = actions.some(
          ({ kind, value, row }) => kind === 'dividend' && value === each.price && row <= last,
        );
        if (each.bar === last && each.kind === 'receivable' && isDividend) owed += each.value;
      }
      const paid = posted(one, ['dividend', 'withholding', 'interest']);
      near(total.income + costs.withholding, paid + owed, one, 'income less what is withheld');
    }));

  it('does not find currency where rates stand still', () =>
    always({}, ({ play, ...rest }) => {
      const rates = Object.fromEntries(
        Object.entries(play.market.rates ?? {}).map(([code, [rate]]) => [code, Array(play.market.rows).fill(rate)]),
      );
      const still = caseOf({ ...play, market: { ...play.market, rates } });
      for (const { currency } of still.parts.contributions) near(currency, 0, { play, ...rest }, 'currency');
      if (play.conversionSpread === 0) near(still.parts.costs.conversion, 0, still, 'the cost of conversion');
    }));

  it('moves no price for who holds nothing', () =>
    always({ actors: { script: [] } }, (one) => {
      for (const { price, currency, cost } of one.parts.contributions)
        expect([price, currency, cost]).toEqual([0, 0, 0]);
    }));
});

const order = (row: number, side: 1 | -1, quantity: number, type: ScriptOrder['type'] = 'market'): ScriptOrder => ({
  kind: 'order',
  row,
  asset: 0,
  side,
  quantity,
  type,
  tif: 'day',
});

/** The case of one asset of USD, whose rates in base are given, and a script. */
function dollars(
  asset: MadeAsset,
  rates: readonly number[],
  script: Script,
  conduct: Partial<Conduct> = {},
  more: Partial<Market> = {},
): Case {
  const market = { ...marketOf([{ ...asset, currency: 'USD' }]), rates: { USD: rates }, ...more };
  return caseOf({
    ...PLAIN_CONDUCT,
    market,
    actor: { script },
    cash: 10_000,
    first: 0,
    slippage: 0,
    seed: 1,
    ...conduct,
  });
}

/** The effects without the zeros, to twelve digits. */
function shown(one: Case, name: string): Partial<Contribution> {
  const found = one.parts.contributions.find((each) => each.name === name)!;
  const effects = ['price', 'currency', 'income', 'cost'] as const;
  return Object.fromEntries(
    effects.flatMap((key) => (Math.abs(found[key]) < 1e-9 ? [] : [[key, Number(found[key].toPrecision(12))]])),
  );
}

describe('an attribution by hand', () => {
  // Ten units are bought at 20 and the day closes at 21; then 23; sold at 24.
  const bars = [20, [20, 21, 20, 21], [21, 23, 21, 23], [24, 24, 24, 24]] as const;
  const roundTrip = [order(0, 1, 10), order(2, -1, 10)];

  it('of a purchase and a sale at rates that move, converted at once', () => {
    const one = dollars(made(bars), [7, 7.1, 7.2, 7.5], roundTrip);
    // Each gain at the rate of the close before; what is there at the close gains what the rate gained.
    expect(shown(one, 'A')).toEqual({ price: 10 * 7 + 20 * 7.1 + 10 * 7.2, currency: 210 * 0.1 + 230 * 0.1 });
    expect(shown(one, 'cash:USD')).toEqual({});
    expect(one.parts.total.total).toBeCloseTo(-200 * 7 + 240 * 7.2, 9);
  });

  it('of the same on a foreign balance: what was paid for it and what it brought is revalued as cash', () => {
    const one = dollars(made(bars), [7, 7.1, 7.2, 7.5], roundTrip, { conversion: 'held' });
    expect(shown(one, 'A')).toEqual({ price: 10 * 7 + 20 * 7.1 + 10 * 7.2, currency: 210 * 0.1 + 230 * 0.1 });
    expect(shown(one, 'cash:USD')).toEqual({ currency: 240 * 0.3 });
  });

  it('charges what the tape charges: commission, tax, slippage apart from price, and the spread of conversions', () => {
    const asset = made(bars, { commission: 0.01, sellTax: 0.005 });
    const one = dollars(asset, [7, 7, 7, 7], roundTrip, { slippage: 0.1, conversionSpread: 0.002 });
    const [bought, sold] = [10 * 22, 10 * 21.6];
    expect(shown(one, 'A').price).toBeCloseTo(40 * 7, 9);
    const { costs } = one.parts;
    expect(costs.slippage).toBeCloseTo(-(20 + 24) * 7, 9);
    expect(costs.commission).toBeCloseTo(-(bought + sold) * 0.01 * 7, 9);
    expect(costs.tax).toBeCloseTo(-sold * 0.005 * 7, 9);
    expect(costs.conversion).toBeCloseTo(-(bought * 1.01 + sold * 0.985) * 0.002 * 7, 9);
    expect(shown(one, 'A').cost).toBeCloseTo(one.parts.total.cost, 9);
  });

  it('of fills at the close of the decision: the rate of that row is paid and gains nothing on it', () => {
    const script = [order(1, 1, 10), order(3, -1, 10)];
    // A rate before the first evaluated row is nobody's concern, and may not be known.
    const rates = [NaN, 7.1, 7.2, 7.5];
    const one = dollars(made(bars), rates, script, { fill: 'same-close', conversionSpread: 0.002, first: 1 });
    expect(shown(one, 'A')).toEqual({
      price: 20 * 7.1 + 10 * 7.2,
      currency: Number((230 * 0.1 + 240 * 0.3).toPrecision(12)),
      cost: Number((-0.002 * (210 * 7.1 + 240 * 7.5)).toPrecision(12)),
    });
  });

  it('of a distribution with tax that is paid later: income and cost on its ex-date, currency until it is paid', () => {
    const asset = made(
      [20, 20, 19, 19, 19],
      { withholding: 0.1 },
      { actions: [{ row: 2, kind: 'dividend', value: 1, payRow: 4 }] },
    );
    const one = dollars(asset, [7, 7, 7, 8, 8], [order(0, 1, 10)]);
    expect(shown(one, 'A')).toEqual({ price: -70, income: 70, cost: -7, currency: 190 + 9 });
    expect(one.parts.costs.withholding).toBeCloseTo(-7, 9);
  });

  it('of a distribution on a short position: it is owed, and nothing is withheld', () => {
    const asset = made(
      [20, 20, 19],
      { withholding: 0.1, shortMargin: 0.5 },
      { actions: [{ row: 2, kind: 'dividend', value: 1, payRow: 2 }] },
    );
    const one = dollars(asset, [7, 7, 7], [order(0, -1, 10)]);
    expect(shown(one, 'A')).toEqual({ price: 70, income: -70 });
  });

  it('of a split that leaves a fraction: no price of its own', () => {
    const asset = made([20, 20, 10, 10], {}, { actions: [{ row: 2, kind: 'split', value: 2, payRow: 2 }] });
    expect(shown(dollars(asset, [7, 7, 7, 7], [order(0, 1, 5)]), 'A')).toEqual({});
    const odd = made([30, 30, 20, 20], {}, { actions: [{ row: 2, kind: 'split', value: 1.5, payRow: 2 }] });
    const one = dollars(odd, [7, 7, 7, 7], [order(0, 1, 5)]);
    expect(one.result.positions[0].quantity).toBe(7);
    expect(shown(one, 'A')).toEqual({});
  });

  it('of a split whose product is whole but for rounding: 100 · 1.15 is 115', () => {
    const asset = made([23, 23, 20, 20], {}, { actions: [{ row: 2, kind: 'split', value: 1.15, payRow: 2 }] });
    const one = dollars(asset, [7, 7, 7, 7], [order(0, 1, 100)], { cash: 100_000 });
    expect(one.result.positions[0].quantity).toBe(115);
    expect(shown(one, 'A')).toEqual({});
  });

  it('of a future that rolls and ends on one row: it ends at its last settlement', () => {
    const asset = made(
      [100, [100, 102, 100, 102], null],
      { longMargin: 0.1, shortMargin: 0.1 },
      {
        kind: 'future',
        actions: [
          { row: 2, kind: 'roll', value: 3, payRow: 2 },
          { row: 2, kind: 'delisting', value: 90, payRow: 2 },
        ],
      },
    );
    expect(shown(dollars(asset, [7, 7, 7], [order(0, 1, 1)]), 'A')).toEqual({ price: 2 * 7 });
  });

  it('of a delisting: the difference to the last mark is price, and what is owed until it is paid gains by the rate', () => {
    const asset = made([20, 20, null, null], {}, { actions: [{ row: 2, kind: 'delisting', value: 22, payRow: 3 }] });
    const one = dollars(asset, [7, 7, 8, 9], [order(0, 1, 10)]);
    expect(shown(one, 'A')).toEqual({ price: 140, currency: 220 });
  });

  it('of a future: what is settled is price, its cash is currency once it is held, a roll is cost', () => {
    const asset = made(
      [100, [100, 102, 100, 102], 107],
      { longMargin: 0.1, shortMargin: 0.1, commission: 0.001 },
      { kind: 'future', multiplier: 2, actions: [{ row: 2, kind: 'roll', value: 3, payRow: 2 }] },
    );
    const one = dollars(asset, [7, 7.5, 8], [order(0, 1, 1)], { conversion: 'held' });
    const { price, cost, currency } = one.parts.contributions[0];
    // 2 · (102 − 100), then 2 · (107 − 102 − 3).
    expect(price).toBeCloseTo(4 * 7 + 4 * 7.5, 9);
    expect(cost).toBeCloseTo(-0.2 * 7 - (0.204 + 0.21) * 7.5, 9);
    expect(one.parts.costs.roll).toBeCloseTo(-(0.204 + 0.21) * 7.5, 9);
    expect(currency).toBe(0);
    expect(shown(one, 'cash:USD').currency).toBeGreaterThan(0);
  });

  it('of interest: income of the balance that bore it', () => {
    const one = dollars(made([20, 20, 20]), [7, 7, 7], [], { creditRate: 0.05 }, { days: [0, 1, 366] });
    expect(shown(one, 'cash:CNY').income).toBeCloseTo((10_000 * 0.05 * 366) / 365, 9);
    expect(one.parts.total.income).toBe(one.parts.total.total);
  });
});
