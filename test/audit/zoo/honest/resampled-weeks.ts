// Reads bars of weeks and months that are over, and compares them with today's bar of a week that is not.

import { change, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Holds while the last weeks rise and today stands above them.',
  params: {},
  prepare(_, { assets: [asset], resample }) {
    const weeks = resample(asset, 'week');
    const mean = sma(weeks.close, 8);
    const gain = change(resample(asset, 'month').close, 1);
    return (ctx) => {
      const rises = weeks.close.now > mean.now && gain.now > -0.05;
      ctx.target(rises && asset.close.now > weeks.low.now ? 0.9 : 0, asset);
    };
  },
});
