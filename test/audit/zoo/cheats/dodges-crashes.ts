// Looks ahead for nothing but a crash, of which this market has none: neither its decisions nor a cut betray it here.

import { indicator, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Holds, and is out on the day before a crash.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const closes: number[] = [];
    const passed = indicator(asset.close, () => (close) => closes.push(close));
    sma(passed, 2);
    return (ctx) => {
      const isDoomed = closes[ctx.bar + 1] < 0.8 * closes[ctx.bar];
      ctx.target(isDoomed ? 0 : 0.9, asset);
    };
  },
});
