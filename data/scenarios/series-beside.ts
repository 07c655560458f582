// The outside series of a made-up market: money, fear, valuation and trading that are consistent with its prices.

import { type Draw, random } from '../../engine/index.js';
import type { Observations } from '../dataset.js';
import type { MadeAsset } from '../generator/economy/asset.js';
import type { Course } from '../generator/economy/course.js';
import { creditSpread, impliedVolatility, putCall } from '../generator/economy/series/fear.js';
import { money, type MoneySpec } from '../generator/economy/series/money.js';
import { priceToEarnings } from '../generator/economy/series/price-to-earnings.js';
import { shortRatio, turnoverRate } from '../generator/economy/series/trading.js';
import { observe } from '../generator/observe.js';
import { onto } from './onto.js';
import { onConnectDays } from './southbound.js';
import { urgeOf } from './urge.js';

/** What the numbers of the series are in. */
export const NOTES: readonly string[] = [
  'Net subscriptions are in 1e8 CNY for mainland funds and in 1e9 USD for those of New York; southbound flows are in 1e8 HKD.',
];

/** Net subscriptions of funds of shares: money that buys the dip, less so in New York; and the money that goes south, which follows the trend. */
const SUBSCRIPTIONS: Readonly<Record<string, MoneySpec>> = {
  XSHG: { mean: 0, noise: 6, dip: 6 },
  XNYS: { mean: 0.2, noise: 1.5, dip: 0.6 },
};
const SOUTHBOUND: MoneySpec = { mean: 20, noise: 20, chase: 12 };
/** Price to earnings at the beginning and growth of earnings a year, by market. */
const EARNINGS: Readonly<Record<string, readonly [value: number, growth: number]>> = {
  XSHG: [14, 0.06],
  XHKG: [11, 0.05],
  XNYS: [20, 0.07],
};
const TURNOVER = 4;

/** The series of every asset that has some, each from a stream of its own, with the times of publication. The first fund of shares of a market
 *  stands for the market: `southbound` answers to the first of Hong Kong, `vix`, `put-call` and `credit-spread` to the first of New York. */
export function seriesBeside(seed: number, made: readonly MadeAsset[], course: Course): Observations[] {
  const stream = (key: string): Draw => random(seed, `series ${key}`);
  const firstOf = (market: string) => made.find(({ spec }) => spec.market === market && isShares(spec));
  const [hongKong, newYork] = [firstOf('XHKG'), firstOf('XNYS')];
  return [
    ...made.flatMap((asset) => ownSeries(stream, asset)),
    ...(hongKong ? [southbound(seed, stream, hongKong, course)] : []),
    ...(newYork ? fears(stream, newYork, course) : []),
  ];
}

const isShares = ({ exposure = 1 }: MadeAsset['spec']): boolean => exposure > 0;

/** Series that belong to one asset. */
function ownSeries(stream: (key: string) => Draw, asset: MadeAsset): Observations[] {
  const { spec, path } = asset;
  const { symbol, market } = spec;
  const evening = market === 'XNYS' ? 'usEvening' : 'chinaEvening';
  const series = [observe(`turnover-rate@${symbol}`, path.days, turnoverRate(asset, TURNOVER), evening)];
  if (!isShares(spec)) return series;
  const [value, growth] = EARNINGS[market];
  const ratio = priceToEarnings(stream(`pe@${symbol}`), asset, value, growth);
  series.push(observe(`pe@${symbol}`, path.days, ratio, evening));
  const subscribed = SUBSCRIPTIONS[market];
  if (subscribed) {
    const key = `net-subscription@${symbol}`;
    series.push(
      observe(key, path.days, money(stream(key), asset, subscribed), market === 'XNYS' ? 'usMorning' : 'chinaMorning'),
    );
  } else {
    const key = `short-ratio@${symbol}`;
    series.push(observe(key, path.days, shortRatio(stream(key), asset), 'chinaEvening'));
  }
  return series;
}

/** Money from the mainland, on the days of Stock Connect. */
function southbound(seed: number, stream: (key: string) => Draw, asset: MadeAsset, { days }: Course): Observations {
  const urge = onto(asset.path.days, days, urgeOf(seed, days.length)).map((value) => URGE * value);
  const open = onConnectDays(asset.path.days, money(stream('southbound'), asset, SOUTHBOUND, urge));
  return observe('southbound', open.days, open.values, 'chinaEvening');
}

/** Amount for one unit of the urge to buy in Hong Kong. */
const URGE = 20;

function fears(stream: (key: string) => Draw, asset: MadeAsset, { days, markets }: Course): Observations[] {
  const sessions = asset.path.days;
  const unison = markets[asset.spec.market]?.unison;
  const stress = unison ? onto(sessions, days, unison) : undefined;
  return [
    observe('vix', sessions, impliedVolatility(stream('vix'), asset), 'usEvening'),
    observe('put-call', sessions, putCall(stream('put-call'), asset), 'usEvening'),
    observe('credit-spread', sessions, creditSpread(stream('credit-spread'), asset, stress), 'usEvening'),
  ];
}
