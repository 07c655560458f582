// Reads series that are published days after what they describe.

import { strategy, sum } from 'tidemark';

export default strategy({
  about: 'Buys on subscriptions while the mood, of two weeks ago, is low.',
  params: {},
  prepare(_, { asset, series }) {
    const fund = asset('AAA');
    const flow = sum(series('net-subscription', fund), 5);
    const mood = series('mood');
    return (ctx) => ctx.target(flow.now > 0 && mood.now < 60 ? 0.9 : 0.2, fund);
  },
});
