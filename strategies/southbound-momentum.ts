// Holds Hong Kong equity while mainland money comes in strongly and prices rise with it.
//
// Mechanism: inflow feeds momentum feeds inflow. Southbound money (the mainland's purchases through Stock Connect: 807.9 billion
// HKD in 2024, a record) is a fifth and more of the turnover in Hong Kong. It chases what has risen, and its buying makes it rise; funds
// that lag then have to follow. The loop turns while both legs do: the flow of a month is strong for its year, and the price has risen over
// a quarter. It is entered when both hold and left when either fails, with a gap between the flow's two thresholds.
// Source: market commentary of early 2025 (southbound purchases of 2025-01-01 to 03-06 five times those of the year before, while the Hang Seng Tech
// rose by a quarter). That flows persist and chase returns: Froot, O'Connell and Seasholes, "The Portfolio Flows of International Investors", Journal of
// Financial Economics 59(2), 2001; that they move prices: Lou, "A Flow-Based Explanation for Return Predictability", Review of Financial Studies
// 25(12), 2012. Against it: Frazzini and Lamont, "Dumb money", Journal of Financial Economics 88(2), 2008: what flows favour does worse later.
// Fails at the end of every loop (the record month of January 2021 was followed by the high of February and a fall by half), where the
// money buys the dip instead of the rise, and when it comes for dividends and not for what is held here.

import { change, int, num, rank, strategy, sum, UserError } from '../engine/index.js';
import { ageOf } from './funds/age-of.js';

const FLOW = 'southbound';

export default strategy({
  about: 'Holds what rises while southbound money comes in more strongly than usual, and leaves when either ends.',
  params: {
    flow: int(20, { min: 1, sweep: [5, 60, 5], about: 'published days of flow that are summed' }),
    memory: int(250, { min: 2, sweep: [125, 500, 125], about: 'published sums among which the latest is ranked' }),
    strong: num(0.6, { min: 0, max: 1, sweep: [0.5, 0.9, 0.1], about: 'percentile of the flow above which to enter' }),
    weak: num(0.4, { min: 0, max: 1, sweep: [0.1, 0.5, 0.1], about: 'percentile of the flow below which to leave' }),
    momentum: int(60, { min: 1, sweep: [20, 120, 20], about: 'bars over which the price has to have risen' }),
    stale: int(20, { min: 1, about: 'bars without a published flow after which it counts as unknown' }),
    every: int(5, { min: 1, sweep: [1, 20, 1], about: 'rows between two decisions' }),
    cap: num(0.95, { min: 0, max: 1, about: 'share of the equity when all is held, divided equally' }),
  },
  valid: ({ strong, weak }) => weak <= strong || `weak (${weak}) may not be above strong (${strong})`,

  prepare({ flow, memory, strong, weak, momentum, stale, every: rows, cap }, { assets, has, series, every }) {
    if (!has(FLOW)) throw new UserError(`southbound-momentum needs flows: add the series ${FLOW}.`);
    const published = series(FLOW);
    const month = sum(published, flow);
    const place = rank(month, memory);
    const funds = assets.map((asset) => ({
      asset,
      run: change(asset.close, momentum),
      age: ageOf(published, asset.close),
      isHeld: false,
    }));

    return {
      when: every(rows),
      decide(ctx) {
        for (const fund of funds) {
          const { asset, run, age } = fund;
          // What is not known is no reason to hold.
          const isKnown = age.now < stale && place.now > 0;
          if (!isKnown || place.now < weak || !(run.now > 0)) fund.isHeld = false;
          // Strong for a year of outflows is not yet an inflow.
          else if (place.now > strong && month.now > 0) fund.isHeld = true;
          const held = ctx.position(asset).quantity;
          // Bought once and let run: its weight is not corrected while the loop turns.
          if (!fund.isHeld) ctx.target(0, asset);
          else if (held === 0) ctx.target(cap / funds.length, asset);
        }
      },
    };
  },
});
