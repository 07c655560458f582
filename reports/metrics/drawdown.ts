// The depth of the falls from a peak, and the time spent below one.

import type { Metric } from './metric.js';
import type { MetricInput } from './input.js';
import { deepest, type Drawdown, longestUnderWaterDays } from './drawdown-episodes.js';
import { finite, ratio } from '../statistics.js';

/** Distance from the highest close so far, equity / peak - 1, at each row: 0 at a peak, negative below; NaN before there is a
 *  positive peak. */
export function drawdownColumn(equity: Float64Array): Float64Array {
  const out = new Float64Array(equity.length);
  let top = -Infinity;
  for (let i = 0; i < out.length; i++) {
    if (equity[i] > top) top = equity[i];
    out[i] = top > 0 ? equity[i] / top - 1 : NaN;
  }
  return out;
}

/** Depth of the deepest drawdown as a negative fraction; 0 where the curve never fell, NaN of an empty column. */
export function maxDrawdown(equity: Float64Array): number {
  if (!(equity[0] > 0)) return NaN;
  let top = equity[0];
  // The lowest since the top alone is divided: of numbers below one top, the lowest is the deepest fall, rounded too.
  let low = top;
  let worst = 0;
  for (let i = 1; i < equity.length; i++) {
    const worth = equity[i];
    if (worth > top) {
      if (low < top) worst = Math.min(worst, low / top - 1);
      top = low = worth;
    } else if (worth < low) low = worth;
    else if (Number.isNaN(worth)) return NaN;
  }
  return finite(Math.min(worst, low / top - 1));
}

/** Share of the evaluated closes that lie below a former one; NaN of an empty column. */
export function timeUnderWater(equity: Float64Array): number {
  let top = -Infinity;
  let below = 0;
  for (let i = 0; i < equity.length; i++) {
    if (equity[i] >= top) top = equity[i];
    else below++;
  }
  return ratio(below, equity.length);
}

const ofDeepest = (pick: (episode: Drawdown) => number) => (input: MetricInput) => {
  const worst = deepest(input.drawdowns);
  return worst ? pick(worst) : NaN;
};

/** The metrics of this family. */
export const DRAWDOWN_METRICS = {
  maxDrawdown: {
    label: 'Maximum drawdown',
    family: 'drawdown',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about: 'Deepest fall from a peak, between closes, as a negative fraction; 0 where the curve never fell.',
    formula: 'min over t of equity[t] / max(equity[0..t]) - 1',
    source: 'Magdon-Ismail and Atiya, Risk 17(10), 2004',
    convention: 'between closes, as a negative fraction; what lies inside a bar is not seen',
    undefinedWhen: 'the first equity is not positive',
    compute: ({ depth }) => depth,
  },
  maxDrawdownStart: {
    label: 'Drawdown peak',
    family: 'drawdown',
    unit: 'date',
    direction: 0,
    ofCurve: true,
    about: 'Last close at the peak before the deepest drawdown; undefined where the curve never fell.',
    formula: 'time[peak]',
    source: 'definition',
    convention: 'the last close at the peak, not the first',
    undefinedWhen: 'the curve never fell',
    compute: ofDeepest((worst) => worst.peakTime),
  },
  maxDrawdownValley: {
    label: 'Drawdown valley',
    family: 'drawdown',
    unit: 'date',
    direction: 0,
    ofCurve: true,
    about: 'First close at the bottom of the deepest drawdown; undefined where the curve never fell.',
    formula: 'time[valley]',
    source: 'definition',
    convention: 'the first of equal closes; the earliest of drawdowns that are equally deep',
    undefinedWhen: 'the curve never fell',
    compute: ofDeepest((worst) => worst.valleyTime),
  },
  maxDrawdownEnd: {
    label: 'Drawdown recovery',
    family: 'drawdown',
    unit: 'date',
    direction: 0,
    ofCurve: true,
    about: 'First close at or above the peak again after the deepest drawdown; undefined where it was not recovered.',
    formula: 'time[recovery]',
    source: 'definition',
    convention: 'at the peak counts as recovered',
    undefinedWhen: 'the curve never fell, or the deepest drawdown was not recovered',
    compute: ofDeepest((worst) => worst.recoveryTime),
  },
  maxDrawdownDays: {
    label: 'Drawdown length',
    family: 'drawdown',
    unit: 'days',
    direction: -1,
    ofCurve: true,
    about:
      'Calendar days of the deepest drawdown from its peak to its recovery, or to the last close where it was not recovered; 0 where the curve never fell.',
    formula: '(time[recovery or last] - time[peak]) / day',
    source: 'definition',
    convention: 'calendar days, of the deepest drawdown and not of the longest',
    undefinedWhen: 'never: 0 where the curve never fell',
    compute: ({ drawdowns: episodes }) => deepest(episodes)?.days ?? 0,
  },
  timeUnderWater: {
    label: 'Time under water',
    family: 'drawdown',
    unit: 'fraction',
    direction: -1,
    ofCurve: true,
    about: 'Share of the evaluated closes that lie below a former close.',
    formula: 'count(equity[t] < max(equity[0..t])) / rows',
    source: 'definition',
    convention: 'closes, the first one too',
    undefinedWhen: 'no row',
    compute: ({ equity }) => timeUnderWater(equity),
  },
  longestUnderWaterDays: {
    label: 'Longest under water',
    family: 'drawdown',
    unit: 'days',
    direction: -1,
    ofCurve: true,
    about:
      'Calendar days of the longest drawdown, from its peak to its recovery or to the last close; 0 where the curve never fell.',
    formula: 'max over drawdowns of (time[recovery or last] - time[peak]) / day',
    source: 'definition',
    convention: 'calendar days; may be another drawdown than the deepest',
    undefinedWhen: 'never: 0 where the curve never fell',
    compute: ({ drawdowns: episodes }) => longestUnderWaterDays(episodes),
  },
} satisfies Record<string, Metric>;
