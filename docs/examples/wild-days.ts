import { fillModel, num } from 'tidemark';

export default fillModel({
  about: 'Every unit trades worse by a share of the daily volatility: the wilder the days, the wider the quotes.',
  params: {
    share: num(0.1, { min: 0, max: 1, about: 'share of the daily volatility that a fill costs' }),
    calm: num(0.01, { min: 0, max: 1, about: 'daily volatility where it is not known' }),
  },
  make:
    ({ share, calm }) =>
    ({ price, volatility }) =>
      price * share * (volatility >= 0 ? volatility : calm),
});
