// How holdings are spread: a second computation close by close, from the positions of the tape, and what has to be true of the result.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Feed, Run } from '../../engine/index.js';
import { compositionOf } from '../../reports/composition.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, run as runPlay } from '../kit/play.js';

/** The worth of each asset at each close, a future by its underlying. */
function valuesOf(feed: Feed, run: Run): number[][] {
  const out = Array.from({ length: run.equity.length }, () => feed.assets.map(() => 0));
  for (const { bar, asset, kind, quantity, price } of run.holdings()) {
    if (kind !== 'position') continue;
    const { currency, multiplier } = feed.assets[asset];
    const rate = currency === feed.base ? 1 : feed.rates.get(currency)![bar];
    out[bar - run.first][asset] = quantity * multiplier * price * rate;
  }
  return out;
}

const total = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0);

it('is that of the positions at every close, in weights that with cash add up to one', () => {
  const seen = { held: 0, several: 0, flat: 0, short: 0, lone: 0 };
  const share = fc.integer({ min: 0, max: 10 }).map((x) => x / 10);
  fc.assert(
    fc.property(anyPlay(), fc.array(share, { minLength: 3, maxLength: 3 }), (play, shares) => {
      const feed = feedOf(play.market);
      const run = runPlay(play);
      const wanted = feed.assets.map((_, at) => shares[at % 3]);
      const outside = 0.3;
      const benchmark = [
        ...feed.assets.map(({ symbol }, at) => ({ symbol, weight: wanted[at] })),
        { symbol: 'not in the feed', weight: outside },
      ];
      const { concentration, largest, activeShare } = compositionOf(feed, run, benchmark);
      expect(compositionOf(feed, run).activeShare).toBeNull();
      valuesOf(feed, run).forEach((values, row) => {
        const gross = total(values.map(Math.abs));
        const parts = values.map((value) => Math.abs(value) / gross);
        const index = total(parts.map((part) => part ** 2));
        if (gross === 0) expect(concentration[row]).toBeNaN();
        else expect(concentration[row]).toBeCloseTo(index, 9);
        const equity = run.equity[row];
        if (!(equity > 0)) return expect([largest[row], activeShare![row]]).toEqual([Number.NaN, Number.NaN]);
        const weights = values.map((value) => value / equity);
        expect(largest[row]).toBeCloseTo(Math.max(0, ...weights.map(Math.abs)), 9);
        const others = [...wanted, outside, 1 - total(wanted) - outside];
        const own = [...weights, 0, 1 - total(weights)];
        expect(activeShare![row]).toBeCloseTo(total(own.map((weight, at) => Math.abs(weight - others[at]))) / 2, 9);
        if (gross > 0) seen.held++;
        else seen.flat++;
        if (values.filter((value) => value !== 0).length > 1) seen.several++;
        if (values.some((value) => value < 0)) seen.short++;
      });
      // Of the benchmark's only instrument all that is not held is active.
      const [only] = feed.assets;
      const alone = compositionOf(feed, run, [{ symbol: only.symbol, weight: 1 }]);
      valuesOf(feed, run).forEach(([value, ...others], row) => {
        if (others.some((other) => other !== 0) || !(run.equity[row] > 0)) return;
        expect(alone.activeShare![row]).toBeCloseTo(Math.abs(value / run.equity[row] - 1), 9);
        if (value === 0) return;
        seen.lone++;
      });
    }),
    { numRuns: 300, seed: 41 },
  );
  for (const [what, often] of Object.entries(seen)) expect({ what, often: often > 10 }).toEqual({ what, often: true });
});
