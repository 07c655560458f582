// Adapts to how it has done itself in this run: the state is that of one run, made in prepare.

import { strategy, volatility } from 'tidemark';

export default strategy({
  about: 'Holds less after a loss of its own, and aims at a volatility.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const risk = volatility(asset.close, 20, 244);
    let best = 0;
    return (ctx) => {
      best = Math.max(best, ctx.equity);
      const loss = 1 - ctx.equity / best;
      if (risk.now > 0)
        ctx.target(Math.min(0.95, (0.15 / risk.now) * Math.max(0, 1 - 5 * loss)), asset, { band: 0.05 });
    };
  },
});
