// Does nothing for 200 bars, until its long window is full.

import { sma, strategy } from 'tidemark';

export default strategy({
  about: 'Holds above the mean of 200 bars.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const mean = sma(asset.close, 200);
    return (ctx) => {
      if (asset.close.now > mean.now) ctx.target(0.9, asset);
      else if (asset.close.now < mean.now) ctx.target(0, asset);
    };
  },
});
