import { highest, lowest, strategy } from 'tidemark';

export default strategy({
  about: 'Buys a close above the highest of the twenty days before it.',
  params: {},
  prepare(_, { assets: [fund] }) {
    const [top, bottom] = [highest(fund.high, 20), lowest(fund.low, 10)];
    return (ctx) => {
      if (fund.close.now > top.ago(1) && fund.close.now > fund.close.ago(1)) ctx.target(0.95, fund);
      else if (fund.close.now < bottom.ago(1)) ctx.target(0, fund);
    };
  },
});
