// Spends the same sum at the start of each month: a calendar, and no look at the market.

import { strategy } from 'tidemark';

export default strategy({
  about: 'Buys for the same sum at the start of each month.',
  params: {},
  prepare: (_, { assets: [asset], startOf }) => ({
    when: startOf('month'),
    decide: (ctx) => void ctx.order({ asset, side: 1, notional: 20_000 }),
  }),
});
