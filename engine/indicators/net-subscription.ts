// Net subscription of a fund, from its share count and its net asset value.

import { axisOf } from '../axis.js';
import { type Derived, spread } from '../derived.js';
import { apart, basisOf, dayOf } from '../fund-basis.js';
import { datedOf, Series, sourceOf, type Source } from '../series.js';

/** What came into a fund, as money and as a share of it. */
export interface NetSubscription {
  /** In quote currency: (shares − shares before × split) × net asset value of the same date. */
  readonly money: Series;
  /** A fraction of the assets before: shares / (shares before × split) − 1, the same net asset value above and below. */
  readonly share: Series;
}

/** Net subscriptions from the published series of one fund, `series('fund-shares', asset)` and `series('nav', asset)`, both per unit of their
 *  date; one observation for each count after the first, over the days since the count before it. The share is known with the count, the money
 *  with the later of the two: where a date has no net asset value it waits for one of a later date and takes the last before. Splits of the
 *  fund change the count and are no flow. A count dated before one that was counted is passed over, its days are counted; NaN before there are
 *  two, the share where there were no units before. */
export function netSubscription(shares: Series, nav: Series): NetSubscription {
  const [counts, values] = [sourceOf(shares), sourceOf(nav)];
  const { asset, time } = datedOf(counts);
  if (counts.clock !== values.clock || asset !== datedOf(values).asset)
    throw new RangeError('netSubscription: shares and nav have to be series of one asset of one run');
  // The time too: a feed that ends earlier has the same columns, and does not know the splits that come.
  const inputs = [counts.column, counts.axis, asset.raw.close, asset.factor, time];
  const of = (key: string, from: readonly object[], make: () => Derived): Series => {
    const made = counts.cache.derived(`netSubscription ${key}`, from, make);
    return new Series(made, made.axis, counts.clock, counts.cache);
  };
  return {
    money: of('money', [...inputs, values.column, values.axis], () => moneyOf(counts, values)),
    share: of('share', inputs, () =>
      observed(
        counts,
        changesOf(counts).map(({ row, units, before }) => ({ row, value: before > 0 ? units / before : Number.NaN })),
      ),
    ),
  };
}

/** A change of the count. */
interface Change {
  /** Row from which it was public. */
  readonly row: number;
  /** Date of the count, ms UTC. */
  readonly day: number;
  /** Units that came, and those there were before, in units of the date. */
  readonly units: number;
  readonly before: number;
  /** Splits behind the date. */
  readonly splits: number;
}

function changesOf(counts: Source): readonly Change[] {
  const { own, axis } = counts;
  const { dates, asset, time } = datedOf(counts);
  const basis = basisOf({ dates, asset, time });
  const changes: Change[] = [];
  let latest = -Infinity;
  let held = Number.NaN;
  let behind = 0;
  for (let k = 0; k < own.length; k++) {
    const [row, day, count] = [axis.rows[k], dayOf(dates[k]), own[k]];
    if (day <= latest) continue;
    const plain = basis.after(day, row, () => 1);
    const splits = Math.max(
      behind,
      basis.after(day, row, (ratio) => apart(count, held * basis.ratio(behind, plain) * ratio)),
    );
    const before = held * basis.ratio(behind, splits);
    if (latest > -Infinity) changes.push({ row, day, units: count - before, before, splits });
    [latest, held, behind] = [day, count, splits];
  }
  return changes;
}

function moneyOf(counts: Source, values: Source): Derived {
  const { dates, asset, time } = datedOf(values);
  const { rows } = values.axis;
  const basis = basisOf({ dates, asset, time });
  const changes = changesOf(counts);
  const flows: { row: number; value: number }[] = [];
  /** Net asset values so far, of rising dates, and the last of them that is dated at or before the change that waits. */
  const known: { day: number; nav: number; splits: number }[] = [];
  let at = -1;
  let [change, value] = [0, 0];
  for (let waiting = 0; waiting < changes.length;) {
    const row = Math.min(changes[change]?.row ?? Infinity, rows[value] ?? Infinity);
    if (row === Infinity) break;
    for (; value < rows.length && rows[value] === row; value++) {
      const day = dayOf(dates[value]);
      if (known.length > 0 && day <= known[known.length - 1].day) continue;
      const nav = values.own[value];
      const price = asset.raw.close[basis.rowOf(day)];
      known.push({ day, nav, splits: basis.after(day, row, (ratio) => apart(nav * ratio, price)) });
    }
    while (change < changes.length && changes[change].row === row) change++;
    for (; waiting < change && known.length > 0 && changes[waiting].day <= known[known.length - 1].day; waiting++) {
      const { day, units, splits } = changes[waiting];
      while (at + 1 < known.length && known[at + 1].day <= day) at++;
      if (at >= 0) flows.push({ row, value: (units * known[at].nav) / basis.ratio(known[at].splits, splits) });
    }
  }
  return observed(counts, flows);
}

function observed({ axis }: Source, found: readonly { readonly row: number; readonly value: number }[]): Derived {
  const { length } = axis.latest;
  const own = Float64Array.from(found, ({ value }) => value);
  const on = axisOf(
    Int32Array.from(found, ({ row }) => row),
    length,
  );
  return { own, axis: on, column: spread(own, on, length) };
}
