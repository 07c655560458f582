// The mainland part of the demo: index funds and what is known about them, in CNY.

import { random } from '../../engine/index.js';
import type { Dataset } from '../dataset.js';
import { MAINLAND_FUNDS } from './funds.js';
import type { IndexPath } from './index-path.js';
import { listed } from './instrument-bars.js';
import { mainlandFlows } from './mainland-flows.js';
import { mainlandState } from './mainland-state.js';
import { observe } from './observe.js';
import { ontoSessions } from './onto-sessions.js';
import type { Shared } from './paths.js';
import { HONG_KONG_FUND } from './pins.js';
import { sessions } from './sessions.js';
import { toDecimals } from './to-decimals.js';
import { valuation } from './valuation.js';

/** Price to earnings at the last close, and yearly growth of earnings; all ours. */
const VALUATIONS = {
  '510300': { value: 14, growth: 0.03 },
  '588000': { value: 60, growth: 0.08 },
  '512480': { value: 70, growth: 0.08 },
  '512880': { value: 19, growth: 0.03 },
  '510880': { value: 8, growth: 0.05 },
} as const;

/** Funds of which the level of the tracked index is published too. */
const PUBLISHED_INDICES = ['510300', '588000', HONG_KONG_FUND];

/** The dataset, without the words about how it was made. */
export function mainland(shared: Shared): Omit<Dataset, 'generated'> {
  const { world, paths, hongKongValuation } = shared;
  const days = sessions('mainland');
  const local = (path: IndexPath) => (path.spec.market === 'mainland' ? path : ontoSessions(path, days));
  const funds = MAINLAND_FUNDS.map((spec) => listed(world, spec, local(paths[spec.index])));
  const indexOf = (symbol: string) => paths[MAINLAND_FUNDS.find((fund) => fund.symbol === symbol)!.index];
  const last = (value: number) => ({ at: days.length - 1, value });
  return {
    instruments: funds.map(({ instrument }) => instrument),
    bars: funds.map(({ bars }) => bars),
    frequency: 'daily',
    actions: funds.flatMap(({ actions }) => actions),
    observations: [
      ...PUBLISHED_INDICES.map((symbol) => {
        const { days: own, close, spec } = indexOf(symbol);
        return observe(`index@${symbol}`, own, close, spec.market === 'mainland' ? 'mainlandClose' : 'hongKongClose');
      }),
      ...mainlandFlows(shared, days, indexOf),
      ...Object.entries(VALUATIONS).map(([symbol, { value, growth }]) => {
        const ratio = valuation(random(world.seed, `pe@${symbol}`), indexOf(symbol), last(value), growth);
        const rounded = ratio.map((x) => toDecimals(x, 2));
        return observe(`pe@${symbol}`, days, rounded, 'chinaEvening');
      }),
      observe(`pe@${HONG_KONG_FUND}`, hongKongValuation.days, hongKongValuation.values, 'chinaEvening'),
      ...mainlandState(
        world,
        paths.CSI300,
        funds.map(({ bars }) => bars),
      ),
    ],
    notes: [
      'The fund 513180 is priced in CNY as its index is in HKD: the exchange rate is left out.',
      'Net subscriptions of the mainland are in 1e8 CNY; the funds shown stand for all funds of their kind.',
    ],
  };
}
