// One tradable instrument of the demo: its words, its bars and its distributions.

import { type Action, type Bars, type Instrument, type Kind, random } from '../../engine/index.js';
import { instrumentOf } from '../instruments.js';
import { candles } from './candles.js';
import { type Distributions, distributions } from './distributions.js';
import type { IndexPath } from './index-path.js';
import type { World } from './world.js';

/** What an instrument is called and how it shows an index. */
export interface InstrumentSpec {
  readonly symbol: string;
  /** Without "(generated)", which is added. */
  readonly name: string;
  readonly market: string;
  readonly currency: string;
  readonly kind: Kind;
  readonly class?: string;
  /** Price for one point of its index, and decimals of its prices. */
  readonly scale: number;
  readonly decimals: number;
  /** Units traded on an ordinary day, in multiples of `volumeLot`. */
  readonly volume: number;
  readonly volumeLot: number;
  /** Yearly distribution as a fraction of the price; 0 where there is none. */
  readonly yield?: number;
}

/** An instrument with its history. */
export interface Listed {
  readonly instrument: Instrument;
  readonly bars: Bars;
  readonly actions: readonly Action[];
}

/** The instrument, in a world, over the path of the index that it shows. */
export function listed(world: World, spec: InstrumentSpec, path: IndexPath): Listed {
  const { symbol, market, currency, kind, scale, decimals } = spec;
  const instrument = instrumentOf(symbol, {
    name: `${spec.name} (generated)`,
    market,
    currency,
    kind,
    ...(spec.class === undefined ? {} : { class: spec.class }),
  });
  const paid: Partial<Distributions> = spec.yield ? distributions(symbol, path, scale, decimals, spec.yield) : {};
  const look = { symbol, scale, decimals, volume: spec.volume, lot: spec.volumeLot };
  const bars = candles(random(world.seed, `bars ${symbol}`), path, look, paid.factor);
  return { instrument, bars, actions: paid.actions ?? [] };
}
