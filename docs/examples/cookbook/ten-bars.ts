import { rsi, strategy } from 'tidemark';

export default strategy({
  about: 'Buys what is oversold and sells it ten bars later.',
  params: {},
  prepare(_, { assets: [fund] }) {
    const strength = rsi(fund.close, 5);
    let held = 0; // Here, and not outside of prepare: each run begins with its own.
    return (ctx) => {
      held = ctx.position(fund).quantity > 0 ? held + 1 : 0;
      if (held === 0 && strength.now < 30) ctx.target(0.9, fund);
      else if (held >= 10) ctx.target(0, fund);
    };
  },
});
