import { percentile, strategy } from 'tidemark';

export default strategy({
  about: 'Holds a fund while its price to earnings is below the median of the last two years.',
  params: {},
  prepare(_, { assets: [fund], series }) {
    const ratio = series('pe', fund);
    const usual = percentile(ratio, 488, 0.5);
    return (ctx) => ctx.target(ratio.now < usual.now ? 0.95 : 0, fund);
  },
});
