// Holds the more of an instrument the cheaper it is against its own past.
//
// Mechanism: price to earnings comes back to its own middle over years, because prices do. What stands low among its values of the
// last years is bought in steps, what stands high is trimmed in steps; between the two thresholds the holding follows in proportion.
// Mainland savers use just this table of percentiles (30 and 70) for plans that buy index funds.
// Source: outlooks of 2025 that argue from percentiles (Hang Seng Tech at 25.3 times earnings, the 33rd percentile since its launch). Campbell and
// Shiller, "Valuation Ratios and the Long-Run Stock Market Outlook", Journal of Portfolio Management 24(2), 1998. Against it: Goyal and
// Welch, "A Comprehensive Look at the Empirical Performance of Equity Premium Prediction", Review of Financial Studies 21(4), 2008; and Asness,
// Ilmanen and Maloney, "Market Timing: Sin a Little", Journal of Investment Management 15(3), 2017: dear can stay dear for decades.
// Fails where the middle moves (US multiples since 1990: sold out for years), where earnings fall faster than prices (a multiple is
// highest in the trough of a recession, as in 2009, and low at the peak of a cycle), and when cheap gets cheaper for years.

import { combine, choice, int, num, rank, strategy, UserError } from '../engine/index.js';
import type { AssetView } from '../engine/index.js';
import { ageOf } from './funds/age-of.js';

export default strategy({
  about: 'Buys in steps where the valuation is low among its own past values, and trims in steps where it is high.',
  params: {
    gauge: choice('pe', ['pe', 'pb', 'cape'], { about: 'the series of valuations, by its name in the data' }),
    memory: int(1250, { min: 20, sweep: [500, 2000, 250], about: 'published valuations that are compared' }),
    low: num(0.3, { min: 0, max: 1, sweep: [0.1, 0.4, 0.1], about: 'percentile at and below which all is held' }),
    high: num(0.7, { min: 0, max: 1, sweep: [0.6, 0.9, 0.1], about: 'percentile at and above which nothing is held' }),
    steps: int(4, { min: 1, max: 100, about: 'steps from nothing to the full position' }),
    stale: int(60, { min: 1, about: 'bars without a new valuation after which it counts as unknown' }),
    blind: choice('hold', ['hold', 'sell'], { about: 'what becomes of a holding whose valuation is unknown' }),
    band: num(0.05, { min: 0, max: 1, about: 'drift of a weight that is left alone' }),
    cap: num(0.95, { min: 0, max: 1, about: 'share of the equity when all is held, divided equally' }),
  },
  valid: ({ low, high }) => low < high || `low (${low}) has to be below high (${high})`,

  prepare({ gauge, memory, low, high, steps, stale, blind, band, cap }, { assets, has, series }) {
    const gaugeOf = (asset: AssetView) =>
      has(gauge, asset) ? series(gauge, asset) : has(gauge) ? series(gauge) : null;
    const funds = assets.flatMap((asset) => {
      const valuation = gaugeOf(asset);
      if (!valuation) return [];
      // A multiple of losses is no low multiple.
      const place = rank(
        combine([valuation], (value) => (value > 0 ? value : Number.NaN)),
        memory,
      );
      return { asset, place, age: ageOf(valuation, asset.close), step: 0, unknown: 0 };
    });
    if (funds.length === 0) {
      const names = assets.map(({ symbol }) => `${gauge}@${symbol}`).join(', ');
      throw new UserError(
        `valuation-percentile needs valuations: add the series ${gauge} for all instruments, or one of ${names}.`,
      );
    }
    const heldOut = assets.filter((asset) => gaugeOf(asset) === null).map(({ symbol }) => symbol);

    return {
      decide(ctx) {
        for (const fund of funds) {
          const { asset, place, age } = fund;
          // Without a bar today there is nothing new, and what is suspended may not trade tomorrow either.
          if (asset.traded.now === 0) continue;
          const isKnown = age.now < stale && place.now > 0;
          if (!isKnown) fund.unknown++;
          if (!isKnown && blind === 'hold') continue;
          if (!isKnown) fund.step = 0;
          else {
            const wanted = steps * Math.max(0, Math.min(1, (high - place.now) / (high - low)));
            // A whole step away from where it is, so that it does not flicker between two; the ends are always reached.
            if (Math.abs(wanted - fund.step) >= 1 - 1e-9) fund.step = Math.round(wanted);
          }
          // Asked for until it is so: an order that meets a suspension dies with the day.
          ctx.target((cap * fund.step) / steps / funds.length, asset, { band: band / funds.length });
        }
      },
      end: () => [
        ...(heldOut.length > 0 ? [`Held out, for there is no series ${gauge} of them: ${heldOut.join(', ')}.`] : []),
        ...funds
          .filter(({ unknown }) => unknown > 0)
          .map(({ asset, unknown }) => `The valuation of ${asset.symbol} was unknown on ${unknown} of its bars.`),
      ],
    };
  },
});
