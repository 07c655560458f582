// Holds more when the market is calm and less when it is not, so that the account's own volatility stays about the same.
//
// Mechanism: volatility comes in spells, so that that of last month foretells that of next month far better than returns foretell returns.
// Risk that is the same every month is used better than risk that is small for years and huge in the weeks that count.
// Source: Moreira and Muir, "Volatility-Managed Portfolios", Journal of Finance 72(4), 2017; Harvey and others, "The Impact of Volatility
// Targeting", Journal of Portfolio Management 45(1), 2018. Against it: Cederburg and others, "On the performance of volatility-managed
// portfolios", Journal of Financial Economics 138(1), 2020. The weight of 0.94 a day is RiskMetrics', 1996.
// Fails when calm ends in one day, as in February 2018: it then holds most; and when the market rises fastest out of the worst of the storm.

import { type AssetView, choice, ewmaVolatility, int, num, strategy, volatility } from '../engine/index.js';

export default strategy({
  about:
    'Scales each holding to a volatility that is wanted, within a cap, and trades when it is off by more than a band.',
  params: {
    goal: num(0.1, { min: 0.001, max: 2, sweep: [0.05, 0.2, 0.05], about: 'annual volatility that is wanted' }),
    measure: choice('rolling', ['rolling', 'ewma'], { about: 'how volatility is measured' }),
    window: int(20, { min: 2, sweep: [10, 60, 10], about: 'bars of the rolling measure' }),
    decay: num(0.94, { min: 0.5, max: 0.999, about: 'weight of the past in the measure ewma' }),
    cap: num(1, { min: 0, max: 10, about: 'greatest exposure; above 1 the run needs --leverage' }),
    band: num(0.1, { min: 0, max: 1, sweep: [0, 0.2, 0.05], about: 'difference of exposure that is left alone' }),
  },

  prepare({ goal, measure, window, decay, cap, band }, { assets }) {
    const riskOf = ({ close, periodsPerYear }: AssetView) =>
      measure === 'rolling'
        ? volatility(close, window, periodsPerYear)
        : ewmaVolatility(close, periodsPerYear, { decay });
    const parts = assets.map((asset) => ({ asset, risk: riskOf(asset) }));
    return (ctx) => {
      for (const { asset, risk } of parts) {
        if (!(risk.now > 0)) continue;
        const exposure = Math.min(cap, goal / risk.now);
        ctx.target(exposure / assets.length, asset, { band: band / assets.length });
      }
    };
  },
});
