// Acts on the last session of each month, which the calendar tells ahead.

import { change, strategy } from 'tidemark';

export default strategy({
  about: 'Holds the best of the last quarter, chosen at each end of a month.',
  params: {},
  prepare(_, { assets, endOf }) {
    const gains = assets.map((asset) => change(asset.close, 60));
    return {
      when: endOf('month', 'XSHG'),
      decide(ctx) {
        const best = assets.find((_asset, k) => gains[k].now > 0);
        ctx.rebalance(best ? [[best, 0.9]] : []);
      },
    };
  },
});
