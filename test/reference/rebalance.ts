// Rebalancing: targets for every asset of the feed, the purchases solved for together.

import { type Account, atMost } from './account.js';
import { isSession, marketsInOrder, rateOn, termsOn, volumeBefore } from './clock.js';
import { costsOf, slippageOf } from './fill.js';
import { type Fixed, fixed, floorTo, larger, magnitude, ONE, over, product, smaller, times } from './fixed.js';
import { end, lives, refuse } from './life.js';
import type { ScenarioAsset } from './scenario.js';
import { credit, freeCash } from './solvency.js';
import { heldAfter } from './margin-call.js';
import { clear, costOfUnit, grant, isComing, leastCommission, placeFor, renew, wantedOf, wishOf } from './target.js';
import { unitAt } from './worth.js';

/** A purchase that a rebalance wants: what closes a short position, and what opens beyond it. */
interface Purchase {
  readonly index: number;
  readonly closing: Fixed;
  readonly opening: Fixed;
  /** What each unit that opens takes of free cash, and what they take beside. */
  readonly each: Fixed;
  readonly beside: Fixed;
}

const spreadOf = ({ scenario }: Account, index: number): Fixed =>
  scenario.assets[index].currency === scenario.base ? 0n : fixed(scenario.conversionSpread);

const isShy = ({ scenario }: Account, row: number, index: number): boolean => {
  const { proceedsBuy, cashSettlement } = termsOn(scenario.assets[index], row);
  return scenario.account === 'cash' && !proceedsBuy && cashSettlement > 0;
};

/** What trading a quantity at the close of a row is expected to free, in base: the cash after costs and conversion, and what the position
 *  ties up less. */
function freed(account: Account, row: number, index: number, change: Fixed, held: Fixed): Fixed {
  const { scenario } = account;
  const asset = scenario.assets[index];
  const terms = termsOn(asset, row);
  const close = fixed(asset.close[row]);
  const quantity = magnitude(change);
  const slippage = slippageOf(account, close, quantity, volumeBefore(asset, row + 1, row));
  const value = product(quantity, change > 0n ? close + slippage : close - slippage, fixed(asset.multiplier));
  const { commission, tax } = costsOf(terms, change > 0n ? 1 : -1, quantity, value);
  const paid = asset.kind === 'future' ? 0n : change > 0n ? value : -value;
  const cash = -paid - commission - tax;
  const usable = change < 0n && isShy(account, row, index) ? smaller(0n, cash) : cash;
  const spread = spreadOf(account, index);
  const converted = times(usable, usable > 0n ? ONE - spread : ONE + spread);
  const lends = (units: Fixed) =>
    credit(account, asset, units, product(magnitude(units), close, fixed(asset.multiplier)), row);
  return times(converted + lends(held + change) - lends(held), rateOn(scenario, asset.currency, row));
}

/** Whether an instrument had a bar on the last session of its market. */
function tradedLast({ scenario }: Account, row: number, index: number): boolean {
  const asset = scenario.assets[index];
  let last = row;
  while (last > 0 && !isSession(scenario, asset, last)) last--;
  return asset.hasBar[last];
}

/** What the market orders that wait will free in a market, without those of assets that are ordered anew. */
interface Outlook {
  sales: Fixed;
  purchases: Fixed;
}

function outlook(account: Account, row: number, anew: readonly number[]): Map<string, Outlook> {
  const { scenario, orders, positions } = account;
  const byMarket = new Map(marketsInOrder(scenario).map((market) => [market, { sales: 0n, purchases: 0n }]));
  const held = positions.map(({ quantity }) => quantity);
  for (const order of orders) {
    const { asset: index, amount, left, side, origin } = order;
    if (order.type !== 'market' || !lives(order) || (anew.includes(index) && origin === 'strategy')) continue;
    const { market, currency } = scenario.assets[index];
    const here = byMarket.get(market)!;
    if (amount !== null) {
      here.purchases -= product(amount, rateOn(scenario, currency, row), ONE + spreadOf(account, index));
      continue;
    }
    const value = freed(account, row, index, BigInt(side) * left, held[index]);
    held[index] += BigInt(side) * left;
    if (side > 0) here.purchases += value;
    else if (value < 0n || tradedLast(account, row, index)) here.sales += value;
  }
  return byMarket;
}

function purchaseOf(account: Account, row: number, index: number, wish: Fixed): Purchase {
  const { scenario } = account;
  const asset = scenario.assets[index];
  const closing = smaller(wish, larger(0n, -heldAfter(account, index)));
  const opening = wish - closing;
  const isFuture = asset.kind === 'future';
  const cost = opening === 0n ? 0n : costOfUnit(account, row, index, opening);
  const slippage = slippageOf(account, fixed(asset.close[row]), opening, volumeBefore(asset, row + 1, row));
  const value = times(unitAt(account, index, row), ONE + over(slippage, fixed(asset.close[row])));
  const spread = ONE + spreadOf(account, index);
  const own = isFuture ? cost - times(value, spread) : cost;
  // What was bought lends by its mark, not by what was paid for it.
  const lends = smaller(
    credit(account, asset, ONE, value, row),
    credit(account, asset, ONE, unitAt(account, index, row), row),
  );
  const each = own - lends;
  const beside = closing > 0n ? 0n : times(leastCommission(account, row, index), spread);
  return { index, closing, opening, each, beside };
}

const takes = ({ each, beside }: Purchase, opening: Fixed): Fixed =>
  opening > 0n ? beside + times(each, opening) : 0n;

/** How much of what each purchase of a market opens is paid for by a budget. */
function share(account: Account, row: number, purchases: readonly Purchase[], budget: Fixed): Fixed[] {
  const sum = (values: readonly Fixed[]) => values.reduce((a, b) => a + b, 0n);
  const beside = sum(purchases.map((purchase) => purchase.beside));
  const all = sum(purchases.map(({ each, opening }) => times(each, opening)));
  if (atMost(account, beside + all, budget, beside + all)) return purchases.map(({ opening }) => opening);
  const part = all > 0n ? larger(0n, over(budget - beside, all)) : 0n;
  const terms = purchases.map(({ index }) => termsOn(account.scenario.assets[index], row));
  const lots = terms.map(({ lot }) => fixed(lot));
  const exact = purchases.map(({ opening }) => times(opening, part));
  const whole = exact.map((quantity, k) => floorTo(quantity, lots[k]));
  exact.forEach((quantity, k) => atMost(account, whole[k] + lots[k], quantity, lots[k] + quantity));
  const bought = whole.map((quantity, k) => (quantity < fixed(terms[k].minimum) ? 0n : quantity));
  let left = budget - sum(purchases.map((purchase, k) => takes(purchase, bought[k])));
  const cutOff = exact.map((quantity, k) => ({ k, fraction: over(quantity - whole[k], lots[k]) }));
  cutOff.sort((a, b) => (a.fraction === b.fraction ? a.k - b.k : a.fraction > b.fraction ? -1 : 1));
  for (const { k } of cutOff) {
    const next = bought[k] + lots[k];
    if (next < fixed(terms[k].minimum) || next > purchases[k].opening) continue;
    const more = takes(purchases[k], next) - takes(purchases[k], bought[k]);
    if (!atMost(account, more, left, more)) break;
    bought[k] = next;
    left -= more;
  }
  return bought;
}

/** How many units of each purchase are paid for, market by market. */
function solve(account: Account, row: number, purchases: readonly Purchase[]): Map<number, Fixed> {
  const { assets } = account.scenario;
  const paid = new Map<number, Fixed>();
  const markets = marketsInOrder(account.scenario);
  const anew = purchases.map(({ index }) => index);
  const waiting = outlook(account, row, anew);
  const closes = (asset: ScenarioAsset) => fixed(asset.close[row]);
  const rates = (currency: string) => rateOn(account.scenario, currency, row);
  let there = freeCash(account, row, null, closes, rates).free;
  const sums = markets.map((market) => (there += waiting.get(market)!.sales));
  let spent = 0n;
  markets.forEach((market, m) => {
    // A sale further on may tie up more than it brings.
    const budget = sums.slice(m).reduce(smaller);
    const here = purchases.filter(({ index }) => assets[index].market === market);
    const closed = here.map(({ index, closing }) =>
      closing > 0n ? freed(account, row, index, closing, account.positions[index].quantity) : 0n,
    );
    for (const each of closed) spent -= smaller(0n, each);
    spent -= waiting.get(market)!.purchases;
    share(account, row, here, budget - spent).forEach((opening, k) => {
      spent += takes(here[k], opening);
      paid.set(here[k].index, here[k].closing + opening);
    });
    // What closes a short position may trade after a purchase that its collateral would pay for.
    for (const each of closed) spent -= larger(0n, each);
  });
  return paid;
}

function buy(account: Account, row: number, { index, closing, opening }: Purchase, paid: Fixed): void {
  clear(account, row, index);
  if (closing + opening === 0n) return;
  const order = placeFor(account, row, index, closing + opening);
  const cut = larger(0n, order.left - paid);
  if (cut === 0n) return;
  refuse(account, order, cut, 'not enough cash', row);
  order.left -= cut;
  if (order.left === 0n) end(order, 'refused');
}

/** Targets for every asset: first the sales, then the purchases, solved for together. */
export function rebalance(account: Account, row: number, weights: readonly number[], band = 0): void {
  const wishes = weights.map((weight, index) => wishOf(account, row, index, weight, band));
  const before = account.orders.length;
  // Wanted below what is held, though it may come to no lot.
  const isSale = (wish: Fixed, index: number): boolean =>
    wish < 0n || (wish === 0n && wantedOf(account, row, index, weights[index]) < heldAfter(account, index));
  wishes.forEach((wish, index) => {
    if (typeof wish === 'bigint' && isSale(wish, index)) grant(account, row, index, wish);
  });
  const sold = account.orders.length > before;
  const purchases = new Map<number, Purchase>();
  wishes.forEach((wish, index) => {
    if (typeof wish === 'bigint' && !isSale(wish, index) && !isComing(account, index, wish))
      purchases.set(index, purchaseOf(account, row, index, wish));
  });
  const paid = solve(account, row, [...purchases.values()]);
  wishes.forEach((wish, index) => {
    const purchase = purchases.get(index);
    if (wish === 'none') grant(account, row, index, wish);
    else if (purchase) buy(account, row, purchase, paid.get(index)!);
    else if (sold) renew(account, row, index);
  });
}
