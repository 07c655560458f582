// Buys a dip in growing steps while money comes into the fund; sells near the former high, or when the money leaves.
//
// Mechanism: counter-cyclical subscription. In 2023 to 2025 the "left-side" money of the mainland (insurers, state funds, patient
// savers) subscribed to index ETFs the more the lower the index stood. A fall that somebody with a long horizon buys tends to end
// sooner than one that nobody does, and the subscriptions of the funds are published every day.
// Source: market commentary on mainland ETF subscriptions of 2025 ("the lower the index, the larger the subscription"). Against it: Frazzini and
// Lamont, "Dumb money", Journal of Financial Economics 88(2), 2008, who find that stocks which funds' inflows favour do worse later.
// Fails in a long bear market, where subscriptions stay positive all the way down and each step is bought too early; where a flow
// is about the fund and not about the market (fees, market making, a switch between twins); and where prices fall by day and
// flows are known a day later.

import { combine, highest, indicator, int, num, strategy, sum, UserError, volatility } from '../engine/index.js';
import type { AssetView, Series } from '../engine/index.js';

const FLOW = 'net-subscription';

export default strategy({
  about: 'Buys an instrument in growing steps on a fall from its high while its net subscriptions are positive.',
  params: {
    dip: num(0.05, { min: 0.001, max: 0.5, sweep: [0.03, 0.15, 0.03], about: 'fall from the high for each step' }),
    high: int(60, { min: 2, sweep: [20, 120, 20], about: 'bars of the high and of the volatility' }),
    window: int(10, { min: 1, sweep: [5, 20, 5], about: 'published flows that must sum above zero' }),
    steps: int(3, { min: 1, max: 10, sweep: [1, 5, 1], about: 'steps to the full position, of sizes 1, 2, 3 …' }),
    recovery: num(0.99, { min: 0.5, max: 1, sweep: [0.97, 1, 0.01], about: 'share of the high at which to sell' }),
    outflow: num(0.2, { min: 0, max: 1, about: 'net outflow that is a withdrawal, as a share of gross flows' }),
    patience: int(3, { min: 1, sweep: [1, 9, 2], about: 'published flows in a row in withdrawal before selling' }),
    risk: num(0.15, { min: 0.001, max: 2, about: 'annual volatility if all are held in full and fall together' }),
    cap: num(0.95, { min: 0.01, max: 1, about: 'most of the equity in one instrument' }),
  },
  valid: ({ dip, recovery }) =>
    recovery > 1 - dip || `recovery (${recovery}) has to be above 1 - dip (${1 - dip}), where the dip is bought`,

  prepare({ dip, high, window, steps, recovery, outflow, patience, risk, cap }, { assets, has, series }) {
    const flowOf = (asset: AssetView) => (has(FLOW, asset) ? series(FLOW, asset) : has(FLOW) ? series(FLOW) : null);

    const funds = assets.flatMap((asset) => {
      const flow = flowOf(asset);
      if (!flow) return [];
      return {
        asset,
        top: highest(asset.close, high),
        deviation: volatility(asset.close, high, asset.periodsPerYear),
        net: sum(flow, window),
        leaving: withdrawal(flow, window, outflow),
        age: ageOf(flow, asset.close),
        // The dip that is being bought: its high, the weight of all steps, the steps given, and the holding before the last of them.
        peak: Number.NaN,
        full: 0,
        step: 0,
        before: 0,
      };
    });
    if (funds.length === 0) {
      const names = assets.map(({ symbol }) => `${FLOW}@${symbol}`).join(', ');
      throw new UserError(
        `buy-the-dip-inflows needs flows: add the series ${FLOW} for all instruments, or one of ${names}.`,
      );
    }
    const heldOut = assets.filter((asset) => flowOf(asset) === null).map(({ symbol }) => symbol);
    const room = () => funds.reduce((rest, { full }) => rest - full, 1);

    return {
      decide(ctx) {
        for (const fund of funds) {
          const { asset } = fund;
          // Without a bar today there is nothing new, and what is suspended may not trade tomorrow either.
          if (asset.traded.now === 0) continue;
          const price = asset.close.now;
          if (fund.step > 0 && (price >= recovery * fund.peak || fund.leaving.now >= patience)) {
            fund.step = 0;
            fund.full = 0;
          }
          // Asked for until it is so: an order that meets a suspension dies with the day.
          if (fund.step === 0) ctx.target(0, asset);

          const held = ctx.position(asset).quantity;
          const peak = fund.step > 0 ? fund.peak : fund.top.now;
          const reached = Math.min(steps, Math.floor((1 - price / peak) / dip));
          if (reached > fund.step && fund.net.now > 0 && fund.age.now < high) {
            const full = fund.step > 0 ? fund.full : Math.min(cap, risk / funds.length / fund.deviation.now, room());
            if (!(full > 0)) continue;
            fund.peak = peak;
            fund.full = full;
            fund.step = reached;
            fund.before = held;
          }
          if (fund.step > 0 && held <= fund.before) {
            ctx.target((fund.full * fund.step * (fund.step + 1)) / (steps * (steps + 1)), asset);
          }
        }
      },
      end: () =>
        heldOut.length > 0 ? [`Held out, for there is no series ${FLOW} of them: ${heldOut.join(', ')}.`] : [],
    };
  },
});

/** How many observations there have been. */
const countOf = (series: Series): Series =>
  indicator(series, () => {
    let count = 0;
    return () => ++count;
  });

/** How many bars ago the flow was last published: a series that has ended says nothing about today. */
const ageOf = (flow: Series, bars: Series): Series =>
  indicator([countOf(flow), countOf(bars)], () => {
    let known = Number.NaN;
    let since = 0;
    return (published, bar) => {
      if (published !== known) since = bar;
      known = published;
      return bar - since;
    };
  });

/** How many observations in a row the flow has been in withdrawal: its sum over the window below −`share` of the sum of its sizes. */
function withdrawal(flow: Series, window: number, share: number): Series {
  const gross = combine([flow], (value) => Math.abs(value));
  return indicator([sum(flow, window), sum(gross, window)], () => {
    let days = 0;
    return (net, size) => (days = net < -share * size ? days + 1 : 0);
  });
}
