// The published figures that the generated market passes through, as data with their units.

/** A total return of an index between two closes, as a fraction. */
export interface ReturnPin {
  readonly index: string;
  readonly from: string;
  readonly to: string;
  readonly return: number;
}

/** The sum of a daily series, or of several together, over the dates from `from` to `to`, both included. */
export interface SumPin {
  /** Keys of the series: `name`, or `name@symbol`. */
  readonly series: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly sum: number;
  readonly unit: string;
}

/** The value of a daily series on a date. */
export interface ValuePin {
  readonly series: string;
  readonly date: string;
  readonly value: number;
  readonly unit: string;
}

/** The share of the other values since `since` that lie below the value of `date`, as a fraction. */
export interface RankPin {
  readonly series: string;
  readonly since: string;
  readonly date: string;
  readonly rank: number;
}

// Comments name the figures whose dates the sources leave open: those dates are ours.

/** Returns of the indices. A calendar year runs from the last close of the year before to its own last close. */
export const RETURN_PINS: readonly ReturnPin[] = [
  { index: 'HSTECH', from: '2019-12-31', to: '2020-12-31', return: 0.7871 },
  { index: 'HSTECH', from: '2020-12-31', to: '2021-12-31', return: -0.327 },
  { index: 'HSTECH', from: '2021-12-31', to: '2022-12-30', return: -0.2719 },
  { index: 'HSTECH', from: '2022-12-30', to: '2023-12-29', return: -0.0883 },
  { index: 'HSTECH', from: '2023-12-29', to: '2024-12-31', return: 0.187 },
  { index: 'HSTECH', from: '2024-12-31', to: '2025-03-12', return: 0.3082 },
  { index: 'HSTECH', from: '2024-03-06', to: '2025-03-06', return: 0.7784 },
  { index: 'HSTECH', from: '2025-10-28', to: '2025-11-21', return: -0.115 },
  { index: 'HXC', from: '2024-12-31', to: '2025-03-11', return: 0.1799 },
  { index: 'HXC', from: '2025-03-10', to: '2025-03-11', return: 0.028 },
  { index: 'IXIC', from: '2024-12-31', to: '2025-03-11', return: -0.0971 },
  { index: 'IXIC', from: '2025-10-28', to: '2025-11-21', return: -0.065 },
  { index: 'SPX', from: '2024-12-31', to: '2025-03-11', return: -0.0526 },
  { index: 'SPX', from: '2025-10-28', to: '2025-11-21', return: -0.042 },
  { index: 'DJI', from: '2024-12-31', to: '2025-03-11', return: -0.0261 },
  { index: 'CSI300', from: '2025-10-28', to: '2025-11-21', return: -0.051 },
  { index: 'STAR50', from: '2025-10-28', to: '2025-11-21', return: -0.126 },
];

const YI_CNY = '1e8 CNY';
const YI_HKD = '1e8 HKD';
const BN_USD = '1e9 USD';

/** The funds whose flows stand for all broad-based, all sector and theme, and all Hong Kong funds of the mainland. */
export const BROAD_FUNDS = ['510300', '588000'] as const;
export const SECTOR_FUNDS = ['512480', '512880', '510880'] as const;
export const HONG_KONG_FUND = '513180';

const flowsOf = (funds: readonly string[]) => funds.map((fund) => `net-subscription@${fund}`);

/** Sums of flows over windows. */
export const SUM_PINS: readonly SumPin[] = [
  { series: flowsOf(BROAD_FUNDS), from: '2025-11-10', to: '2025-11-21', sum: 55.9, unit: YI_CNY },
  { series: flowsOf(SECTOR_FUNDS), from: '2025-11-10', to: '2025-11-21', sum: 196.1, unit: YI_CNY },
  { series: flowsOf([HONG_KONG_FUND]), from: '2025-07-01', to: '2025-11-20', sum: 2677, unit: YI_CNY },
  { series: ['southbound'], from: '2024-01-01', to: '2024-12-31', sum: 8078.7, unit: YI_HKD },
  { series: ['southbound'], from: '2024-01-01', to: '2024-03-06', sum: 612.7, unit: YI_HKD },
  { series: ['southbound'], from: '2025-01-01', to: '2025-03-06', sum: 3018.1, unit: YI_HKD },
  { series: ['fixed-income-plus'], from: '2025-01-01', to: '2025-03-31', sum: 1055, unit: YI_CNY },
  { series: ['fixed-income-plus'], from: '2025-04-01', to: '2025-06-30', sum: 824, unit: YI_CNY },
  { series: ['fixed-income-plus'], from: '2025-07-01', to: '2025-09-30', sum: 4795, unit: YI_CNY },
  ...['31', '28', '31', '30', '31', '30', '31', '31', '30', '31'].map((last, k) => {
    const month = `2025-${String(k + 1).padStart(2, '0')}`;
    return { series: ['insurance-inflow'], from: `${month}-01`, to: `${month}-${last}`, sum: 1500, unit: YI_CNY };
  }),
  // "One week in 2023-09": the week is ours.
  { series: ['net-subscription@SPX'], from: '2023-09-18', to: '2023-09-22', sum: -24, unit: BN_USD },
  // A ten-day mean of 1.88 %: the ten days are ours.
  { series: ['turnover-rate'], from: '2025-11-10', to: '2025-11-21', sum: 18.8, unit: 'percent' },
];

/** The single day of net redemption of Hong Kong funds since July 2025; 21 days of net subscription follow it. */
export const OUTFLOW_DAY = '2025-10-21';

/** State variables on dates. */
export const VALUE_PINS: readonly ValuePin[] = [
  { series: 'pe@HSTECH', date: '2025-03-06', value: 25.3, unit: 'times earnings' },
  { series: 'pe@IXIC', date: '2025-03-06', value: 39.72, unit: 'times earnings' },
  { series: 'vix', date: '2025-10-27', value: 15.8, unit: 'percent a year' },
  { series: 'vix', date: '2025-11-20', value: 26.4, unit: 'percent a year' },
  // "2023-08": the day is ours.
  { series: 'put-call', date: '2023-08-18', value: 0.72, unit: 'ratio' },
  // "Early February 2025": the day is ours.
  { series: 'hedge-fund-china-allocation', date: '2025-02-05', value: 7.6, unit: 'percent of the prime book' },
  // The date of the figure is ours.
  { series: 'tmt-turnover-share', date: '2025-11-21', value: 29.8, unit: 'percent of turnover' },
  // "Since the start of 2023": the later date is ours.
  { series: 'hedge-fund-leverage', date: '2023-01-03', value: 2.8, unit: 'times' },
  { series: 'hedge-fund-leverage', date: '2023-09-29', value: 2.3, unit: 'times' },
  // Both dates are ours.
  { series: 'global-median-pe', date: '2021-12-31', value: 22, unit: 'times earnings' },
  { series: 'global-median-pe', date: '2023-09-29', value: 18, unit: 'times earnings' },
];

/** Percentiles of state variables. */
export const RANK_PINS: readonly RankPin[] = [
  { series: 'pe@HSTECH', since: '2020-07-27', date: '2025-03-06', rank: 0.3266 },
  { series: 'tmt-turnover-share', since: '2023-01-01', date: '2025-11-21', rank: 0.33 },
  { series: 'hedge-fund-china-allocation', since: '2020-02-05', date: '2025-02-05', rank: 0.23 },
  // "About the 10th in January": the day is ours.
  { series: 'hedge-fund-china-allocation', since: '2020-01-10', date: '2025-01-10', rank: 0.1 },
];

/** Implied volatilities that were "steady around" a value, in percent a year; the window is that of the S&P 500's rise. */
export const STEADY_PINS = [
  { series: 'csi-300-implied-volatility', from: '2025-10-27', to: '2025-11-20', around: 19 },
  { series: 'csi-1000-implied-volatility', from: '2025-10-27', to: '2025-11-20', around: 23.4 },
] as const;
