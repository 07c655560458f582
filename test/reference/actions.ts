// Corporate actions: pay dates, dividends, splits, and what a split does to working orders.

import { type Account, isWhole, kill, post, refuse, termsOn } from './account.js';
import { type Fixed, fixed, over, times, wholes, ONE } from './fixed.js';
import { roundLimit, roundStop } from './place.js';

function pay(account: Account, row: number): void {
  for (const { payRow, asset, amount } of account.receivables)
    if (payRow === row) post(account, row, 'dividend', asset, amount);
  const left = account.receivables.filter(({ payRow }) => payRow !== row);
  account.receivables.splice(0, account.receivables.length, ...left);
}

function splitPosition(account: Account, row: number, index: number, ratio: Fixed, mark: Fixed): void {
  const asset = account.scenario.assets[index];
  const position = account.positions[index];
  if (position.quantity === 0n) return;
  position.quantity = times(position.quantity, ratio);
  position.average = over(position.average, ratio);
  if (!isWhole(fixed(termsOn(asset, row).lot))) return;
  const fraction = position.quantity % ONE;
  if (fraction === 0n) return;
  const multiplier = fixed(asset.multiplier);
  position.realized += times(times(mark - position.average, fraction), multiplier);
  position.quantity -= fraction;
  if (position.quantity === 0n) position.average = 0n;
  post(account, row, 'cash in lieu', index, times(times(fraction, mark), multiplier));
}

function splitOrders(account: Account, row: number, index: number, ratio: Fixed): void {
  const { tick, lot } = termsOn(account.scenario.assets[index], row);
  for (const order of account.orders) {
    if (order.asset !== index || order.status !== 'working') continue;
    if (order.limit !== null) order.limit = roundLimit(over(order.limit, ratio), tick, order.side);
    if (order.stop !== null) order.stop = roundStop(over(order.stop, ratio), tick, order.side);
    if (order.quantity === null) continue;
    order.quantity = times(order.quantity, ratio);
    const held = BigInt(-order.side) * account.positions[index].quantity;
    const closing = held > 0n && order.quantity >= held ? held : 0n;
    const kept = closing + wholes(order.quantity - closing, fixed(lot)) * fixed(lot);
    if (kept === order.quantity) continue;
    if (kept === 0n) {
      kill(account, order, 'refused', 'not a whole number of lots', row);
      continue;
    }
    refuse(account, order, order.quantity - kept, 'not a whole number of lots', row);
    order.quantity = kept;
    order.cut = true;
  }
}

/** All that falls on a row before the market answers: pay dates of earlier dividends, then the ex-dates, assets in the
 *  feed's order. */
export function applyActions(account: Account, row: number): void {
  pay(account, row);
  account.scenario.assets.forEach((asset, index) => {
    let mark = row > 0 && !Number.isNaN(asset.close[row - 1]) ? fixed(asset.close[row - 1]) : 0n;
    for (const { row: exRow, kind, value, payRow } of asset.actions) {
      if (exRow !== row) continue;
      if (kind === 'split') {
        mark = over(mark, fixed(value));
        splitPosition(account, row, index, fixed(value), mark);
        splitOrders(account, row, index, fixed(value));
        continue;
      }
      mark -= fixed(value);
      const amount = times(times(account.positions[index].quantity, fixed(value)), fixed(asset.multiplier));
      if (amount === 0n) continue;
      if (payRow <= row) post(account, row, 'dividend', index, amount);
      else account.receivables.push({ payRow, asset: index, amount });
    }
  });
}
