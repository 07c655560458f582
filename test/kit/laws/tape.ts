// The tape is complete: the curve can be rebuilt from it to the last digit.

import type { Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Market, baseOf, rateOf } from '../market.js';
import { type PlayShape, anyPlay, run } from '../play.js';
import { exact, must, near } from '../transcript.js';

/** The curve that the postings and the holdings give, row by row. */
export function assertRebuilt({ first, equity, cash, cashflows, holdings, fills }: Run, market: Market): void {
  const balances = new Map<string, number>();
  const flows = [...cashflows];
  const held = [...holdings()];
  let at = 0;
  let holding = 0;
  for (let k = 0; k < equity.length; k++) {
    const row = first + k;
    for (; at < flows.length && flows[at].bar <= row; at++) {
      const { seq, currency, amount } = flows[at];
      must(seq === at, () => `posting ${at} is numbered ${seq}`);
      balances.set(currency, (balances.get(currency) ?? 0) + amount);
    }
    const base = balances.get(baseOf(market)) ?? 0;
    const unseen = new Map([...balances].filter(([currency, amount]) => currency !== baseOf(market) && amount !== 0));
    let worth = base;
    let allCash = base;
    for (; holding < held.length && held[holding].bar === row; holding++) {
      const { kind, currency, quantity, value } = held[holding];
      worth += value;
      if (kind !== 'cash') continue;
      allCash += value;
      const balance = balances.get(currency) ?? 0;
      must(
        Object.is(quantity, balance),
        () => `on row ${row} ${exact(quantity)} ${currency} are held, the postings sum to ${exact(balance)}`,
      );
      unseen.delete(currency);
    }
    must(unseen.size === 0, () => `on row ${row} the holdings lack ${[...unseen.keys()].join(', ')}`);
    must(
      Object.is(cash[k], allCash),
      () => `cash on row ${row} is ${exact(cash[k])}, the tape gives ${exact(allCash)}`,
    );
    must(
      Object.is(equity[k], worth),
      () => `equity on row ${row} is ${exact(equity[k])}, the tape gives ${exact(worth)}`,
    );
  }
  for (const { seq, cash: change, bar, asset } of fills) {
    const { kind, amount, bar: day, asset: of } = flows[seq];
    must(
      kind === 'fill' && Object.is(amount, change) && day === bar && of === asset,
      () => `fill ${seq} is not the posting ${seq}`,
    );
  }
}

/** What is held is worth its units at the close and the rate of the row. */
function assertWorths({ holdings }: Run, market: Market): void {
  for (const { bar, asset, kind, currency, quantity, price, value } of holdings()) {
    const made = market.assets[asset];
    const rate = kind === 'cash' ? price : rateOf(market, made, bar);
    if (kind === 'cash') {
      const published = market.rates?.[currency]?.[bar];
      must(Object.is(price, published), () => `on row ${bar} ${currency} is worth ${price}, the rate is ${published}`);
    }
    const units = kind === 'position' ? quantity * made.multiplier * price : kind === 'cash' ? quantity : NaN;
    const worth = made?.kind === 'future' && kind === 'position' ? 0 : units * rate;
    if (kind !== 'receivable')
      must(near(value, worth, worth), () => `on row ${bar} ${quantity} at ${price} are worth ${value}, not ${worth}`);
  }
}

/** The tape tells the whole of the curve, in several currencies. */
export const curveIsRebuilt = (shape: PlayShape = {}): Law =>
  law({
    about:
      'The balance of each currency is the left fold of its postings, and equity the base balance plus the holdings in order: both to the last bit.',
    mutants: [
      {
        file: 'engine/ledger.ts',
        find: 'this.price(bar);\n    this.balances[currency] += amount;',
        replace: 'this.balances[currency] += amount;',
      },
      {
        file: 'engine/pricing.ts',
        find: 'equity[row - first] += units * price[row] * rates[row];',
        replace: 'equity[row - first] += units * price[row];',
      },
      {
        file: 'engine/pricing.ts',
        find: 'for (let row = from; row < bar; row++) equity[row - first] += rates === null ? amount : amount * rates[row];',
        replace: '',
      },
      {
        file: 'engine/events.ts',
        find: '      ledger.price(bar);\n      waiting.splice(k, 1);',
        replace: '      waiting.splice(k, 1);',
      },
      {
        file: 'engine/record.ts',
        find: 'while (arisen < ledger.owed.length && ledger.owed[arisen].from <= bar)',
        replace: 'while (arisen < ledger.owed.length && ledger.owed[arisen].from < bar)',
      },
    ],
    runs: 400,
    cases: anyPlay(shape),
    check(play) {
      const made = run(play);
      assertRebuilt(made, play.market);
      assertWorths(made, play.market);
    },
  });
