import { indicator, strategy } from 'tidemark';

export default strategy({
  about: 'Buys before a rise, or so it says.',
  params: {},
  prepare(_, { asset }) {
    const fund = asset('510300');
    const closes: number[] = [];
    // A named indicator, such as sma, or `when`, that is made from this one steps it through all rows ahead, and leaves all closes in the list.
    const when = indicator(fund.close, () => (close) => closes.push(close));
    return {
      when,
      decide: (ctx) => ctx.target(closes[ctx.bar + 1] > fund.close.now ? 0.9 : 0, fund),
    };
  },
});
