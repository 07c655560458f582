// Draws from Math.random, so that no run can be repeated, and the best of many is luck.

import { strategy } from 'tidemark';

export default strategy({
  about: 'Buys and sells by chance that no seed governs.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) => {
      if (ctx.bar % 5 === 0) ctx.target(Math.random() < 0.5 ? 0.9 : 0, asset);
    },
});
