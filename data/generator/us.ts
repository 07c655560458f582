// The US part of the demo: indices, funds to hedge with, fear and flows, in USD.

import { random } from '../../engine/index.js';
import type { Dataset } from '../dataset.js';
import { chinaAllocation } from './china-allocation.js';
import { flow } from './flow.js';
import { US_INSTRUMENTS, VOLATILITY_FUND } from './funds.js';
import type { IndexName } from './indices.js';
import { listed } from './instrument-bars.js';
import { observe } from './observe.js';
import type { Shared } from './paths.js';
import { pinSums } from './pin-sums.js';
import { sessionOn, sessions } from './sessions.js';
import { pinnedValue, pullToPins, throughPins } from './state-path.js';
import { toDecimals } from './to-decimals.js';
import { valuation } from './valuation.js';
import { impliedVolatility, volatilityFund } from './volatility.js';
import { pull, wander } from './wander.js';

/** Net subscriptions in 1e9 USD: those of SPX stand for SPY, IVV and VOO together. */
const FLOWS = {
  SPX: { mean: 0.5, noise: 2, dip: 0.8 },
  IXIC: { mean: 0.2, noise: 1, dip: 0.4 },
  DJI: { mean: 0.05, noise: 0.3, dip: 0.1 },
  HXC: { mean: 0, noise: 0.1, dip: 0.05 },
  TLT: { mean: 0.05, noise: 0.3, dip: 0.15 },
  GLD: { mean: 0.03, noise: 0.2, dip: -0.05 },
} as const;
const FLOW_DECIMALS = 3;

/** Price to earnings on the day of the Nasdaq's published figure; the others are ours. */
const VALUATIONS = {
  SPX: { value: 24, growth: 0.06 },
  DJI: { value: 22, growth: 0.06 },
  HXC: { value: 17, growth: 0.05 },
} as const;

/** The dataset, without the words about how it was made. */
export function us({ world, paths }: Shared): Omit<Dataset, 'generated'> {
  const days = sessions('us');
  const stream = (purpose: string) => random(world.seed, purpose);
  const fear = impliedVolatility(stream('vix'), paths.SPX, { level: 18, power: 1.2, fear: 4 });
  const vix = pullToPins(fear, days, 'vix', 9, 2);
  const fund = volatilityFund(stream('volatility-futures'), paths.SPX, vix, 400);
  const all = [
    ...US_INSTRUMENTS.map((spec) => listed(world, spec, paths[spec.index])),
    listed(world, VOLATILITY_FUND, fund),
  ];
  const pathOf = (symbol: string) => paths[US_INSTRUMENTS.find((spec) => spec.symbol === symbol)?.index as IndexName];
  const flows = Object.entries(FLOWS).map(([symbol, spec]) => {
    const key = `net-subscription@${symbol}`;
    return [key, flow(stream(key), pathOf(symbol), days, spec)] as const;
  });
  const nasdaq = pinnedValue(days, 'pe@IXIC');
  const ratios = { IXIC: { value: nasdaq.value, growth: 0.1 }, ...VALUATIONS };
  const state = (series: string, deviation: number) =>
    throughPins(stream(series), days, series, { deviation, decimals: 2 });
  return {
    instruments: all.map(({ instrument }) => instrument),
    bars: all.map(({ bars }) => bars),
    frequency: 'daily',
    actions: all.flatMap(({ actions }) => actions),
    observations: [
      ...Object.entries(pinSums(days, Object.fromEntries(flows), FLOW_DECIMALS)).map(([key, values]) =>
        observe(key, days, values, 'usMorning'),
      ),
      ...Object.entries(ratios).map(([symbol, { value, growth }]) => {
        const key = `pe@${symbol}`;
        const ratio = valuation(stream(key), pathOf(symbol), { at: nasdaq.at, value }, growth);
        const rounded = ratio.map((x) => toDecimals(x, 2));
        return observe(key, days, rounded, 'usEvening');
      }),
      observe('vix', days, vix, 'usEvening'),
      observe('put-call', days, putCall(stream('put-call'), days, vix), 'usEvening'),
      observe('hedge-fund-china-allocation', days, chinaAllocation(stream('hedge-fund'), days), 'usMorning'),
      observe('hedge-fund-leverage', days, state('hedge-fund-leverage', 0.05), 'usMorning'),
      observe('global-median-pe', days, state('global-median-pe', 0.5), 'usMorning'),
    ],
    notes: ['Net subscriptions of the US are in 1e9 USD; those of SPX stand for SPY, IVV and VOO together.'],
  };
}

/** Put/call ratio of the S&P 500. The published peak of 2023-08 is the highest since 2020-03: so all else stays below a ceiling under it,
 *  but for a fright in that month. */
function putCall(next: () => number, days: Float64Array, vix: Float64Array): Float64Array {
  const [floor, ceiling] = [0.4, 0.7];
  const mood = wander(next, days.length, 0.85, 0.8);
  const ordinary = vix.map((x, k) => floor + (ceiling - floor) / (1 + Math.exp(-mood[k] - 1.5 * Math.log(x / 18))));
  const fright = sessionOn(days, '2020-03-16');
  const frightened = pull(ordinary, { first: fright, last: fright, level: 0.95, reach: 10 });
  return pullToPins(frightened, days, 'put-call', 5, 4);
}
