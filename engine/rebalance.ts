// Weights for all assets at once: sales first, then purchases that are solved for together.

import { freedBy, type Outlook, outlookOf } from './budget.js';
import type { Desk } from './desk.js';
import { heldAfterCalls } from './liquidation.js';
import { tidy } from './lots.js';
import { place } from './place.js';
import { shareOut, type Wish } from './share-out.js';
import { costPerUnit, expectedSlippage, type Size, sizeOf, total, unitOf } from './sizing.js';
import { tiedUp } from './solvency.js';
import { aim, desired, isReplaceable, REPLACED, type TargetOptions, withdraw, working } from './target.js';
import { termsOn } from './terms.js';

/** A purchase that is about to be placed. */
interface Purchase {
  readonly index: number;
  readonly size: Size;
  readonly lot: number;
}

/** Wants each asset to be worth its weight (one for each asset of the feed) times the equity. Sales are placed before purchases, each in
 *  the feed's order; purchases that cost more than there will be are cut together, and what is cut is refused. */
export function rebalance(desk: Desk, weights: Float64Array, options: TargetOptions = {}): void {
  const { feed, tape, book, clock, ledger } = desk;
  const equity = ledger.worth(clock.bar);
  const wanted = feed.assets.map(({ index }) => desired(desk, index, weights[index], options, equity));
  const { length } = tape.orders;
  wanted.forEach((want, index) => {
    if (want !== null && want < heldAfterCalls(desk, index)) aim(desk, index, want);
  });
  const sold = tape.orders.length > length;

  const purchases: Purchase[] = [];
  const unpriced = new Set<number>();
  wanted.forEach((want, index) => {
    if (want === null || want < heldAfterCalls(desk, index)) return;
    if (want !== want) return void unpriced.add(index);
    const asset = feed.assets[index];
    const size = sizeOf(desk, asset, want);
    const { lot } = termsOn(asset, feed, clock.bar);
    if (total(size, lot) !== working(desk, index)) purchases.push({ index, size, lot });
  });
  const allowed = solve(desk, purchases);

  const placed = new Map(purchases.map((purchase) => [purchase.index, purchase]));
  for (const { index } of feed.assets) {
    const purchase = placed.get(index);
    if (unpriced.has(index)) aim(desk, index, Number.NaN);
    else if (purchase !== undefined) buy(desk, purchase, allowed.get(index)!);
    else if (sold) renew(desk, index);
  }
  book.clear();
}

/** How many units of each purchase are paid for, by asset: market by market in the order in which their sessions open. */
function solve(desk: Desk, purchases: readonly Purchase[]): Map<number, number> {
  const { sessions } = desk;
  const allowed = new Map<number, number>();
  if (purchases.length === 0) return allowed;
  const outlook = outlookOf(desk, new Set(purchases.map(({ index }) => index)));
  const budgets = budgetsOf(outlook);
  let spent = 0;
  for (let market = 0; market < sessions.markets; market++) {
    const own = purchases.filter(({ index }) => sessions.marketOf[index] === market);
    // What closes a short position always trades, but perhaps after a purchase that its collateral would pay for.
    const closed = own.map(({ index, size }) => (size.closing > 0 ? freedBy(desk, index, 1, size.closing) : 0));
    for (const freed of closed) spent -= Math.min(0, freed);
    spent -= outlook.byPurchases[market];
    const wishes = own.map((purchase) => wishOf(desk, purchase));
    const given = shareOut(wishes, budgets[market] - spent);
    own.forEach(({ index, size, lot }, k) => {
      if (given[k] > 0) spent += wishes[k].fixed + given[k] * wishes[k].price;
      allowed.set(index, tidy(size.closing + given[k], lot));
    });
    for (const freed of closed) spent -= Math.max(0, freed);
  }
  return allowed;
}

/** What purchases may take up to each market: what the sales of it and of those before it leave, but for what sales behind it tie up. */
function budgetsOf({ free, bySales }: Outlook): number[] {
  let sum = free;
  const budgets = Array.from(bySales, (freed) => (sum += freed));
  for (let market = budgets.length - 2; market >= 0; market--) {
    budgets[market] = Math.min(budgets[market], budgets[market + 1]);
  }
  return budgets;
}

/** What the opening part of a purchase takes of free cash: all of its cost, less what it lends where there is credit, or of a future its
 *  margin and costs. */
function wishOf(desk: Desk, { index, size, lot }: Purchase): Wish {
  const { feed, ledger, clock, conditions } = desk;
  const asset = feed.assets[index];
  const terms = termsOn(asset, feed, clock.bar);
  const isFuture = asset.kind === 'future';
  const cost = costPerUnit(desk, asset, size.opening);
  const unit = unitOf(desk, asset);
  const value = unit * (1 + expectedSlippage(desk, asset, 1, size.opening));
  const spread = asset.currency === feed.base ? 0 : conditions.conversionSpread;
  // What was bought lends by its mark, not by what was paid for it.
  const tied = (worth: number) => tiedUp(terms, isFuture, 1, worth, conditions.leverage);
  const minimum = terms.commissionMinimum * ledger.rate(index, clock.bar) * (1 + spread);
  return {
    quantity: size.opening,
    lot,
    minimum: terms.minimum,
    price: (isFuture ? cost - value * (1 + spread) : cost) + Math.max(tied(unit), tied(value)),
    fixed: size.closing > 0 ? 0 : minimum,
  };
}

/** Places a purchase whole; what of it is not paid for is refused. */
function buy(desk: Desk, { index, size, lot }: Purchase, allowed: number): void {
  const { feed, book, tape, clock } = desk;
  withdraw(desk, index);
  const quantity = total(size, lot);
  if (!(quantity > 0)) return;
  const row = place(desk, { asset: feed.assets[index], side: 1, quantity });
  const cut = tidy(tape.orders.left[row] - allowed, lot);
  if (cut > 0) tape.orders.unpaid.set(row, tidy(quantity - allowed, lot));
  if (cut > 0 && tape.orders.isAlive(row)) book.cut(row, cut, 'refused', 'not enough cash', clock.bar);
}

/** Places the market purchases of an asset that wait again as they are, behind the sales that were just placed, or they would lack their
 *  cash. */
function renew(desk: Desk, index: number): void {
  const { book, tape, clock, feed } = desk;
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    // An order of a group would lose the others.
    if (orders.asset[row] !== index || orders.side[row] < 0 || orders.group[row] > 0 || !isReplaceable(desk, row))
      continue;
    const { side, tif, until } = orders.at(row);
    const amount = orders.notional[row];
    const size = amount === amount ? { notional: amount } : { quantity: orders.left[row] };
    book.end(row, 'cancelled', REPLACED, clock.bar);
    place(desk, { asset: feed.assets[index], side, tif, ...size, ...(tif === 'gtd' && { until }) });
  }
  book.clear();
}
