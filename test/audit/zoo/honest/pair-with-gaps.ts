// Trades a pair of which one side is suspended for weeks and another is listed late: NaN and missing bars on the way.

import { combine, strategy, zscore } from 'tidemark';

export default strategy({
  about: 'Holds the cheaper side of a pair.',
  params: {},
  prepare(_, { asset }) {
    const [one, two] = [asset('BBB'), asset('CCC')];
    const distance = zscore(
      combine([one.close, two.close], (x, y) => Math.log(x / y)),
      20,
    );
    return (ctx) => {
      if (distance.now > 1) ctx.rebalance([[two, 0.9]]);
      else if (distance.now < -1) ctx.rebalance([[one, 0.9]]);
    };
  },
});
