import { change, strategy } from 'tidemark';

export default strategy({
  about: 'Holds the two that rose most over the last half year, chosen anew each month.',
  params: {},
  prepare(_, { assets, startOf }) {
    const rises = assets.map((fund) => ({ fund, rise: change(fund.close, 120) }));
    return {
      when: startOf('month'),
      decide(ctx) {
        const known = rises.filter(({ rise }) => !Number.isNaN(rise.now));
        const best = known.sort((a, b) => b.rise.now - a.rise.now).slice(0, 2);
        ctx.rebalance(best.map(({ fund }) => [fund, 0.48]));
      },
    };
  },
});
