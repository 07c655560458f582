// Money is neither made nor lost by bookkeeping.

import { type Run, resolveParams, simulate, strategy } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { feedOf, mapAssets, mapBars } from '../market.js';
import { type Play, type PlayShape, anyPlay, run, settingsOfPlay, strategyOf } from '../play.js';
import { exact, must, near } from '../transcript.js';

/** Cash is the left fold of the postings, equity adds the holdings to it: both to the last bit. */
function assertTape({ first, equity, cash, cashflows, holdings, fills }: Run): void {
  let balance = 0;
  const flows = [...cashflows];
  const held = [...holdings()];
  let at = 0;
  let holding = 0;
  for (let k = 0; k < equity.length; k++) {
    while (at < flows.length && flows[at].bar <= first + k) balance += flows[at++].amount;
    let worth = balance;
    while (holding < held.length && held[holding].bar === first + k) worth += held[holding++].value;
    must(Object.is(cash[k], balance), () => `cash on row ${first + k} is ${cash[k]}, its postings sum to ${balance}`);
    must(
      Object.is(equity[k], worth),
      () => `equity on row ${first + k} is ${exact(equity[k])}, the tape gives ${exact(worth)}`,
    );
  }
  for (const { seq, cash: change, bar } of fills) {
    must(
      flows[seq].kind === 'fill' && flows[seq].amount === change && flows[seq].bar === bar,
      () => `fill ${seq} is not the posting ${seq}`,
    );
  }
}

/** What the account is worth is what it began with, and what it gained, cost and was paid. */
function assertProfit(play: Play, { equity, fills, cashflows, positions, holdings, first }: Run): void {
  const { market, cash } = play;
  const prices = feedOf(market).assets.map(({ raw }) => raw.close[market.rows - 1]);
  let worth = cash;
  let size = cash;
  const add = (amount: number) => {
    worth += amount;
    size += Math.abs(amount);
  };
  positions.forEach(({ quantity, averagePrice, realized }, k) => {
    add(realized);
    if (quantity !== 0) add(quantity * (prices[k] - averagePrice) * market.assets[k].multiplier);
  });
  for (const { commission, tax } of fills) add(-commission - tax);
  for (const { kind, amount } of cashflows) if (kind === 'dividend') add(amount);
  for (const { bar, kind, value } of holdings()) {
    if (bar === first + equity.length - 1 && kind === 'receivable') add(value);
  }
  const last = equity[equity.length - 1];
  must(near(last, worth, size), () => `final equity is ${last}; start, profit, costs and dividends give ${worth}`);
}

/** What was ordered was filled or refused. */
function assertOrders({ orders, refusals }: Run): void {
  const refused = new Map<number, number>();
  for (const { order, quantity } of refusals) refused.set(order, (refused.get(order) ?? 0) + quantity);
  for (const { id, quantity, filled, status } of orders) {
    const total = filled + (refused.get(id) ?? 0);
    must(
      Object.is(total, quantity) || near(total, quantity, quantity),
      () => `order ${id} is for ${quantity}; filled and refused give ${total}`,
    );
    must(status !== 'working', () => `order ${id} still works after the run`);
    const isWhole = !refused.has(id);
    must(
      (status === 'filled') === (isWhole && filled > 0),
      () => `order ${id} is ${status}: ${filled} filled, ${refused.get(id) ?? 0} refused`,
    );
  }
}

/** The tape tells the whole of the account. */
export const moneyIsConserved = (shape: PlayShape = {}): Law =>
  law({
    about:
      'Cash is the sum of its postings and equity adds the holdings, to the bit; profit, costs and dividends explain all of it; what was ordered was filled or refused.',
    mutants: [
      {
        file: 'engine/execute.ts',
        find: 'return -side * value - commissionOf(terms, value) - taxOf(terms, side, value);',
        replace: 'return -side * value - commissionOf(terms, value);',
      },
      {
        file: 'engine/position.ts',
        find: '(averagePrice - price) * closed * multiplier',
        replace: '(averagePrice - price) * closed',
      },
      {
        file: 'engine/position.ts',
        find: 'after > 0 === quantity > 0 ? averagePrice : price',
        replace: 'averagePrice',
      },
      {
        file: 'engine/ledger.ts',
        find: 'for (const { amount } of this.receivables) for (let row = from;',
        replace: 'for (const { amount } of []) for (let row = from;',
      },
      { file: 'engine/events.ts', find: 'waiting.splice(k, 1);', replace: 'k++;' },
      {
        file: 'engine/execute.ts',
        find: 'floor.book.end(row, cut, reason, STATUS.refused, bar)',
        replace: 'floor.book.end(row, ordered, reason, STATUS.refused, bar)',
      },
      { file: 'engine/events.ts', find: 'isWhole ? left : tidy(', replace: 'isWhole ? orders.left[row] : tidy(' },
    ],
    runs: 500,
    cases: anyPlay(shape),
    check(play) {
      const made = run(play);
      assertTape(made);
      assertProfit(play, made);
      assertOrders(made);
    },
  });

/** The curve is priced in stretches, and read by the strategy at each bar: both are the same number. */
export const equityIsWhatWasSeen = (shape: PlayShape = {}): Law =>
  law({
    about: 'Equity and cash as the strategy reads them at a close are those of the curve, to the bit.',
    mutants: [
      { file: 'engine/ledger.ts', find: 'this.price(bar);\n    this.cash += amount;', replace: 'this.cash += amount;' },
      { file: 'engine/ledger.ts', find: 'this.#priced = bar;', replace: 'this.#priced = bar + 1;' },
      { file: 'engine/ledger.ts', find: 'for (const { amount } of this.receivables) worth += amount;\n', replace: '' },
      {
        file: 'engine/ledger.ts',
        find: 'worth += held * this.#multipliers[asset] * this.#closes[asset][bar];',
        replace: 'worth += held * this.#closes[asset][bar];',
      },
    ],
    runs: 400,
    cases: anyPlay(shape),
    check(play) {
      const inner = strategyOf(play.actor, play.market);
      const seen: string[] = [];
      const watched = strategy({
        about: inner.about,
        params: {},
        prepare(_, universe) {
          const params = 'params' in play.actor ? play.actor.params : {};
          const plan = inner.prepare(resolveParams(inner.params, params), universe);
          const { when, decide } = typeof plan === 'function' ? { when: undefined, decide: plan } : plan;
          return (ctx) => {
            seen.push(`${exact(ctx.equity)} ${exact(ctx.cash())}`);
            if (!when || (when.now !== 0 && !Number.isNaN(when.now))) decide(ctx);
          };
        },
      });
      const made = simulate(watched, feedOf(play.market), { ...settingsOfPlay(play), params: {} });
      made.equity.forEach((equity, k) => {
        const curve = `${exact(equity)} ${exact(made.cash[k])}`;
        must(seen[k] === curve, () => `on row ${made.first + k} the strategy read ${seen[k]}, the curve says ${curve}`);
      });
    },
  });

/** Trading at one price without costs is free, and so is doing nothing at any cost. */
export const nothingCostsNothing: Law = law({
  about:
    'Without costs, whatever is traded at one unchanging price leaves the equity as it was; without orders no cash moves at all.',
  mutants: [
    {
      file: 'engine/match.ts',
      find: 'const worse = Math.max(0, price * (1 + side * slippage));',
      replace: 'const worse = Math.max(0, price * (1 + side * (slippage + 1e-5)));',
    },
    {
      file: 'engine/execute.ts',
      find: 'const value = quantity * price * multiplier;\n  return',
      replace: 'const value = quantity * price;\n  return',
    },
    {
      file: 'engine/simulate.ts',
      find: "ledger.post(first, 'deposit', -1, cash);",
      replace: "ledger.post(first, 'deposit', -1, cash / 2);\n  ledger.post(first, 'deposit', -1, cash / 2);",
    },
  ],
  runs: 300,
  cases: anyPlay({ actions: false, costs: false, slippages: [0] }),
  check(play) {
    const flat = mapAssets(play.market, (asset) =>
      mapBars(asset, (bar) => ({ ...bar, open: 12, high: 12, low: 12, close: 12 })),
    );
    const made = run({ ...play, market: flat });
    made.equity.forEach((equity, k) =>
      must(
        near(equity, play.cash, play.cash),
        () => `equity on row ${made.first + k} is ${equity}, started with ${play.cash}`,
      ),
    );
    const idle = run({ ...play, actor: { script: [] } });
    must(
      idle.cashflows.length === 1 && idle.equity.every((equity) => equity === play.cash),
      () => 'an idle account moved',
    );
  },
});
