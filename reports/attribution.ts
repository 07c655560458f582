// Where the profit of a run came from: price, currency, income and cost, by asset and in total.

import type { CashFlow, Feed, Fill, RowAction, Run, Terms } from '../engine/index.js';
import { Account } from './account.js';
import { baseRate, fillRate, isAtDecision, paidRate } from './base-rate.js';
import { heldGain } from './held-gain.js';

/** The parts of a profit, in base currency; they add up to `total`. */
export interface Effects {
  /** What the market's prices did. Fills count at the price before slippage. */
  readonly price: number;
  /** What the rates did to what was there, from the rate at which it came in on. */
  readonly currency: number;
  /** Distributions before tax (negative where they were owed) and interest (negative where it was paid). */
  readonly income: number;
  /** Everything that trading and holding cost; negative. */
  readonly cost: number;
  readonly total: number;
}

/** The effects of one asset, or of the balance of one currency. */
export interface Contribution extends Effects {
  /** Symbol of the asset, or `cash:` and the code of a currency. */
  readonly name: string;
  /** Index of the asset in the feed; -1 for a balance. */
  readonly asset: number;
}

/** What a run pays, by kinds. */
export const COST_KINDS = ['commission', 'tax', 'slippage', 'withholding', 'borrow fee', 'conversion', 'roll'] as const;
/** One of the kinds of cost. */
export type CostKind = (typeof COST_KINDS)[number];

/** A profit in its parts, in base currency. */
export interface Attribution {
  /** Every asset in the feed's order, then every currency, base first. */
  readonly contributions: readonly Contribution[];
  /** Their sums. `total` is the final equity less the starting cash, to rounding. */
  readonly total: Effects;
  /** The cost by its kinds, each negative or 0. */
  readonly costs: Readonly<Record<CostKind, number>>;
}

function byRow(actions: readonly RowAction[]): ReadonlyMap<number, readonly RowAction[]> {
  const rows = new Map<number, RowAction[]>();
  for (const action of actions) rows.set(action.row, [...(rows.get(action.row) ?? []), action]);
  return rows;
}

const termsOf = (feed: Feed, asset: number, row: number): Terms => {
  const { terms } = feed.assets[asset];
  return terms.findLast(({ from }) => from <= feed.time[row]) ?? terms[0];
};

/** The profit of a run in its parts, told from its tape and the feed. The convention, row by row: what is paid, received or earned in a foreign
 *  currency counts at the rate at which the engine converts it (`paidRate`, `fillRate`), the gain of price of what was there before at the rate of
 *  the close before, and what is there at the end gains what the rate has changed by since; so the product of both changes is the
 *  currency's (C. R. Bacon, Practical Portfolio Performance Measurement and Attribution, on multi-currency returns). Amounts of money add up
 *  over rows without linking. A delisting's difference to the last mark is price. */
export function attribution(feed: Feed, run: Run): Attribution {
  const account = (name: string, asset: number, currency: string): Account =>
    new Account(name, asset, baseRate(feed, currency));
  const assets = feed.assets.map(({ symbol, index, currency }) => account(symbol, index, currency));
  const balances = new Map<string, Account>();
  for (const currency of [feed.base, ...feed.assets.map((asset) => asset.currency)]) {
    if (!balances.has(currency)) balances.set(currency, account(`cash:${currency}`, -1, currency));
  }
  const accounts = [...assets, ...balances.values()];
  const actions = feed.assets.map((asset) => byRow(asset.actions));
  const costs: Record<CostKind, number> = Object.assign({}, ...COST_KINDS.map((kind) => ({ [kind]: 0 })));
  const held = new Float64Array(assets.length);
  const lieu = new Float64Array(assets.length);
  const holdings = run.holdings()[Symbol.iterator]();
  let holding = holdings.next();
  let flows = 0;
  let fills = 0;
  const paidRates = new Map(Array.from(balances.keys(), (currency) => [currency, paidRate(feed, currency)]));
  const fillRates = feed.assets.map(({ currency }) => fillRate(feed, run, currency));
  /** The last row on which each was filled at the close of a decision. */
  const decidedOn = new Int32Array(assets.length).fill(-1);
  /** Whose posting made the conversion that follows it, and at which rate it counted. */
  let converting = accounts[0];
  let rate = 1;

  const charge = (to: Account, kind: CostKind, amount: number, at: number): void => {
    to.gain('cost', amount, at);
    costs[kind] += amount * at;
  };

  const trade = ({ asset, side, quantity, price, bar, commission, tax, slippage }: Fill): void => {
    const { multiplier, raw } = feed.assets[asset];
    const to = assets[asset];
    to.gain('price', side * (raw.close[bar] - price) * quantity * multiplier + slippage, rate);
    charge(to, 'commission', -commission, rate);
    charge(to, 'tax', -tax, rate);
    charge(to, 'slippage', -slippage, rate);
  };

  const convert = ({ currency, amount }: CashFlow): void => {
    const at = currency === feed.base ? 1 : rate;
    balances.get(currency)!.move(amount, at);
    converting.cost += amount * at;
    costs.conversion += amount * at;
  };

  const post = (flow: CashFlow): void => {
    const { kind, asset, currency, amount, bar } = flow;
    if (kind === 'conversion') return convert(flow);
    const balance = balances.get(currency)!;
    const fill = kind === 'fill' ? run.fills.at(fills++) : null;
    if (fill && isAtDecision(run, fill)) decidedOn[asset] = bar;
    if (fill) rate = fillRates[asset](fill);
    else if (kind === 'settlement' && decidedOn[asset] === bar) rate = baseRate(feed, currency)(bar);
    else rate = paidRates.get(currency)!(bar);
    converting = asset < 0 ? balance : assets[asset];
    if (kind === 'interest') balance.gain('income', amount, rate);
    if (asset < 0) return;
    balance.move(amount, rate);
    converting.move(-amount, rate);
    if (fill) trade(fill);
    else if (kind === 'borrow fee' || kind === 'roll') charge(converting, kind, amount, rate);
    else if (kind === 'cash in lieu') lieu[asset] += amount;
  };

  const hold = (asset: number, row: number): void => {
    const to = assets[asset];
    const acting = actions[asset].get(row) ?? [];
    const terms = termsOf(feed, asset, row);
    const { price, income, withheld } = heldGain(feed.assets[asset], terms, acting, row, held[asset], lieu[asset]);
    const at = paidRates.get(feed.assets[asset].currency)!(row);
    to.hold(price);
    to.gain('income', income, at);
    charge(to, 'withholding', -withheld, at);
  };

  for (let row = run.first; row < run.first + run.equity.length; row++) {
    for (const each of accounts) each.begin(row, row === run.first);
    lieu.fill(0);
    for (; flows < run.cashflows.length && run.cashflows.at(flows).bar === row; flows++) post(run.cashflows.at(flows));
    for (const { asset } of assets) if (held[asset] !== 0) hold(asset, row);
    held.fill(0);
    for (; !holding.done && holding.value.bar === row; holding = holdings.next()) {
      const { asset, kind, currency, quantity, value } = holding.value;
      (asset < 0 ? balances.get(currency)! : assets[asset]).stand(value);
      if (kind === 'position') held[asset] = quantity;
    }
    for (const each of accounts) each.end();
  }

  const contributions = accounts.map(({ name, asset, price, currency, income, cost }) => {
    return { name, asset, price, currency, income, cost, total: price + currency + income + cost };
  });
  const sum = (of: (effects: Effects) => number): number => contributions.reduce((all, each) => all + of(each), 0);
  return {
    contributions,
    total: {
      price: sum(({ price }) => price),
      currency: sum(({ currency }) => currency),
      income: sum(({ income }) => income),
      cost: sum(({ cost }) => cost),
      total: sum(({ total }) => total),
    },
    costs,
  };
}
