import { int, monthlyReturns, renderer } from 'tidemark';

export default renderer({
  about: 'The worst months, one to a line.',
  params: { count: int(3, { min: 1, max: 120, about: 'how many' }) },
  make:
    ({ count }) =>
    (result) => {
      const { date, equity } = result.tables['equity.csv'];
      const months = monthlyReturns(date, equity).sort((a, b) => a.value - b.value);
      return months
        .slice(0, count)
        .map(({ year, month, value }) => `${year}-${String(month).padStart(2, '0')} ${(100 * value).toFixed(2)} %\n`)
        .join('');
    },
});
