import { int, kama, num, percentile, strategy, volatility } from 'tidemark';

export default strategy({
  about: 'Holds an index while its weekly close stands above an adaptive average of weeks, less of it in wild times.',
  params: {
    weeks: int(10, { min: 2, about: 'weeks over which the adaptive average looks at the way of the price' }),
    calm: num(0.7, { min: 0, max: 1, about: 'share of the last year whose volatility lies below what counts as wild' }),
  },
  prepare({ weeks, calm }, { assets: [index], resample, startOf }) {
    const week = resample(index, 'week');
    const trend = kama(week.close, weeks);
    const risk = volatility(index.close, 20, index.periodsPerYear);
    const wild = percentile(risk, 244, calm);

    return {
      when: startOf('week'),
      decide(ctx) {
        // Before the averages are there `trend.now` is NaN, and the comparison false.
        const isRising = week.close.now > trend.now;
        ctx.target(isRising ? (risk.now > wild.now ? 0.45 : 0.9) : 0, index);
      },
    };
  },
});
