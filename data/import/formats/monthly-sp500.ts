// The S&P 500 by months since 1871, with dividends, earnings, prices of consumers and rates (Robert Shiller's data).

import type { ImportFormat } from '../format.js';
import { kebabOf } from '../series-names.js';
import { seriesOf } from '../series-table.js';
import { hasColumns, otherNumbers } from './columns.js';

/** Headings that name something else than the index. */
const OWN = /^(?:SP500|Consumer Price Index|Long Interest Rate)$/i;

/** The last moment of a date's month. */
const endOfMonth = (date: number): number => {
  const day = new Date(date);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1) - 1;
};

/** `sp500`, `sp500-dividend`, `sp500-pe10` …, each published at the end of its month. */
export const MONTHLY_SP500: ImportFormat = {
  name: 'monthly-sp500',
  about:
    'The S&P 500 by months since 1871: Date, SP500, Dividend, Earnings, Consumer Price Index, Long Interest Rate, PE10.',
  matches: (table) => (hasColumns(table, [/^SP500$/i, /^Dividend$/i, /^Earnings$/i, /^PE10$/i]) ? 1 : undefined),
  read(table, reading) {
    reading.believe(
      'published',
      'the end of the month',
      'a value dated the first of a month is the average of its days, so that nobody knew it before; dividends, earnings and prices of consumers came out later still',
    );
    const columns = otherNumbers(table, []).map((column) => {
      const name = kebabOf(table.headings[column]);
      return { column, name: OWN.test(table.headings[column]) ? name : `sp500-${name}`, zeroIsNone: true };
    });
    return seriesOf(table, reading, { columns, published: endOfMonth });
  },
};
