// The accounts of a run, row by row: what each instrument and each balance gained, and by what.

import type { CashFlow, Feed, Fill, RowAction, Run, Terms } from '../../engine/index.js';
import { baseRate, paidRate } from '../base-rate.js';
import { flowRates } from '../flow-rates.js';
import { Account } from './account.js';
import { COST_KINDS, type CostKind } from './effects.js';
import { heldGain } from './held-gain.js';

/** The accounts after all rows. */
export interface Walked {
  /** Every asset in the feed's order, then every currency, base first. */
  readonly accounts: readonly Account[];
  /** The cost by its kinds, each negative or 0. */
  readonly costs: Readonly<Record<CostKind, number>>;
}

/** Is shown every evaluated row, once it is over. `row` is that of the feed. */
export type EachRow = (row: number, accounts: readonly Account[]) => void;

function byRow(actions: readonly RowAction[]): ReadonlyMap<number, readonly RowAction[]> {
  const rows = new Map<number, RowAction[]>();
  for (const action of actions) rows.set(action.row, [...(rows.get(action.row) ?? []), action]);
  return rows;
}

const termsOf = (feed: Feed, asset: number, row: number): Terms => {
  const { terms } = feed.assets[asset];
  return terms.findLast(({ from }) => from <= feed.time[row]) ?? terms[0];
};

/** Passes through the rows of a run, told by its tape and the feed: `attribution` states the convention. */
export function walk(feed: Feed, run: Run, eachRow?: EachRow): Walked {
  // Between its postings an account in one currency gains by prices alone, and only who is shown every row sees what is there on it.
  const isPlain = eachRow === undefined && feed.assets.every(({ currency }) => currency === feed.base);
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
  let holding = isPlain ? undefined : holdings.next();
  const end = run.first + run.equity.length;
  const actionRows = Int32Array.from(feed.assets.flatMap((asset) => asset.actions.map(({ row }) => row))).sort();
  let acted = 0;
  let changes = 0;
  let flows = 0;
  const { cashflows, quantities } = run;
  /** A record of the tape is made each time that it is looked at. */
  const nextFlow = () => (flows < cashflows.length ? cashflows.at(flows++) : undefined);
  const nextChange = () => (changes < quantities.length ? quantities.at(changes++) : undefined);
  let flow = nextFlow();
  let change = isPlain ? nextChange() : undefined;
  const { fills: filled } = run;
  let fills = 0;
  const paidRates = new Map(Array.from(balances.keys(), (currency) => [currency, paidRate(feed, currency)]));
  const rates = flowRates(feed, run);
  /** Whose posting made the conversion that follows it, at which rate it counted, and whether it was a fill. */
  let converting = accounts[0];
  let rate = 1;
  let isFill = false;

  const charge = (to: Account, kind: CostKind, amount: number, at: number): void => {
    to.gain('cost', amount, at);
    costs[kind] += amount * at;
  };

  const trade = ({ asset, side, quantity, price, bar, commission, tax, slippage, cash }: Fill): void => {
    const { multiplier, raw, kind } = feed.assets[asset];
    const to = assets[asset];
    const units = side * quantity * multiplier;
    to.gain('price', (raw.close[bar] - price) * units + slippage, rate);
    charge(to, 'commission', -commission, rate);
    charge(to, 'tax', -tax, rate);
    charge(to, 'slippage', -slippage, rate);
    // What came of it by the close, less what was paid: nothing is paid for the units of a future but their costs.
    const came = kind === 'future' ? units * (raw.close[bar] - price) * rate : units * raw.close[bar] * to.closeRate;
    to.traded += came + cash * rate;
  };

  const convert = ({ currency, amount, seq }: CashFlow): void => {
    const at = rates[seq];
    balances.get(currency)!.move(amount, at);
    converting.cost += amount * at;
    if (isFill) converting.traded += amount * at;
    costs.conversion += amount * at;
  };

  const post = (posting: CashFlow): void => {
    const { kind, asset, currency, amount } = posting;
    if (kind === 'conversion') return convert(posting);
    const balance = balances.get(currency)!;
    const fill = kind === 'fill' ? filled.at(fills++) : null;
    rate = rates[posting.seq];
    isFill = fill !== null;
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

  /** The same of rows on which nothing happens, for a holding whose currency is the base: of 10 million bars with 200,000 fills a twentieth of the
   *  time. */
  const holdThrough = (asset: number, from: number, to: number): void => {
    const { multiplier, raw } = feed.assets[asset];
    const account = assets[asset];
    const units = held[asset] * multiplier;
    let { price } = account;
    for (let row = from; row < to; row++) price += units * raw.close[row] - units * raw.close[row - 1];
    account.price = price;
  };

  /** The next row on which something happens: a posting, an action, or a change of what is held; the end where there is none. */
  const nextEvent = (from: number): number => {
    while (actionRows[acted] < from) acted++;
    let next = Math.min(end, actionRows[acted] ?? end);
    if (flow) next = Math.min(next, flow.bar);
    if (change) next = Math.min(next, change.bar);
    return next;
  };

  /** Takes note of what is held at the close of a row. */
  const stand = (row: number): void => {
    if (holding === undefined) {
      for (; change && change.bar <= row; change = nextChange()) held[change.asset] = change.quantity;
      return;
    }
    held.fill(0);
    for (; !holding.done && holding.value.bar === row; holding = holdings.next()) {
      const { asset, kind, currency, quantity, value } = holding.value;
      const to = asset < 0 ? balances.get(currency)! : assets[asset];
      if (kind === 'position') held[asset] = quantity;
      if (kind !== 'position' || feed.assets[asset].kind !== 'future') {
        to.stand(value);
        continue;
      }
      const { raw, multiplier } = feed.assets[asset];
      const underlying = quantity * multiplier * raw.close[row] * to.closeRate;
      to.stand(value, underlying);
      balances.get(feed.assets[asset].currency)!.stand(0, -underlying);
    }
  };

  for (let row = run.first; row < end; row++) {
    const next = isPlain && row > run.first ? nextEvent(row) : row;
    if (next > row) {
      for (const { asset } of assets) if (held[asset] !== 0) holdThrough(asset, row, next);
      if (next === end) break;
      row = next;
    }
    for (const each of accounts) each.begin(row, row === run.first);
    lieu.fill(0);
    for (; flow && flow.bar === row; flow = nextFlow()) post(flow);
    for (const { asset } of assets) if (held[asset] !== 0) hold(asset, row);
    stand(row);
    for (const each of accounts) each.end();
    eachRow?.(row, accounts);
  }
  return { accounts, costs };
}
