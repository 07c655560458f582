import { rsi, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Buys daily weakness while the mean of ten weeks rises.',
  params: {},
  prepare(_, { assets: [fund], resample }) {
    const week = resample(fund, 'week');
    const trend = sma(week.close, 10);
    const strength = rsi(fund.close, 5);
    return (ctx) => {
      if (!(trend.now > trend.ago(1))) ctx.target(0, fund);
      else if (strength.now < 40) ctx.target(0.95, fund);
    };
  },
});
