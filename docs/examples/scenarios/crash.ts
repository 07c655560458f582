import { courseFrom, int, madeUpMarket, num, scenario } from 'tidemark';

// What happens, by weekdays from the first date on: everything halves within a week, and half of that comes back in a year.
const timesOf = (day: number, fall: number) => {
  const move = Math.log(1 - fall);
  const crash = [
    { from: day, to: day + 5, move, volatility: 3, unison: 0.9 },
    { from: day + 5, to: day + 265, move: -move / 2, volatility: 1.5 },
  ];
  return { XSHG: crash, XNYS: crash };
};

export default scenario({
  about: 'A crash within a week, from which half comes back in a year.',
  params: {
    day: int(250, { min: 1, max: 1000, about: 'weekday on which it begins' }),
    fall: num(0.5, { min: 0.1, max: 0.9, about: 'fall, as a fraction' }),
    seed: int(1, { min: 0, about: 'another seed, another history' }),
  },
  make: ({ day, fall, seed }) =>
    madeUpMarket({
      seed,
      from: '2021-01-04',
      to: '2024-12-31',
      cast: [
        {
          symbol: 'SPY',
          name: 'S&P 500 ETF',
          market: 'XNYS',
          kind: 'etf',
          start: 370,
          volatility: 0.17,
          growth: 0.09,
          loadings: { world: 0.7, XNYS: 0.65 },
          turnover: 2e9,
        },
        {
          symbol: '510300',
          name: 'CSI 300 ETF',
          market: 'XSHG',
          kind: 'etf',
          start: 5,
          volatility: 0.2,
          growth: 0.06,
          loadings: { world: 0.35, XSHG: 0.9 },
          turnover: 8e8,
        },
      ],
      times: timesOf(day, fall),
    }),
  // With a course it can be laid over a history as well.
  course: ({ day, fall }, days) => courseFrom(days, timesOf(day, fall)),
});
