import { limit, num } from 'tidemark';

export default limit({
  about: 'No order may bring a position beyond what could be sold in some days.',
  params: {
    days: num(5, { min: 0, about: 'days in which the whole position could be sold' }),
    share: num(0.1, { min: 0, max: 1, about: "share of a day's volume that could be sold" }),
  },
  make:
    ({ days, share }) =>
    ({ held, side, unit, volume }) =>
      // Units that may be held, less those that are; a volume that is not known allows none.
      Math.max(0, (volume >= 0 ? days * share * volume : 0) - (side * held) / unit),
});
