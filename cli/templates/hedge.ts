// Holds the first instrument of the data, and the second in its place while the market is under stress.
//
// Mechanism: trouble comes in clusters, so that a market which swings more than usual is likely to go on doing so, while what people flee to
// rises. Stress is the volatility of the first instrument and, where the data have the series vix, that index too.
// Fails when a shock comes out of the calm, and when the refuge falls with the rest. With one instrument its refuge is cash.

import { num, strategy, volatility } from 'tidemark';

const DAYS = 20;

export default strategy({
  about: 'Holds the first instrument in calm markets, and the second one, or cash, under stress.',
  params: {
    stress: num(0.25, { min: 0, max: 5, sweep: [0.15, 0.4, 0.05], about: 'annual volatility that counts as stress' }),
    fear: num(30, { min: 0, sweep: [20, 40, 5], about: 'level of the series vix that counts as stress' }),
    weight: num(0.95, { min: 0, max: 1, about: 'share of the account to invest' }),
    band: num(0.05, { min: 0, max: 1, about: 'drift of a weight that is left alone' }),
  },
  prepare({ stress, fear, weight, band }, { assets: [risky, refuge], has, series }) {
    const swing = volatility(risky.close, DAYS, risky.periodsPerYear);
    const vix = has('vix') ? series('vix') : undefined;

    return (ctx) => {
      // Without a volatility there is no opinion yet.
      if (Number.isNaN(swing.now)) return;
      const isStressed = swing.now > stress || (vix !== undefined && vix.now > fear);
      const wanted = isStressed ? refuge : risky;
      ctx.rebalance(wanted ? [[wanted, weight]] : [], { band });
    };
  },
});
