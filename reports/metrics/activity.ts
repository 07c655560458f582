// How much was held, traded and paid.

import type { Metric } from './metric.js';
import { calendarYears } from './returns.js';
import { finite, mean, ratio } from '../statistics.js';

/** Mean gross exposure over the evaluated closes, as a fraction of equity; NaN of nothing. */
export const exposure = (gross: Float64Array): number => finite(mean(gross));

/** Share of the evaluated closes at which anything was held; NaN of nothing. */
export function timeInMarket(gross: Float64Array): number {
  let held = 0;
  for (let i = 0; i < gross.length; i++) if (gross[i] !== 0) held++;
  return ratio(held, gross.length);
}

/** Annual one-sided turnover: half of the traded value (each exchange of one holding for another is a sale and a purchase)
 *  over mean equity and calendar years; NaN for a run without length. */
export const turnover = (
  traded: number,
  time: Float64Array,
  equity: Float64Array,
  average: number = mean(equity),
): number => ratio(traded / 2, average * calendarYears(time));

/** The metrics of this family. */
export const ACTIVITY_METRICS = {
  exposure: {
    label: 'Mean exposure',
    family: 'activity',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about: 'Absolute value of all positions over equity, averaged over the evaluated closes.',
    formula: 'mean(Σ |quantity · multiplier · close · rate| / equity)',
    source: 'custom of the field',
    convention: 'a future counts with the value of its underlying',
    undefinedWhen: 'equity is not positive at some close',
    compute: ({ meanGross }) => finite(meanGross),
  },
  timeInMarket: {
    label: 'Time in market',
    family: 'activity',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about: 'Share of the evaluated closes at which anything was held.',
    formula: 'count(gross ≠ 0) / rows',
    source: 'custom of the field',
    convention: 'closes count, not time inside the bars',
    undefinedWhen: 'never',
    compute: ({ gross }) => timeInMarket(gross),
  },
  turnover: {
    label: 'Annual turnover',
    family: 'activity',
    unit: 'fraction',
    direction: -1,
    ofCurve: false,
    about:
      'One-sided: half of all that was bought and sold, over mean equity, by the calendar year; undefined for a run without length.',
    formula: 'Σ |fill value · rate| / 2 / mean(equity) / years',
    source: 'custom of the field',
    convention: 'one-sided, over the mean of the equity at all closes',
    undefinedWhen: 'the run has no length',
    compute: ({ traffic, time, equity, meanEquity }) => turnover(traffic.traded, time, equity, meanEquity),
  },
  costs: {
    label: 'Costs',
    family: 'activity',
    unit: 'money',
    direction: -1,
    ofCurve: false,
    about: 'All that the fills cost: commission, tax and slippage.',
    formula: 'commission + tax + slippage',
    source: 'custom of the field',
    convention: 'of the fills alone; what holding cost is holdingCosts',
    undefinedWhen: 'never',
    compute: ({ traffic }) => traffic.commission + traffic.tax + traffic.slippage,
  },
  commission: {
    label: 'Commission',
    family: 'activity',
    unit: 'money',
    direction: -1,
    ofCurve: false,
    about: 'Commission of all fills.',
    formula: 'Σ commission · rate',
    source: 'custom of the field',
    convention: 'at the rate of each fill’s conversion',
    undefinedWhen: 'never',
    compute: ({ traffic }) => traffic.commission,
  },
  tax: {
    label: 'Taxes and duties',
    family: 'activity',
    unit: 'money',
    direction: -1,
    ofCurve: false,
    about: 'Duties, levies and transfer fees of all fills.',
    formula: 'Σ tax · rate',
    source: 'custom of the field',
    convention: 'of the fills; what is withheld from distributions is in holdingCosts',
    undefinedWhen: 'never',
    compute: ({ traffic }) => traffic.tax,
  },
  slippage: {
    label: 'Slippage',
    family: 'activity',
    unit: 'money',
    direction: -1,
    ofCurve: false,
    about: 'Cost of the slippage of all fills; it is inside the fill prices.',
    formula: 'Σ slippage · rate',
    source: 'custom of the field',
    convention: 'from the price before slippage to the price paid',
    undefinedWhen: 'never',
    compute: ({ traffic }) => traffic.slippage,
  },
} satisfies Record<string, Metric>;
