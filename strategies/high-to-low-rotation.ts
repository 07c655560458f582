// Switches from what has run to what lags, and stands aside when everybody has switched already.
//
// Mechanism: the high-to-low switch. Money that has made its gain in dear, crowded sectors moves on to cheap laggards; brokers'
// strategy notes on the mainland market described it throughout 2023 to 2025, with the warning that its timing gets hard once
// it is expected. Hence its guards: a laggard whose turnover, or share of the market's turnover, is extreme is not bought before it has
// cooled down (the crowd is there), nor one that still falls (a falling knife), nor a fund that costs more than its assets; and when high and
// low have come close together there is nothing left to switch.
// Source: those notes; that past losers overtake past winners is De Bondt and Thaler, "Does the Stock Market Overreact?", Journal of Finance
// 40(3), 1985, over years rather than months. Against it over months: momentum, Jegadeesh and Titman, Journal of Finance 48(1), 1993.
// Fails where the strong stay strong: in a trend (2019 to 2020, 2024 to 2025) it sells winners for years. Returns are compared raw, so
// volatile instruments stand at both ends of the list, and cheap things may be cheap for good.

import { above, change, combine, indicator, int, lowest, num, rank, sma, strategy } from '../engine/index.js';
import type { Series } from '../engine/index.js';
import { fundPrice } from './funds/price-of.js';

/** Bars of a month: what is called short here. */
const MONTH = 20;

export default strategy({
  about:
    'Sells the instruments that have run furthest and buys the laggards, unless those are crowded or still falling.',
  params: {
    lookback: int(120, { min: 2, sweep: [60, 240, 60], about: 'bars over which the run is measured' }),
    hold: int(3, { min: 1, sweep: [1, 4, 1], about: 'laggards to hold, each with an equal weight' }),
    high: num(0.5, { min: 0, max: 1, sweep: [0.3, 0.7, 0.1], about: 'height, 0 (lowest) to 1, above which to sell' }),
    blend: num(0.5, { min: 0, max: 1, about: 'weight of the valuation percentile in the height, where there is one' }),
    memory: int(500, { min: 20, about: 'published valuations that the percentile looks back on' }),
    history: int(250, { min: MONTH, about: 'bars on which turnover, and the gap from high to low, are judged' }),
    crowding: num(0.9, {
      min: 0,
      max: 1,
      sweep: [0.7, 1, 0.1],
      about: 'percentile of turnover above which not to buy',
    }),
    cool: num(0, { min: 0, max: 1, about: 'fall of that percentile after which the crowd has gone' }),
    dear: num(0.05, { min: 0, about: 'premium over net asset value above which not to buy' }),
    excess: num(0.1, { min: 0, about: 'premium over net asset value above which to sell' }),
    open: num(1e6, { min: 0, about: 'daily cap of subscriptions, in money, below which any premium is too dear' }),
    rebound: num(0.03, {
      min: 0,
      max: 1,
      about: 'least rise from the low, unless the month rose; 0 buys falling knives',
    }),
    collapse: num(0.5, { min: 0, max: 1, about: 'part of the usual gap from high to low, below which to stand aside' }),
    every: int(20, { min: 1, sweep: [5, 60, 5], about: 'rows between two decisions' }),
    band: num(0.02, { min: 0, max: 1, about: 'change of weight that is too small to trade' }),
    invest: num(0.95, { min: 0, max: 1, about: 'share of the equity to invest' }),
  },

  valid: ({ dear, excess }) =>
    excess >= dear || `excess (${excess}) has to be at least dear (${dear}): what is sold may not be bought`,

  prepare(params, universe) {
    const { assets, has, series, every } = universe;
    const { lookback, hold, high, blend, memory, history, crowding, cool, dear, excess, open } = params;
    const { rebound, collapse, band, invest } = params;
    const crowd = (activity: Series) => crowded(rank(sma(activity, MONTH), history), crowding, cool);
    const entries = assets.map((asset) => {
      const turnover = has('turnover-rate', asset) ? series('turnover-rate', asset) : asset.volume;
      return {
        asset,
        run: change(asset.close, lookback),
        valuation: has('pe', asset) ? rank(series('pe', asset), memory) : null,
        crowds: [turnover, ...(has('turnover-share', asset) ? [series('turnover-share', asset)] : [])].map(crowd),
        price: fundPrice(asset, universe),
        low: lowest(asset.close, lookback),
        month: change(asset.close, MONTH),
        height: Number.NaN,
      };
    });
    type Entry = (typeof entries)[number];

    const gap = combine(
      entries.map(({ run }) => run),
      (...runs) => {
        const known = runs.filter((run) => !Number.isNaN(run));
        return known.length < 2 ? Number.NaN : Math.max(...known) - Math.min(...known);
      },
    );
    const usualGap = sma(gap, history);

    /** From 0, the furthest behind, to 1: the place by return, and how dear it is against its own past. */
    function measure(known: readonly Entry[]): void {
      known.forEach((entry, place) => {
        const behind = place / Math.max(1, known.length - 1);
        const dear = entry.valuation?.now ?? Number.NaN;
        entry.height = Number.isNaN(dear) ? behind : (1 - blend) * behind + blend * dear;
      });
    }
    const risen = ({ asset, low, month }: Entry) => asset.close.now >= (1 + rebound) * low.now || month.now > 0;
    const traded = ({ asset }: Entry) => asset.traded.now > 0;
    const isCrowded = ({ crowds }: Entry) => crowds.some(({ now }) => now > 0);
    // Where no units may be made nothing holds a premium down, until one day they may.
    const isDear = ({ price }: Entry) => price.premium() > (price.isCapped(open) ? 0 : dear);

    return {
      when: every(params.every),
      decide(ctx) {
        const known = entries.filter(({ run }) => !Number.isNaN(run.now)).sort(by(({ run }) => run.now));
        if (known.length < 2) return;
        measure(known);
        const low = known.filter(({ height }) => height <= high).sort(by(({ height }) => height));
        const isHeld = ({ asset }: Entry) => ctx.position(asset).quantity > 0;
        const kept = low.filter((entry) => isHeld(entry) && !(entry.price.premium() > excess));
        const fresh = low.filter(
          (entry) => !isHeld(entry) && traded(entry) && risen(entry) && !isCrowded(entry) && !isDear(entry),
        );
        const over = gap.now < collapse * usualGap.now;
        const chosen = over ? [] : [...kept, ...fresh].slice(0, hold);
        ctx.rebalance(
          chosen.map(({ asset }) => [asset, invest / hold] as const),
          { band },
        );
      },
    };
  },
});

/** 1 from the bar on which a percentile rises above `from` until it has fallen `by` below that, else 0. */
function crowded(percentile: Series, from: number, by: number): Series {
  // The same, and runs of a sweep share it.
  if (by === 0) return above(percentile, from);
  return indicator(percentile, () => {
    let isHot = false;
    return (now) => {
      isHot = now > from || (isHot && now > from - by);
      return isHot ? 1 : 0;
    };
  });
}

/** Ascending order; ties by symbol, so that the order of the files does not matter. */
function by<E extends { asset: { symbol: string } }>(key: (entry: E) => number): (a: E, b: E) => number {
  return (a, b) => key(a) - key(b) || (a.asset.symbol < b.asset.symbol ? -1 : 1);
}
