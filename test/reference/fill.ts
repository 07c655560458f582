// Filling an order at a price: what it costs, what of it can be paid, and the postings.

import { type Account, type Order, atMost, markBefore, post, refuse, termsOn, trade } from './account.js';
import { type Fixed, fixed, larger, magnitude, ONE, smaller, times, toNumber, wholes } from './fixed.js';
import type { Reason, Terms } from './scenario.js';

interface Deal {
  readonly order: Order;
  readonly terms: Terms;
  readonly multiplier: Fixed;
  readonly price: Fixed;
  readonly bar: number;
}

function slipped(order: Order, price: Fixed, slippage: number): Fixed {
  const worse = times(price, ONE + BigInt(order.side) * fixed(slippage));
  if (order.limit === null) return worse;
  return order.side > 0 ? smaller(worse, order.limit) : larger(worse, order.limit);
}

function costs({ order, terms, multiplier, price }: Deal, quantity: Fixed) {
  const value = times(times(quantity, price), multiplier);
  const commission = larger(fixed(terms.commissionMinimum), times(fixed(terms.commission), value));
  const tax = times(fixed(order.side > 0 ? terms.buyTax : terms.sellTax), value);
  return { commission, tax, cash: -BigInt(order.side) * value - commission - tax };
}

/** True where the free cash after filling this quantity is not negative: cash less what the short positions lock. */
function isCovered(account: Account, deal: Deal, quantity: Fixed): boolean {
  const { cash } = costs(deal, quantity);
  let locked = 0n;
  for (const { amount } of account.receivables) if (amount < 0n) locked -= amount;
  account.scenario.assets.forEach((asset, index) => {
    const own = index === deal.order.asset;
    const after = account.positions[index].quantity + (own ? BigInt(deal.order.side) * quantity : 0n);
    if (after >= 0n) return;
    const margin = termsOn(asset, deal.bar).shortMargin;
    const mark = own ? deal.price : markBefore(asset, deal.bar)!;
    const value = times(times(-after, mark), fixed(asset.multiplier));
    locked += times(ONE + (Number.isNaN(margin) ? 0n : fixed(margin)), value);
  });
  return atMost(account, locked, account.cash + cash, larger(magnitude(account.cash), larger(magnitude(cash), locked)));
}

/** The largest whole number of lots, at most `most`, that passes a test which gets only harder with size. */
function largestLots(most: Fixed, lot: Fixed, passes: (quantity: Fixed) => boolean): Fixed {
  let good = 0n;
  let bad = wholes(most, lot) + 1n;
  while (bad - good > 1n) {
    const middle = (good + bad) / 2n;
    if (passes(middle * lot)) good = middle;
    else bad = middle;
  }
  return good * lot;
}

function amountQuantity(account: Account, deal: Deal, amount: Fixed): Fixed {
  const short = larger(0n, -account.positions[deal.order.asset].quantity);
  const most = (amount * ONE * ONE) / (deal.price * deal.multiplier) + ONE;
  return largestLots(most, fixed(deal.terms.lot), (quantity) => {
    const cost = -costs(deal, quantity).cash;
    return atMost(account, cost, amount, amount) && (quantity <= short || isCovered(account, deal, quantity));
  });
}

/** What of an order by quantity can be filled, and why not the rest. */
function payable(account: Account, deal: Deal, wanted: Fixed): { quantity: Fixed; reason: Reason } {
  const { order, terms } = deal;
  const opposite = larger(0n, -BigInt(order.side) * account.positions[order.asset].quantity);
  const closing = smaller(wanted, opposite);
  const opening = wanted - closing;
  const reason = order.side > 0 ? 'not enough cash' : 'not enough collateral for a short sale';
  if (opening === 0n) return { quantity: wanted, reason };
  if (order.side < 0 && Number.isNaN(terms.shortMargin))
    return { quantity: closing, reason: 'short sales are not allowed' };
  const whole = wholes(opening, fixed(terms.lot)) * fixed(terms.lot);
  if (closing + whole === 0n || isCovered(account, deal, closing + whole))
    return { quantity: closing + whole, reason: 'not a whole number of lots' };
  const lots = largestLots(opening, fixed(terms.lot), (part) => isCovered(account, deal, closing + part));
  return { quantity: closing + lots, reason };
}

/** Fills an order as far as it can be paid; it is done afterwards. `base` is the price before slippage. */
export function fill(account: Account, order: Order, base: Fixed, bar: number): void {
  const asset = account.scenario.assets[order.asset];
  const price = slipped(order, base, account.scenario.slippage);
  const deal: Deal = { order, terms: termsOn(asset, bar), multiplier: fixed(asset.multiplier), price, bar };
  let quantity: Fixed;
  if (order.quantity === null) {
    quantity = amountQuantity(account, deal, order.notional!);
    if (quantity === 0n) refuse(account, order, 0n, 'not enough cash', bar);
  } else {
    const answer = payable(account, deal, order.quantity);
    quantity = answer.quantity;
    if (quantity < order.quantity) {
      refuse(account, order, order.quantity - quantity, answer.reason, bar);
      order.cut = true;
    }
  }
  order.filled = quantity;
  order.status = quantity === 0n ? 'refused' : order.cut ? 'partly filled' : 'filled';
  if (quantity === 0n) return;
  const { commission, tax, cash } = costs(deal, quantity);
  const slippage = times(times(quantity, magnitude(price - base)), deal.multiplier);
  post(account, bar, 'fill', order.asset, cash);
  trade(account.positions[order.asset], BigInt(order.side) * quantity, price, deal.multiplier);
  account.fills.push({
    order: order.id,
    asset: order.asset,
    side: order.side,
    quantity: toNumber(quantity),
    price: toNumber(price),
    commission: toNumber(commission),
    tax: toNumber(tax),
    slippage: toNumber(slippage),
    bar,
    cash: toNumber(cash),
  });
}
