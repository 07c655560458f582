// What every metric is given: plain columns of the evaluated rows, and what follows from them.

import type { RoundTrip } from '../round-trips.js';
import type { Trade } from '../trade.js';
import type { Drawdown } from './drawdown-episodes.js';
import type { Moments } from './moments.js';

/** What was traded and what it cost, summed over the run; money in base currency. */
export interface Traffic {
  /** Sum of the absolute values of all fills, at the prices paid. */
  readonly traded: number;
  readonly commission: number;
  readonly tax: number;
  readonly slippage: number;
}

/** How what is held is spread, at each evaluated close. */
export interface Composition {
  /** Sum of the squared shares that the instruments have in the gross holdings: 1 where one is held alone, 1 / n where n are held alike, NaN
   *  where nothing is held. */
  readonly concentration: Float64Array;
  /** Largest absolute weight of one instrument in the equity; 0 where nothing is held, NaN where equity is not positive. */
  readonly largest: Float64Array;
  /** Half the sum of the absolute differences between the weights and those of the benchmark, cash a holding of its own; NaN where equity is
   *  not positive, null where the weights of the benchmark are not known. */
  readonly activeShare: Float64Array | null;
}

/** How far the price went against a round trip and in its favour, as fractions of its average entry price. */
export type Excursion = Pick<RoundTrip, 'adverse' | 'favourable'>;

/** A round trip as the metrics need it: its excursions, and what follows from its times, may be missing. */
export type Trip = Omit<Trade, 'days'> & Partial<Excursion & Pick<Trade, 'days'>>;

/** The columns of a run, one entry per evaluated row. A metric whose column is left out is undefined. */
export interface MetricColumns {
  /** ms UTC of each evaluated close, rising. */
  readonly time: Float64Array;
  /** Worth of the account at each close, in base currency. The first entry is the base of all returns: the deposit lies
   *  before it and no trade has been made yet. */
  readonly equity: Float64Array;
  /** Absolute value of all positions over equity at each close. */
  readonly gross: Float64Array;
  /** Mean of it; left out: added up from the column. */
  readonly meanGross?: number;
  /** Worth of the benchmark at the same closes; null without one. */
  readonly benchmark: Float64Array | null;
  /** Returns a year, to annualise. */
  readonly periodsPerYear: number;
  /** Annual rate as a fraction; does not count where there are `riskFreeReturns`. */
  readonly riskFree: number;
  /** Risk-free return of each period between neighbouring closes, one fewer than rows; left out: the same in each, that of `riskFree`. */
  readonly riskFreeReturns?: Float64Array;
  readonly traffic: Traffic;
  readonly roundTrips: readonly Trip[];
  /** Excursions of the completed round trips, in their order; left out: those that the round trips bear. */
  readonly excursions?: readonly Excursion[];
  /** Lots that were closed first in first out, each a trade. */
  readonly fifoTrades?: readonly Pick<Trade, 'profit'>[];
  readonly composition?: Composition;
  /** What each fill was of the volume of its bar, as a fraction; NaN where the bar has no volume. */
  readonly volumeShares?: Float64Array;
  /** What holding cost beside the fills: withholding, fees for borrowing, spreads of conversions and rolls; in base currency. */
  readonly holdingCosts?: number;
}

/** The columns with what several metrics derive from them. */
export interface MetricInput extends MetricColumns {
  /** Simple returns between neighbouring closes: one fewer than rows. */
  readonly returns: Float64Array;
  /** Their arithmetic mean and their sample standard deviation. */
  readonly meanReturn: number;
  readonly returnDeviation: number;
  readonly meanGross: number;
  /** Arithmetic mean of the equity at all closes. */
  readonly meanEquity: number;
  /** Depth of the deepest drawdown, as a negative fraction. */
  readonly depth: number;
  /** The same of the benchmark; null without one. */
  readonly benchmarkReturns: Float64Array | null;
  /** Annual rate as a fraction; where it changes, what its periods compound to in a year. */
  readonly riskFree: number;
  /** The risk-free rate of one period, as a fraction; where it changes, the mean of the periods' rates. */
  readonly periodRiskFree: number;
  /** Sample standard deviation of `excess`, and its downside deviation from 0, both of one period. */
  readonly excessDeviation: number;
  readonly shortfall: number;
  /** Returns less the risk-free rate of their period, and the same of the benchmark; null without one. */
  readonly excess: Float64Array;
  readonly benchmarkExcess: Float64Array | null;
  readonly drawdowns: readonly Drawdown[];
  /** The returns from the lowest up. */
  readonly sortedReturns: Float64Array;
  readonly moments: Moments;
  /** The moments of `excess`. */
  readonly excessMoments: Moments;
  /** Distance below the highest close so far, one entry per return, as positive fractions. */
  readonly underWater: Float64Array;
  /** Round trips that were completed. */
  readonly closed: readonly Trip[];
}
