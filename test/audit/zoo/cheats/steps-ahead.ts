// Makes `when` from an indicator of its own: its step is taken through all rows before the first decision, and leaves the closes behind.

import { indicator, strategy } from 'tidemark';

export default strategy({
  about: 'Buys before a rise that its own indicator has passed already.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const closes: number[] = [];
    const when = indicator(asset.close, () => (close) => closes.push(close));
    return {
      when,
      decide: (ctx) => ctx.target(closes[ctx.bar + 1] > closes[ctx.bar] ? 0.9 : 0, asset),
    };
  },
});
