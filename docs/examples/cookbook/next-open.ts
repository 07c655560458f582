import { crosses, ema, strategy } from 'tidemark';

export default strategy({
  about: 'Buys when a fast mean crosses above a slow one, and sells when it crosses below.',
  params: {},
  prepare(_, { assets: [fund] }) {
    const cross = crosses(ema(fund.close, 20), ema(fund.close, 60));
    return { when: cross, decide: (ctx) => ctx.target(cross.now > 0 ? 0.95 : 0, fund) };
  },
});
