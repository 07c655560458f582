// Decides only where an indicator of its own says so: `when` is stepped ahead, and what its step keeps is asked for by nobody.

import { indicator, strategy } from 'tidemark';

export default strategy({
  about: 'Trades on every third rise in a row.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const when = indicator(asset.close, () => {
      let [before, rises] = [Number.NaN, 0];
      return (close) => {
        rises = close > before ? rises + 1 : 0;
        before = close;
        return rises > 0 && rises % 3 === 0 ? 1 : 0;
      };
    });
    return { when, decide: (ctx) => ctx.target(ctx.position(asset).quantity > 0 ? 0 : 0.9, asset) };
  },
});
