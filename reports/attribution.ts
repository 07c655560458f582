// Where the profit of a run came from: price, currency, income and cost, by asset and in total.

import type { CashFlow, Feed, Fill, FillTime, RowAction, Run, Terms } from '../engine/index.js';
import { baseRate } from './base-rate.js';
import { heldGain } from './held-gain.js';

/** The parts of a profit, in base currency; they add up to `total`. */
export interface Effects {
  /** What the market's prices did, in quote currency at the rate of the close before. Fills count at the price before slippage. */
  readonly price: number;
  /** What the rates did: their change on each row, times what was held at its end. */
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

export const COST_KINDS = ['commission', 'tax', 'slippage', 'withholding', 'borrow fee', 'conversion', 'roll'] as const;
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

/** An asset or a balance while the rows pass. Effects are in base currency, all else in its own. */
interface Account {
  readonly name: string;
  readonly asset: number;
  readonly rate: (row: number) => number;
  price: number;
  currency: number;
  income: number;
  cost: number;
  /** Of the row: worth at its end, and what was moved into it from other accounts. */
  worth: number;
  moved: number;
}

const account = (name: string, asset: number, rate: (row: number) => number): Account => ({
  name,
  asset,
  rate,
  price: 0,
  currency: 0,
  income: 0,
  cost: 0,
  worth: 0,
  moved: 0,
});

/** Same-close runs are known by a fill on the row of its order. */
function fillTimeOf(run: Run): FillTime {
  for (const { order, bar } of run.fills) if (run.orders.at(order - 1).bar === bar) return 'same-close';
  return 'next-open';
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

/** The profit of a run in its parts, told from its tape and the feed. The convention, row by row: everything that happens in a foreign currency
 *  counts at the rate of the close before, and what is there at the end of the row gains what the rate has changed by since; so the product
 *  of both changes is the currency's (C. R. Bacon, Practical Portfolio Performance Measurement and Attribution, on multi-currency returns).
 *  Amounts of money add up over rows without linking. A delisting's difference to the last mark is price. `fill`, the setting of the run, says
 *  whether it converted at the rate of the close before or, filled at the close of its decisions, of the row; without it the fills tell. */
export function attribution(feed: Feed, run: Run, fill: FillTime = fillTimeOf(run)): Attribution {
  const isLate = fill === 'same-close';
  const assets = feed.assets.map(({ symbol, index, currency }) => account(symbol, index, baseRate(feed, currency)));
  const balances = new Map<string, Account>();
  for (const currency of [feed.base, ...feed.assets.map((asset) => asset.currency)]) {
    if (!balances.has(currency)) balances.set(currency, account(`cash:${currency}`, -1, baseRate(feed, currency)));
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
  /** Whose posting made the conversion that follows it. */
  let converting = accounts[0];

  const charge = (to: Account, kind: CostKind, amount: number): void => {
    to.cost += amount;
    costs[kind] += amount;
  };

  const trade = ({ asset, side, quantity, price, bar, commission, tax, slippage }: Fill, rate: number): void => {
    const { multiplier, raw } = feed.assets[asset];
    const to = assets[asset];
    to.price += (side * (raw.close[bar] - price) * quantity * multiplier + slippage) * rate;
    charge(to, 'commission', -commission * rate);
    charge(to, 'tax', -tax * rate);
    charge(to, 'slippage', -slippage * rate);
  };

  const post = ({ kind, asset, currency, amount }: CashFlow, row: number, before: number): void => {
    const balance = balances.get(currency)!;
    const rate = balance.rate(before);
    if (kind === 'conversion') {
      balance.moved += amount;
      charge(converting, 'conversion', amount * balance.rate(isLate ? row : before));
      return;
    }
    converting = asset < 0 ? balance : assets[asset];
    if (kind === 'interest') balance.income += amount * rate;
    if (asset < 0) return;
    balance.moved += amount;
    converting.moved -= amount;
    if (kind === 'fill') trade(run.fills.at(fills++), rate);
    else if (kind === 'borrow fee' || kind === 'roll') charge(converting, kind, amount * rate);
    else if (kind === 'cash in lieu') lieu[asset] += amount;
  };

  const hold = (asset: number, row: number): void => {
    const to = assets[asset];
    const rate = to.rate(row - 1);
    const acting = actions[asset].get(row) ?? [];
    const terms = termsOf(feed, asset, row);
    const { price, income, withheld } = heldGain(feed.assets[asset], terms, acting, row, held[asset], lieu[asset]);
    to.price += price * rate;
    to.income += income * rate;
    charge(to, 'withholding', -withheld * rate);
  };

  for (let row = run.first; row < run.first + run.equity.length; row++) {
    const before = Math.max(run.first, row - 1);
    for (const each of accounts) each.worth = each.moved = 0;
    lieu.fill(0);
    for (; flows < run.cashflows.length && run.cashflows.at(flows).bar === row; flows++) {
      post(run.cashflows.at(flows), row, before);
    }
    for (const { asset } of assets) if (held[asset] !== 0) hold(asset, row);
    held.fill(0);
    for (; !holding.done && holding.value.bar === row; holding = holdings.next()) {
      const { asset, kind, currency, quantity, value } = holding.value;
      const of = asset < 0 ? balances.get(currency)! : assets[asset];
      of.worth += value / of.rate(row);
      if (kind === 'position') held[asset] = quantity;
    }
    for (const each of accounts) {
      const stood = each.worth - (isLate ? each.moved : 0);
      each.currency += stood * (each.rate(row) - each.rate(before));
    }
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
