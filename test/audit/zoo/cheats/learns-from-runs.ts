// Fits its weight to how the last run has ended: the report of the second run is in sample.

import { strategy } from 'tidemark';

let weight = 0.5;

export default strategy({
  about: 'Holds more of what has gained in the run before.',
  params: {},
  prepare(_, { assets: [asset] }) {
    let start = Number.NaN;
    return {
      decide(ctx) {
        if (Number.isNaN(start)) start = asset.close.now;
        if (ctx.bar % 20 === 0) ctx.target(weight, asset);
      },
      end() {
        weight = asset.close.now > start ? 0.9 : 0.1;
        return [];
      },
    };
  },
});
