// Asks for windows that overlap, of series made of series, and holds several instruments by the rank of the latest week.

import { change, combine, rank, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Holds what ranks high among its own last weeks.',
  params: {},
  prepare(_, { assets, startOf }) {
    const scores = assets.map(({ close, volume }) =>
      rank(
        combine([change(close, 5), sma(volume, 5), sma(volume, 20)], (gain, short, long) => (gain * short) / long),
        40,
      ),
    );
    return {
      when: startOf('week', 'XSHG'),
      decide: (ctx) => ctx.rebalance(assets.filter((_asset, k) => scores[k].now > 0.6).map((asset) => [asset, 0.3])),
    };
  },
});
