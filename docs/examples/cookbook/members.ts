import { strategy } from 'tidemark';

export default strategy({
  about: 'Holds in equal parts what is a member today.',
  params: {},
  prepare(_, { assets, series, startOf }) {
    const members = assets.map((fund) => ({ fund, is: series('member', fund) }));
    return {
      when: startOf('month'),
      decide(ctx) {
        const held = members.filter(({ fund, is }) => fund.traded.now === 1 && is.now === 1);
        ctx.rebalance(held.map(({ fund }) => [fund, 0.95 / held.length]));
      },
    };
  },
});
