// A strategy of one's own inside a drawdown stop.

import { guard, highest, num, strategy } from 'tidemark';

const dip = strategy({
  about: 'Buys a fall from the high and sells at a new one.',
  params: { dip: num(0.05, { min: 0.01, max: 0.5, about: 'fall from the 60-day high that is bought' }) },
  prepare({ dip }, { assets: [index] }) {
    const high = highest(index.close, 60);
    return (ctx) => {
      if (index.close.now < (1 - dip) * high.now) ctx.target(0.95, index);
      else if (index.close.now >= high.now) ctx.target(0, index);
    };
  },
});

export default guard(dip, { drawdown: 0.15, wait: 20, recovery: 0.05 });
