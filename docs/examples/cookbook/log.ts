import { isoDate, strategy } from 'tidemark';

export default strategy({
  about: 'Is invested every other year, and writes down what it holds.',
  params: {},
  prepare(_, { assets: [fund], startOf }) {
    let years = 0;
    return {
      when: startOf('year'),
      decide(ctx) {
        const { quantity } = ctx.position(fund);
        console.log(isoDate(ctx.time), 'close', fund.raw.close.now, 'holds', quantity, 'worth', ctx.equity.toFixed(0));
        ctx.target(years++ % 2 === 0 ? 0.5 : 0, fund);
      },
      end: () => [`It decided in ${years} years.`],
    };
  },
});
