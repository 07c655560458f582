import { strategy } from 'tidemark';

export default strategy({
  about: 'Tosses a coin every ten sessions: in or out.',
  params: {},
  prepare(_, { assets: [fund], every }) {
    return { when: every(10), decide: (ctx) => ctx.target(ctx.random() < 0.5 ? 0.95 : 0, fund) };
  },
});
