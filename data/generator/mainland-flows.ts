// Money that flows into the mainland's funds.

import { random } from '../../engine/index.js';
import { isoDay } from '../day.js';
import type { Observations } from '../dataset.js';
import { type FlowSpec, flow } from './flow.js';
import type { IndexPath } from './index-path.js';
import { observe } from './observe.js';
import { FLOW_DECIMALS, type Shared } from './paths.js';
import { type DailySeries, pinSums } from './pin-sums.js';
import { BROAD_FUNDS, HONG_KONG_FUND, SECTOR_FUNDS } from './pins.js';
import { toDecimals } from './to-decimals.js';

/** Net subscriptions by fund: money that buys the dip of broad indices and follows the trend of gold. */
const FLOWS: Readonly<Record<string, FlowSpec>> = {
  '510300': { mean: 4, noise: 10, dip: 12 },
  '588000': { mean: 2, noise: 6, dip: 7 },
  '512480': { mean: 2, noise: 5, dip: 5 },
  '512880': { mean: 1, noise: 5, dip: 4 },
  '510880': { mean: 1, noise: 2, dip: 1.5 },
  '518880': { mean: 1, noise: 2, dip: -1 },
  '511260': { mean: 0.3, noise: 0.8, dip: 0 },
};

/** Other money, which answers to the CSI 300; insurers since 2025, the year that the estimate is about. */
const FIXED_INCOME_PLUS: FlowSpec = { mean: 14, noise: 5, dip: 3 };
const INSURANCE: FlowSpec = { mean: 71, noise: 12, dip: 0 };
const INSURANCE_SINCE = '2025-01-01';

/** Net subscriptions of each fund, of all A-share funds and of the Hong Kong funds, and the other money, in 1e8 CNY. */
export function mainlandFlows(
  { world, paths, hongKongFlows }: Shared,
  days: Float64Array,
  indexOf: (symbol: string) => IndexPath,
): Observations[] {
  const made = (key: string, path: IndexPath, own: Float64Array, spec: FlowSpec) =>
    flow(random(world.seed, key), path, own, spec);
  const raw = Object.entries(FLOWS).map(([symbol, spec]) => {
    const key = `net-subscription@${symbol}`;
    return [key, made(key, indexOf(symbol), days, spec)] as const;
  });
  const funds: DailySeries = pinSums(days, Object.fromEntries(raw), FLOW_DECIMALS);
  const aShare = [...BROAD_FUNDS, ...SECTOR_FUNDS].map((symbol) => funds[`net-subscription@${symbol}`]);
  const together = days.map((_, k) =>
    toDecimals(
      aShare.reduce((sum, fund) => sum + fund[k], 0),
      FLOW_DECIMALS,
    ),
  );
  const plus = { 'fixed-income-plus': made('fixed-income-plus', paths.CSI300, days, FIXED_INCOME_PLUS) };
  const year = days.filter((day) => day >= isoDay(INSURANCE_SINCE));
  const insurance = { 'insurance-inflow': made('insurance-inflow', paths.CSI300, year, INSURANCE) };
  const { days: connect, values: hongKong } = hongKongFlows;
  return [
    ...Object.entries(funds).map(([key, values]) => observe(key, days, values, 'chinaMorning')),
    observe(`net-subscription@${HONG_KONG_FUND}`, connect, hongKong, 'chinaMorning'),
    observe('net-subscription-a-share', days, together, 'chinaMorning'),
    observe('net-subscription-hong-kong', connect, hongKong, 'chinaMorning'),
    observe('fixed-income-plus', days, pinSums(days, plus, FLOW_DECIMALS)['fixed-income-plus'], 'quarterReport'),
    observe('insurance-inflow', year, pinSums(year, insurance, FLOW_DECIMALS)['insurance-inflow'], 'chinaMorning'),
  ];
}
