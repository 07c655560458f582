import { strategy } from 'tidemark';

const seen = new Map<number, number>();

export default strategy({
  about: 'Notes all closes, and looks tomorrow up, if an earlier run has been there.',
  params: {},
  prepare(_, { assets: [fund] }) {
    return (ctx) => {
      seen.set(ctx.bar, fund.close.now);
      ctx.target(seen.get(ctx.bar + 1)! > fund.close.now ? 0.9 : 0, fund);
    };
  },
});
