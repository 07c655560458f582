// The strongest of several markets, while it is stronger than money that takes no risk; else bonds.
//
// Mechanism: what rose over the last year tends to rise for some months more, since news is taken in slowly and money follows what has
// worked. Relative momentum says which market to hold; absolute momentum, the comparison with bills, says whether to hold one at all.
// Source: Antonacci, "Risk Premia Harvesting Through Dual Momentum", 2012, and "Dual Momentum Investing", 2014: twelve months, once a month,
// one of US and foreign stocks, else bonds. Relative: Jegadeesh and Titman, Journal of Finance 48(1), 1993; absolute: Moskowitz,
// Ooi and Pedersen, "Time Series Momentum", Journal of Financial Economics 104(2), 2012.
// Fails in a market that turns quickly (2020: out after the fall, in after the rise), and where bonds are no shelter (2022). One decision
// a month makes the day of the month a matter of luck: begin it on other days before you believe it.

import { change, flag, indicator, int, num, strategy } from '../engine/index.js';
import type { AssetView, Context, Series } from '../engine/index.js';

/** Rows without a bar after which a return is not one of today: what was delisted at its best would be the strongest for ever. */
const SILENCE = 20;

/** Funds that are known by their symbol where the data give no class: what is taken for riskless, and what shelters. */
const MONEY: ReadonlySet<string> = new Set(['BIL', 'SHV', 'SHY', '511880', '511990']);
const BONDS: ReadonlySet<string> = new Set(['AGG', 'BND', 'IEF', 'TLT', '511010', '511260']);

export default strategy({
  about: 'Holds the strongest instrument of the last year while it beats money without risk, else bonds.',
  params: {
    months: int(12, { min: 1, max: 24, sweep: [3, 12, 3], about: 'months over which the return is measured' }),
    hold: int(1, { min: 1, sweep: [1, 3, 1], about: 'strongest instruments to hold, in equal parts' }),
    absolute: flag(true, { about: 'hold only what beats bills, or has risen where there are no bills' }),
    day: int(1, { min: 1, max: 15, sweep: [1, 15, 1], about: 'session of the month after which it decides' }),
    band: num(0.02, { min: 0, max: 1, about: 'drift of a weight that is left alone' }),
  },

  prepare({ months, hold, absolute, day, band }, { assets, startOf }) {
    const isMoney = (asset: AssetView) => asset.class === 'money' || MONEY.has(asset.symbol);
    const isBond = (asset: AssetView) => asset.class === 'bond' || (BONDS.has(asset.symbol) && !isMoney(asset));
    const momentum = ({ close, periodsPerYear }: AssetView) =>
      change(close, Math.round((months / 12) * periodsPerYear));

    const bills = assets.find(isMoney);
    const shelter = assets.find(isBond) ?? bills;
    const hurdle = bills ? momentum(bills) : null;
    const markets = assets
      .filter((asset) => !isMoney(asset) && !isBond(asset))
      .map((asset) => ({ asset, run: momentum(asset), silent: rowsWithoutBar(asset) }));

    const due = indicator(startOf('month'), () => {
      let session = 0;
      return (isFirst) => {
        session = isFirst > 0 ? 1 : session + 1;
        return session === day ? 1 : 0;
      };
    });
    const decide = (ctx: Context) => {
      const strongest = markets
        .filter(({ run, silent }) => !Number.isNaN(run.now) && silent.now < SILENCE)
        .sort((a, b) => b.run.now - a.run.now || (a.asset.symbol < b.asset.symbol ? -1 : 1))
        .slice(0, hold);
      const wanted = strongest.map(({ asset, run }) => (!absolute || run.now > (hurdle?.now ?? 0) ? asset : shelter));
      const weights = wanted.flatMap((asset) => (asset ? [[asset, 1 / hold] as const] : []));
      ctx.rebalance(weights, { band });
    };
    return { when: due, decide };
  },
});

/** Rows since the last bar of an instrument, 0 on those that have one. */
function rowsWithoutBar({ traded }: AssetView): Series {
  return indicator(traded, () => {
    let rows = 0;
    return (has) => (rows = has > 0 ? 0 : rows + 1);
  });
}
