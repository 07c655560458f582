// Counts the bars with an indicator that another one makes the engine take to the end, and sells on the last bar but one.

import { indicator, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Holds, and is out before the data end.',
  params: {},
  prepare(_, { assets: [asset] }) {
    let bars = 0;
    const count = indicator(asset.close, () => () => ++bars);
    sma(count, 2);
    const last = bars;
    return (ctx) => {
      if (ctx.bar === 0) ctx.target(0.9, asset);
      if (ctx.bar === last - 3) ctx.target(0, asset);
    };
  },
});
