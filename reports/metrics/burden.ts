// How concentrated the holdings were, how much money the trades bear, and what all of it cost.

import type { Metric } from './metric.js';
import { calendarYears } from './returns.js';
import { finite, mean, ratio } from '../statistics.js';

/** Share of a bar's volume that a fill may be before it is thought to move the price. */
const BEARABLE = 0.05;

/** Largest absolute weight of one instrument at any close; NaN of nothing, and where equity is not positive at some close. */
export function largestPosition(largest: Float64Array): number {
  return finite(largest.reduce((most, weight) => Math.max(most, weight), -Infinity));
}

/** Mean Herfindahl index over the closes at which anything is held, from a column that is NaN where nothing is; NaN where nothing ever was. */
export function concentration(column: Float64Array): number {
  return finite(mean(column.filter((value) => !Number.isNaN(value))));
}

/** Largest share that a fill had of its bar's volume, of those that are known; NaN of none. */
export function largestVolumeShare(shares: Float64Array): number {
  return finite(shares.reduce((most, share) => (share > most ? share : most), -Infinity));
}

/** Money with which the largest fill would be 5 % of its bar's volume, were every order as much larger as the account: starting equity × 5 % over
 *  the largest share of volume; NaN where no share is known, and where it is 0. */
export const capacity = (start: number, shares: Float64Array): number =>
  ratio(start * BEARABLE, largestVolumeShare(shares));

/** All costs a year over mean equity, as a fraction; NaN for a run without length. */
export const costDrag = (costs: number, time: Float64Array, equity: Float64Array): number =>
  ratio(costs, mean(equity) * calendarYears(time));

/** The metrics of this family. */
export const BURDEN_METRICS = {
  holdingCosts: {
    label: 'Costs of holding',
    family: 'activity',
    unit: 'money',
    direction: -1,
    ofCurve: false,
    about: 'What was paid beside the fills: withheld taxes, fees for borrowing, spreads of conversions and rolls.',
    formula: 'withholding + borrow fees + conversion spreads + rolls',
    source: 'custom of the field',
    convention: 'as the attribution has them; interest on debt is negative income and not in here',
    undefinedWhen: 'the postings are not known',
    compute: ({ holdingCosts = Number.NaN }) => holdingCosts,
  },
  costDrag: {
    label: 'Cost drag',
    family: 'activity',
    unit: 'fraction',
    direction: -1,
    ofCurve: false,
    about: 'What fills and holding cost in a year, over mean equity; undefined for a run without length.',
    formula: '(costs + holdingCosts) / mean(equity) / years',
    source: 'custom of the field',
    convention: 'over the mean of the equity at all closes, by calendar years; not compounded',
    undefinedWhen: 'the run has no length',
    compute: ({ traffic: { commission, tax, slippage }, holdingCosts = Number.NaN, time, equity }) =>
      costDrag(commission + tax + slippage + holdingCosts, time, equity),
  },
  largestPosition: {
    label: 'Largest position',
    family: 'activity',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about: 'Largest absolute weight that one instrument had in the equity at any evaluated close.',
    formula: 'max |quantity · multiplier · close · rate| / equity',
    source: 'custom of the field',
    convention: 'at closes; a future counts with the value of its underlying',
    undefinedWhen: 'equity is not positive at some close',
    compute: ({ composition }) => (composition ? largestPosition(composition.largest) : Number.NaN),
  },
  concentration: {
    label: 'Concentration',
    family: 'activity',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about:
      'Herfindahl index of the holdings, averaged over the closes at which anything was held: 100 % for one instrument, 1 / n for n alike.',
    formula: 'mean(Σ (|value| / Σ |value|)²)',
    source: 'O. Herfindahl, 1950; A. Hirschman, 1945',
    convention: 'of the absolute values of the positions, cash left out',
    undefinedWhen: 'nothing was held at any close',
    compute: ({ composition }) => (composition ? concentration(composition.concentration) : Number.NaN),
  },
  largestVolumeShare: {
    label: 'Largest share of volume',
    family: 'activity',
    unit: 'fraction',
    direction: -1,
    ofCurve: false,
    about: 'Largest share that one fill had of the volume of its bar; undefined where no bar of a fill has a volume.',
    formula: 'max(quantity / volume)',
    source: 'custom of the field',
    convention: 'of the whole bar, whenever in it the fill was; each fill by itself; bars without volume left out',
    undefinedWhen: 'nothing was filled on a bar with a volume',
    compute: ({ volumeShares }) => (volumeShares ? largestVolumeShare(volumeShares) : Number.NaN),
  },
  capacity: {
    label: 'Capacity',
    family: 'activity',
    unit: 'money',
    direction: 1,
    ofCurve: false,
    about:
      'Starting money with which the largest fill would have been 5 % of its bar’s volume; undefined where no bar of a fill has a volume.',
    formula: 'equity[0] · 5 % / largestVolumeShare',
    source: 'custom of the field',
    convention: 'all orders grow with the account; 5 % of the bar’s volume is what a fill is thought to bear',
    undefinedWhen: 'nothing was filled on a bar with a volume',
    compute: ({ volumeShares, equity }) => (volumeShares ? capacity(equity[0], volumeShares) : Number.NaN),
  },
} satisfies Record<string, Metric>;
