// Holds less of the first instrument the more it moves.

import { int, num, strategy, volatility } from 'tidemark';

export default strategy({
  about: 'Holds less of an index the more it moves.',
  params: {
    most: num(0.6, { min: 0, max: 1, about: 'largest weight, a fraction' }),
    calm: num(0.15, { min: 0.01, about: 'annual volatility up to which the largest weight is held, a fraction' }),
    days: int(60, { min: 2, about: 'days that the volatility is of' }),
  },
  prepare({ most, calm, days }, { assets: [asset], startOf }) {
    const risk = volatility(asset.close, days, asset.periodsPerYear);

    return {
      when: startOf('month'),
      decide(ctx) {
        // Before there are enough days it is NaN, and the comparison false.
        if (risk.now > 0) ctx.target(most * Math.min(1, calm / risk.now), asset);
      },
    };
  },
});
