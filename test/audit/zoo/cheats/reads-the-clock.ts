// Takes what is old by today's clock for history, and trades otherwise in it.

import { strategy } from 'tidemark';

const YEAR = 365 * 86_400_000;

export default strategy({
  about: 'Holds in what was, by the clock, the last year.',
  params: {},
  prepare:
    (_, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(Date.now() - ctx.time < YEAR / 2 ? 0.9 : 0, asset),
});
