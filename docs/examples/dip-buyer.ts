import { highest, num, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Buys an index after a fall from its 60-day high while the long trend still holds.',
  params: {
    dip: num(0.05, { min: 0, max: 0.9, sweep: [0.03, 0.15, 0.03], about: 'fall from the high that counts as a dip' }),
  },
  prepare({ dip }, { assets: [index] }) {
    const high = highest(index.close, 60);
    const trend = sma(index.close, 200);

    return (ctx) => {
      const price = index.close.now;
      if (price < (1 - dip) * high.now && price > trend.now) ctx.target(0.95, index);
      else if (price > 0.99 * high.now) ctx.target(0, index);
    };
  },
});
