// Whether the account can bear what it would hold.

import type { Desk } from './desk.js';
import type { Asset } from './feed.js';
import type { Floor } from './floor.js';
import type { Terms } from './instrument.js';
import { markBefore } from './mark.js';
import { termsOn } from './terms.js';

/** The account beside the instrument that trades. Money in base currency, at the rates given. */
export interface Standing {
  /** Usable balance in base. */
  readonly base: number;
  /** Balance of the instrument's currency and what of it is usable, in that currency; 0 where that is base. */
  readonly balance: number;
  readonly own: number;
  /** What else counts: other currencies, what short positions owe, what other positions lock (negative) or lend. */
  readonly rest: number;
  /** Base per unit of the instrument's currency. */
  readonly rate: number;
  readonly isForeign: boolean;
}

/** The account before an instrument trades on a row: at the marks before it and the rates at which is converted on it. */
export function standing(floor: Floor, index: number, bar: number): Standing {
  const { ledger, proceeds } = floor;
  const currency = ledger.currencyOf[index];
  const isForeign = currency !== 0;
  return {
    base: proceeds.usable(0, bar),
    balance: isForeign ? ledger.balances[currency] : 0,
    own: isForeign ? proceeds.usable(currency, bar) : 0,
    rest: isCashAlone(floor) ? 0 : restOf(floor, index, currency, bar, false),
    rate: isForeign ? ledger.conversionRate(currency, bar) : 1,
    isForeign,
  };
}

/** Free cash at a decision, by the closes and rates of its row, in base currency. */
export function slackAtClose(desk: Desk): number {
  const { proceeds, clock } = desk;
  return proceeds.usable(0, clock.bar) + restOf(desk, -1, 0, clock.bar, true);
}

/** Whether nothing counts beside the balances of base and of the instrument. */
export const isCashAlone = ({ ledger, conditions }: Floor): boolean =>
  ledger.currencies.length === 1 &&
  ledger.receivables.length === 0 &&
  ledger.shorts === 0 &&
  ledger.futures === 0 &&
  !ledger.unsettled &&
  conditions.leverage === 1;

/** What counts beside the balances of base and of one currency, without one instrument: at the close of the row, or before its trading. */
function restOf(floor: Floor, index: number, currency: number, bar: number, isAtClose: boolean): number {
  const { ledger, proceeds, feed, conditions } = floor;
  const rateOf = (of: number) => (isAtClose ? ledger.rateOf(of, bar) : ledger.conversionRate(of, bar));
  let rest = 0;
  for (let other = 1; other < ledger.currencies.length; other++) {
    if (other === currency) continue;
    const usable = proceeds.usable(other, bar);
    if (usable !== 0) rest += usable * rateOf(other);
  }
  for (const { asset, amount } of ledger.receivables) {
    if (amount < 0) rest += amount * rateOf(ledger.currencyOf[asset]);
  }
  if (ledger.shorts === 0 && ledger.futures === 0 && !ledger.unsettled && conditions.leverage === 1) return rest;
  for (const asset of feed.assets) {
    const held = ledger.quantity[asset.index];
    if ((held === 0 && ledger.basis[asset.index] === 0) || asset.index === index) continue;
    const terms = termsOn(asset, feed, bar);
    const worth = held * asset.multiplier * markOf(floor, asset, bar, isAtClose);
    let tied = tiedUp(terms, asset.kind === 'future', held, Math.abs(worth), conditions.leverage);
    if (ledger.isFuture[asset.index]) tied += lossOf(worth, ledger.basis[asset.index]);
    if (tied !== 0) rest -= tied * rateOf(ledger.currencyOf[asset.index]);
  }
  return rest;
}

/** What a future has lost since it was last settled, as a positive amount: cash that is there and spoken for. What it has gained is not
 *  there yet. */
export const lossOf = (worth: number, basis: number): number => Math.max(0, basis - worth);

/** The price at which a position counts beside another that trades. */
function markOf({ ledger }: Floor, asset: Asset, bar: number, isAtClose: boolean): number {
  if (isAtClose || ledger.isDeciding) return asset.raw.close[bar];
  return markBefore(asset, bar);
}

/** Cash that a position of a value ties up; negative where it lends. */
export function tiedUp(terms: Terms, isFuture: boolean, held: number, value: number, leverage: number): number {
  if (isFuture) return (held > 0 ? terms.longMargin : collateralOf(terms)) * value;
  if (held < 0) return (1 + collateralOf(terms)) * value;
  return leverage > 1 ? -(1 - Math.max(terms.longMargin, 1 / leverage)) * value : 0;
}

/** Collateral of a short position beside its proceeds; all of its value where new short sales are no longer allowed. */
const collateralOf = ({ shortMargin }: Terms): number => (shortMargin >= 0 ? shortMargin : 1);

/** Whether the account bears a change of its cash, in quote currency, together with what the instrument then ties up. */
export function bears(
  { base, balance, own, rest, rate, isForeign }: Standing,
  change: number,
  tied: number,
  { leverage, conversion, conversionSpread }: Floor['conditions'],
): boolean {
  if (!isForeign) {
    const left = base + change;
    return !(leverage === 1 && left < 0) && left + rest - tied >= 0;
  }
  let inBase = base;
  let inOwn = own;
  if (conversion === 'held') {
    const missing = Math.max(0, -(balance + change));
    inBase -= missing * rate * (1 + conversionSpread);
    // In this order, so that what is missing makes up for the change to the last digit.
    inOwn = inOwn + change + missing;
  } else inBase += change * rate * (1 - Math.sign(change) * conversionSpread);
  if (leverage === 1 && (inBase < 0 || inOwn < 0)) return false;
  return inBase + rest + (inOwn - tied) * rate >= 0;
}
