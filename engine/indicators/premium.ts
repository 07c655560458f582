// What a fund costs above its net asset value.

import { apart, basisOf, dayOf } from '../fund-basis.js';
import { type Derived, spread } from '../derived.js';
import { datedOf, Series, sourceOf, type Source } from '../series.js';

/** Days after which a net asset value says nothing about today's; the longest holidays are shorter. */
const OLD = 15;
const DAY = 86_400_000;

/** Premium of a fund, a fraction (negative: a discount): price / net asset value − 1, at each bar of the price, by the latest date that was
 *  public at its close. Give `asset.raw.close` and `series('nav', asset)`. A net asset value of days ago is carried over splits and
 *  distributions since; what the market has moved since is in the premium. NaN before there is one, and where the latest is dated
 *  more than 15 days ago. */
export function premium(close: Series, nav: Series): Series {
  const [prices, values] = [sourceOf(close), sourceOf(nav)];
  const { asset, time } = datedOf(values);
  if (prices.clock !== values.clock || prices.column !== asset.raw.close)
    throw new RangeError('premium: give asset.raw.close, and nav of the same asset and run');
  // The time too: a feed that ends earlier has the same columns, and does not know the splits that come.
  const inputs = [prices.column, prices.axis, values.column, values.axis, asset.factor, time];
  const made = prices.cache.derived('premium', inputs, () => premiumOf(prices, values));
  return new Series(made, made.axis, prices.clock, prices.cache);
}

function premiumOf(prices: Source, values: Source): Derived {
  const { dates, asset, time } = datedOf(values);
  const { axis } = prices;
  const { raw, factor } = asset;
  const basis = basisOf({ dates, asset, time });
  const factorOn = (row: number): number => (factor.length === 0 ? 1 : factor[Math.max(0, row)]);
  const own = new Float64Array(axis.rows.length).fill(Number.NaN);
  let next = 0;
  let latest = { day: -Infinity, nav: Number.NaN, on: -1 };
  for (let k = 0; k < own.length; k++) {
    const row = axis.rows[k];
    for (; next < values.axis.rows.length && values.axis.rows[next] <= row; next++) {
      const day = dayOf(dates[next]);
      if (day > latest.day) latest = { day, nav: values.own[next], on: basis.rowOf(day) };
    }
    const { day, nav, on } = latest;
    if (dayOf(time[row]) - day > OLD * DAY) continue;
    // On the eve of a split the books may be on the new basis already; the factor of that row is on the old one.
    const plain = basis.after(day, row, () => 1);
    const splits = basis.after(day, row, (ratio) => apart(nav * ratio, raw.close[on]));
    own[k] = raw.close[row] / (nav * basis.ratio(plain, splits) * (factorOn(on) / factorOn(row))) - 1;
  }
  const { length } = axis.latest;
  return { own, axis, column: own.length === length ? own : spread(own, axis, length) };
}
