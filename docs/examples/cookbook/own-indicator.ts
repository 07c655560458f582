import { indicator, strategy } from 'tidemark';

export default strategy({
  about: 'Buys after three falls in a row.',
  params: {},
  prepare(_, { assets: [fund] }) {
    const falls = indicator(fund.close, () => {
      let [before, count] = [NaN, 0];
      return (close) => {
        count = close < before ? count + 1 : 0;
        before = close;
        return count;
      };
    });
    return (ctx) => {
      if (falls.now >= 3) ctx.target(0.9, fund);
      else if (falls.now === 0) ctx.target(0, fund);
    };
  },
});
