// Buys a dip in growing steps while money comes into the fund; sells near the former high, or when the money leaves.
//
// Mechanism: counter-cyclical subscription. In 2023 to 2025 the "left-side" money of the mainland (insurers, state funds, patient
// savers) subscribed to index ETFs the more the lower the index stood. A fall that somebody with a long horizon buys tends to end
// sooner than one that nobody does, and the subscriptions of the funds are published every day.
// Source: market commentary on mainland ETF subscriptions of 2025 ("the lower the index, the larger the subscription"). Against it: Frazzini and
// Lamont, "Dumb money", Journal of Financial Economics 88(2), 2008, who find that stocks which funds' inflows favour do worse later.
// Fails in a long bear market, where subscriptions stay positive all the way down and each step is bought too early; where a flow
// is about the fund and not about the market (fees, market making, a switch between twins); and where prices fall by day and
// flows are known a day later. A fund that may not be subscribed says nothing by its flow, and one that costs more than its assets falls
// back to them whatever its index does: such funds are not bought, and sold where the premium is out of all proportion.

import {
  choice,
  combine,
  highest,
  indicator,
  int,
  num,
  strategy,
  sum,
  UserError,
  volatility,
} from '../engine/index.js';
import type { Series } from '../engine/index.js';
import { ageOf } from './funds/age-of.js';
import { flowOf, type Measure, wantedSeries } from './funds/flow-of.js';
import { fundPrice } from './funds/price-of.js';

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
    measure: choice('money', ['money', 'share'], { about: 'flows in money, or as shares of the assets of each fund' }),
    demand: num(0.01, {
      min: 0,
      max: 1,
      about: 'share of the assets that has to come in within the window, for share',
    }),
    dear: num(0.05, { min: 0, about: 'premium over net asset value above which nothing is bought' }),
    excess: num(0.1, { min: 0, about: 'premium over net asset value above which all is sold' }),
    open: num(1e6, { min: 0, about: 'daily cap of subscriptions, in money, below which a flow is no demand' }),
  },
  valid({ dip, recovery, dear, excess }) {
    if (!(recovery > 1 - dip))
      return `recovery (${recovery}) has to be above 1 - dip (${1 - dip}), where the dip is bought`;
    return excess >= dear || `excess (${excess}) has to be at least dear (${dear}): what is sold may not be bought`;
  },

  prepare(params, universe) {
    const { dip, high, window, steps, recovery, outflow, patience, risk, cap, dear, excess, open } = params;
    const { assets } = universe;
    const measure: Measure = params.measure;
    const flows = assets.map((asset) => flowOf(asset, universe, measure));
    const wanted = measure === 'share' ? params.demand : 0;

    const funds = assets.flatMap((asset, k) => {
      if (flows[k] === null) return [];
      const { flow } = flows[k];
      return {
        asset,
        price: fundPrice(asset, universe),
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
      throw new UserError(`buy-the-dip-inflows needs flows: add ${wantedSeries(assets, measure)}.`);
    }
    const named = (test: (k: number) => boolean) =>
      assets.flatMap(({ symbol }, k) => (test(k) ? symbol : [])).join(', ');
    const heldOut = named((k) => flows[k] === null);
    const made = named((k) => flows[k]?.isMade === true);
    const room = () => funds.reduce((rest, { full }) => rest - full, 1);

    return {
      decide(ctx) {
        for (const fund of funds) {
          const { asset } = fund;
          // Without a bar today there is nothing new, and what is suspended may not trade tomorrow either.
          if (asset.traded.now === 0) continue;
          const price = asset.close.now;
          const over = fund.price.premium();
          if (fund.step > 0 && (price >= recovery * fund.peak || fund.leaving.now >= patience || over > excess)) {
            fund.step = 0;
            fund.full = 0;
          }
          // Asked for until it is so: an order that meets a suspension dies with the day.
          if (fund.step === 0) ctx.target(0, asset);

          const held = ctx.position(asset).quantity;
          const peak = fund.step > 0 ? fund.peak : fund.top.now;
          const reached = Math.min(steps, Math.floor((1 - price / peak) / dip));
          const isWanted = fund.net.now > wanted && fund.age.now < high && !fund.price.isCapped(open);
          if (reached > fund.step && isWanted && !(over > dear)) {
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
      end: () => [
        ...(made ? [`Flows are made of fund-shares and nav, as ${NAMED[measure]}: ${made}.`] : []),
        ...(heldOut ? [`Held out, for there is no series ${NEEDED[measure]} of them: ${heldOut}.`] : []),
      ],
    };
  },
});

const NAMED: Readonly<Record<Measure, string>> = { money: 'money', share: 'shares of the assets' };
const NEEDED: Readonly<Record<Measure, string>> = { money: 'net-subscription', share: 'fund-shares and nav' };

/** How many observations in a row the flow has been in withdrawal: its sum over the window below −`share` of the sum of its sizes. */
function withdrawal(flow: Series, window: number, share: number): Series {
  const gross = combine([flow], (value) => Math.abs(value));
  return indicator([sum(flow, window), sum(gross, window)], () => {
    let days = 0;
    return (net, size) => (days = net < -share * size ? days + 1 : 0);
  });
}
