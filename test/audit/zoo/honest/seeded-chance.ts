// Draws by chance, of the generator that the run's seed governs.

import { strategy } from 'tidemark';

export default strategy({
  about: 'Buys and sells by seeded chance.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) => {
      if (ctx.bar % 5 === 0) ctx.target(ctx.random() < 0.5 ? 0.9 : 0, asset);
    },
});
