import { strategy } from 'tidemark';

export default strategy({
  about: 'Buys before a rise.',
  params: {},
  prepare(_, { assets: [fund] }) {
    return (ctx) => ctx.target(fund.close.ago(-1) > fund.close.now ? 0.9 : 0, fund);
  },
});
