// The slow, obvious moving-average cross: exact decimals, no shared code with the engine.

import { fixed, larger, magnitude, ONE, times, toNumber } from './fixed.js';

/** `shares` 0: all of the cash. `commission` is a fraction of the traded value. */
export interface SmaCross {
  readonly open: readonly number[];
  readonly close: readonly number[];
  readonly fast: number;
  readonly slow: number;
  readonly shares: number;
  readonly commission: number;
  readonly cash: number;
}

/** One trade at an open; `cash` is the change of cash. */
export interface SmaFill {
  readonly bar: number;
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly price: number;
  readonly commission: number;
  readonly cash: number;
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** Buys at the open after the fast average crosses above the slow one, sells what is held at the open after it crosses
 *  below; equity at each close. A tie of the averages keeps the last sign, and the first sign is no cross. */
export function smaCrossSlowly({ open, close, fast, slow, shares, commission, cash: start }: SmaCross) {
  const rate = fixed(commission);
  const closes = close.map(fixed);
  const equity: number[] = [];
  const fills: SmaFill[] = [];
  let cash = fixed(start);
  let held = 0n;
  let sign = 0;
  let order = 0; // what was decided at the last close: 1 buys, -1 sells
  let amount = 0n; // the cash that was there when it was decided

  for (let bar = 0; bar < close.length; bar++) {
    const price = fixed(open[bar]);
    let traded = 0n;
    if (order < 0) traded = -held;
    if (order > 0) {
      // One share costs price × (1 + rate): both are decimals, so nothing is rounded here.
      const affordable = (larger(0n, amount) * ONE) / (price * (ONE + rate));
      const wanted = BigInt(shares);
      traded = shares === 0 || affordable < wanted ? affordable : wanted;
    }
    order = 0;
    if (traded !== 0n) {
      const paid = times(magnitude(traded) * price, rate);
      const change = -traded * price - paid;
      cash += change;
      held += traded;
      fills.push({
        bar,
        side: traded > 0n ? 1 : -1,
        quantity: Number(magnitude(traded)),
        price: open[bar],
        commission: toNumber(paid),
        cash: toNumber(change),
      });
    }
    equity.push(toNumber(cash + held * closes[bar]));

    if (bar + 1 < Math.max(fast, slow)) continue;
    // Both averages times fast × slow, so that they are whole numbers.
    const quick = sum(closes.slice(bar + 1 - fast, bar + 1)) * BigInt(slow);
    const calm = sum(closes.slice(bar + 1 - slow, bar + 1)) * BigInt(fast);
    const tie = magnitude(quick - calm) * 10n ** 12n <= magnitude(quick) + magnitude(calm);
    const now = tie ? sign : quick > calm ? 1 : -1;
    if (sign !== 0 && now > sign && held === 0n) order = 1;
    if (sign !== 0 && now < sign && held > 0n) order = -1;
    sign = now;
    amount = cash;
  }
  return { equity, fills };
}
