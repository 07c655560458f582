// Filling an order at a price: what it costs, how much of it trades, and the postings.

import { type Account, atMost, type Moment, type Order } from './account.js';
import { dayOf, termsOn, volumeBefore } from './clock.js';
import {
  type Fixed,
  fixed,
  floorTo,
  larger,
  magnitude,
  ONE,
  over,
  product,
  smaller,
  times,
  toNumber,
  wholes,
} from './fixed.js';
import { alive, end, kill, lives, lose, markFilled, refuse, tellExits, tellGroup } from './life.js';
import { freshOn, trade } from './position.js';
import { changesOf, post } from './post.js';
import { blocked, worstPrice } from './price-limit.js';
import type { Reason, ScenarioAsset, Side, Terms } from './scenario.js';
import { isCovered } from './solvency.js';

/** An order that would trade at a moment, at a price before slippage. */
interface Offer {
  readonly order: Order;
  readonly asset: ScenarioAsset;
  readonly terms: Terms;
  readonly base: Fixed;
  readonly row: number;
  readonly moment: Moment;
}

/** The same with its price after slippage. */
interface Deal extends Offer {
  readonly price: Fixed;
}

const volumeAt = ({ asset, row, moment }: Offer): Fixed | null => {
  if (moment !== 'close') return volumeBefore(asset, row);
  return Number.isNaN(asset.volume[row]) ? null : fixed(asset.volume[row]);
};

/** How much worse than a price a unit trades, for a quantity and a volume (null: not known). */
export function slippageOf(account: Account, price: Fixed, quantity: Fixed, volume: Fixed | null): Fixed {
  const { slippage, impact } = account.scenario;
  if (Number.isNaN(impact)) return times(price, fixed(slippage));
  const share = volume === null || volume === 0n ? ONE : smaller(ONE, over(quantity, volume));
  return product(price, fixed(impact), share, share);
}

/** The price at which a quantity would trade. */
function priceFor(account: Account, deal: Offer, quantity: Fixed): Fixed {
  const { order, asset, base, row } = deal;
  const worse = slippageOf(account, base, quantity, volumeAt(deal));
  const bounds = [order.limit, worstPrice(account.scenario, asset, row, order.side)].filter((bound) => bound !== null);
  if (order.side > 0) return larger(base, bounds.reduce(smaller, base + worse));
  return smaller(base, bounds.reduce(larger, larger(0n, base - worse)));
}

/** Commission and tax of a trade of a value by itself. */
export function costsOf(terms: Terms, side: Side, quantity: Fixed, value: Fixed) {
  const charged = times(fixed(terms.commission), value) + times(fixed(terms.commissionPerUnit), quantity);
  const tax =
    side > 0
      ? times(fixed(terms.buyTax), value)
      : times(fixed(terms.sellTax), value) + times(fixed(terms.sellFeePerUnit), quantity);
  return { charged, commission: larger(fixed(terms.commissionMinimum), charged), tax };
}

function costs({ order, asset, terms, price }: Deal, quantity: Fixed) {
  const value = product(quantity, price, fixed(asset.multiplier));
  const own = costsOf(terms, order.side, quantity, value);
  const charged = order.charged + own.charged;
  const commission = larger(0n, larger(fixed(terms.commissionMinimum), charged) - order.paid);
  const paid = asset.kind === 'future' ? 0n : BigInt(order.side) * value;
  return { charged, commission, tax: own.tax, cash: -paid - commission - own.tax };
}

const covered = (account: Account, deal: Deal, quantity: Fixed): boolean => {
  const { cash } = costs(deal, quantity);
  const { asset, side } = deal.order;
  return isCovered(account, deal.row, { asset, change: BigInt(side) * quantity, price: deal.price, cash });
};

/** The largest whole number of lots, at most `most`, that passes a test which gets only harder with size. */
function largestLots(most: Fixed, lot: Fixed, passes: (quantity: Fixed) => boolean): Fixed {
  if (most < lot) return 0n;
  if (passes(floorTo(most, lot))) return floorTo(most, lot);
  let good = 0n;
  let bad = wholes(most, lot);
  while (bad - good > 1n) {
    const middle = (good + bad) / 2n;
    if (passes(middle * lot)) good = middle;
    else bad = middle;
  }
  return good * lot;
}

/** How many units an amount of cash buys. */
function sized(account: Account, deal: Deal): Fixed {
  const { order, terms, asset } = deal;
  const amount = order.amount!;
  const most = (amount * ONE * ONE) / (deal.base * fixed(asset.multiplier)) + ONE;
  const lots = largestLots(most, fixed(terms.lot), (quantity) => {
    const { commission, tax } = costs(deal, quantity);
    const value = product(quantity, deal.price, fixed(asset.multiplier));
    return atMost(account, value + commission + tax, amount, amount);
  });
  return lots < fixed(terms.minimum) ? 0n : lots;
}

/** How much trades, what is cut and dies, and why; what is neither works on. */
interface Answer {
  readonly quantity: Fixed;
  readonly cut: Fixed;
  readonly why: Reason;
}

/** What closes and what opens, as far as it may be sold and the volume allows; notes why it is less. */
function tradable(account: Account, deal: Offer, wanted: Fixed) {
  const { order, asset, terms, row, moment } = deal;
  const { volumeCap } = account.scenario;
  const position = account.positions[order.asset];
  const opposite = larger(0n, BigInt(-order.side) * position.quantity);
  const isLater = terms.shareSettlement === 1 && order.side < 0;
  const fresh = isLater ? freshOn(position, dayOf(account.scenario, row)) : 0n;
  let closing = smaller(wanted, opposite - fresh);
  let opening = fresh > 0n ? 0n : wanted - closing;
  if (closing + opening < wanted) order.noted = 'not sellable before the next session';
  // The bar's own volume inside the bar too: only an open knows no more than the bar before.
  const volume = moment === 'open' ? volumeBefore(asset, row) : volumeAt({ ...deal, moment: 'close' });
  if (Number.isNaN(volumeCap) || volume === null) return { closing, opening };
  const cap = times(fixed(volumeCap), volume);
  const room = larger(0n, cap - account.traded[order.asset]);
  if (closing + opening === 0n) return { closing, opening };
  if (!atMost(account, closing + opening, room, larger(cap, ONE))) {
    const lot = fixed(terms.lot);
    const lots = (units: Fixed): Fixed => {
      atMost(account, floorTo(units, lot) + lot, units, larger(cap, ONE));
      return floorTo(units, lot);
    };
    const isClosed = closing === 0n || atMost(account, closing, room, larger(cap, ONE));
    opening = isClosed ? lots(room - closing) : 0n;
    closing = isClosed ? closing : lots(room);
    order.noted = 'beyond the volume cap';
  }
  return { closing, opening };
}

/** What of that can be paid for. */
function payable(account: Account, deal: Deal, closing: Fixed, opening: Fixed): Answer {
  const { order, terms } = deal;
  if (opening === 0n) return { quantity: closing, cut: 0n, why: 'not enough cash' };
  const isForbidden = Number.isNaN(terms.shortMargin) || account.scenario.account === 'cash';
  if (order.side < 0 && isForbidden) return { quantity: closing, cut: opening, why: 'short sales are not allowed' };
  const lot = fixed(terms.lot);
  const whole = floorTo(opening, lot);
  const most = largestLots(whole, lot, (part) => covered(account, deal, closing + part));
  // Only what the tests cut is held against the minimum: what the volume cap left of an order may be less.
  const lots = order.side > 0 && most < whole && most < fixed(terms.minimum) ? 0n : most;
  const scarce = order.side > 0 ? 'not enough cash' : 'not enough collateral for a short sale';
  return {
    quantity: closing + lots,
    cut: opening - lots,
    why: lots < whole ? scarce : 'not a whole number of lots',
  };
}

/** Proceeds that do not buy before they are settled, in the currencies in which they ended up. */
function lockProceeds(account: Account, { order, asset, terms, row }: Deal, cash: Fixed): void {
  if (terms.proceedsBuy || order.side > 0 || asset.kind === 'future' || cash <= 0n) return;
  const sale = { asset: order.asset, row, sessions: terms.cashSettlement };
  const amounts = new Map<string, Fixed>();
  for (const { currency, amount } of changesOf(account, row, 'fill', asset.currency, cash))
    amounts.set(currency, (amounts.get(currency) ?? 0n) + amount);
  for (const [currency, amount] of amounts) account.unsettled.push({ ...sale, currency, amount });
}

function execute(account: Account, deal: Deal, quantity: Fixed): void {
  const { order, asset, base, price, row, moment } = deal;
  const { charged, commission, tax, cash } = costs(deal, quantity);
  const slippage = product(quantity, magnitude(price - base), fixed(asset.multiplier));
  order.charged = charged;
  order.paid += commission;
  lockProceeds(account, deal, cash);
  post(account, row, 'fill', order.asset, asset.currency, cash);
  const when = { row, day: dayOf(account.scenario, row) };
  trade(account.positions[order.asset], BigInt(order.side) * quantity, price, fixed(asset.multiplier), when);
  account.traded[order.asset] += quantity;
  account.fills.push({
    order: order.id,
    asset: order.asset,
    side: order.side,
    quantity: toNumber(quantity),
    price: toNumber(price),
    commission: toNumber(commission),
    tax: toNumber(tax),
    slippage: toNumber(slippage),
    bar: row,
    cash: toNumber(cash),
  });
  markFilled(order, quantity, { row, moment, base });
}

/** Trades as much of an order as can be at a moment, at a price before slippage. */
export function fill(account: Account, order: Order, base: Fixed, row: number, moment: Moment): void {
  const asset = account.scenario.assets[order.asset];
  const offer: Offer = { order, asset, terms: termsOn(asset, row), base, row, moment };
  const reason = blocked(account.scenario, asset, row, order.side, base);
  if (reason !== null) {
    order.noted = reason;
    return;
  }
  let price: Fixed | null = null;
  if (order.amount !== null) {
    price = priceFor(account, offer, over(order.amount, times(base, fixed(asset.multiplier))));
    order.left = sized(account, { ...offer, price });
    if (order.left === 0n) return kill(account, order, 'refused', 'not enough cash', row);
  }
  // What only closes is for no more than there is to close.
  if (order.entry !== null || order.origin === 'margin call') {
    const opposite = larger(0n, BigInt(-order.side) * account.positions[order.asset].quantity);
    lose(account, order, alive(order) - smaller(alive(order), opposite), 'nothing was left to close', row);
    if (alive(order) === 0n) return;
  }
  const wanted = alive(order);
  const { closing, opening } = tradable(account, offer, wanted);
  const deal: Deal = { ...offer, price: price ?? priceFor(account, offer, closing + opening) };
  const { quantity, cut, why } = payable(account, deal, closing, opening);
  if (order.tif === 'fok' && quantity < wanted)
    return kill(account, order, 'expired', 'could not be filled whole at once', row);
  if (quantity > 0n) execute(account, deal, quantity);
  if (quantity > 0n) tellGroup(account, order, quantity, { row, moment, base });
  if (cut > 0n) refuse(account, order, cut, why, row);
  order.left -= cut;
  // What is left of an amount of cash does not work on.
  const rest = order.amount === null ? 0n : order.left;
  if (rest > 0n) refuse(account, order, rest, order.noted!, row);
  order.left -= rest;
  if (order.left === 0n && lives(order)) end(order, cut + rest > 0n ? 'refused' : 'filled');
  if (cut > 0n) tellExits(account, order, cut, row);
}
