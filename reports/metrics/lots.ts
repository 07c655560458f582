// The same trades cut another way, and seen from inside: lots first in first out, and how far prices went while they were held.

import type { Excursion } from './input.js';
import type { Metric } from './metric.js';
import { averageOf, hitRate, profitFactor } from './trades.js';

/** Mean of the worst that the price stood against each trade, a negative fraction of its entry price, or 0; NaN without any, and where that
 *  of one is missing. */
export const averageAdverseExcursion = (trades: readonly Partial<Excursion>[]): number =>
  averageOf(trades, ({ adverse = Number.NaN }) => adverse);

/** Mean of the best that the price stood in favour of each trade, a fraction of its entry price; NaN likewise. */
export const averageFavourableExcursion = (trades: readonly Partial<Excursion>[]): number =>
  averageOf(trades, ({ favourable = Number.NaN }) => favourable);

/** The metrics of this family. */
export const LOT_METRICS = {
  averageAdverseExcursion: {
    label: 'Average adverse excursion',
    family: 'trade',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about:
      'Mean of the worst unrealised return of each completed round trip, from the lows (of a short, the highs) of its bars; undefined without any.',
    formula: 'mean(min over its bars of side · (low / entry price - 1), at most 0)',
    source: 'J. Sweeney, Maximum Adverse Excursion, 1996',
    convention:
      'fraction of the average entry price; of the bars of entry and exit only what the holding can have seen; distributions and costs left out',
    undefinedWhen: 'no round trip was completed',
    compute: ({ excursions, closed }) => averageAdverseExcursion(excursions ?? closed),
  },
  averageFavourableExcursion: {
    label: 'Average favourable excursion',
    family: 'trade',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about:
      'Mean of the best unrealised return of each completed round trip, from the highs (of a short, the lows) of its bars; undefined without any.',
    formula: 'mean(max over its bars of side · (high / entry price - 1), at least 0)',
    source: 'J. Sweeney, Maximum Adverse Excursion, 1996',
    convention:
      'fraction of the average entry price; of the bars of entry and exit only what the holding can have seen; distributions and costs left out',
    undefinedWhen: 'no round trip was completed',
    compute: ({ excursions, closed }) => averageFavourableExcursion(excursions ?? closed),
  },
  fifoTrades: {
    label: 'Lots closed',
    family: 'trade',
    unit: 'count',
    direction: 0,
    ofCurve: false,
    about: 'Lots that were closed, first in first out; one that was closed in parts counts as many times.',
    formula: 'count',
    source: 'custom of the field',
    convention: 'each purchase is a lot; sales close the oldest lot first, each closing a trade',
    undefinedWhen: 'the lots are not known',
    compute: ({ fifoTrades }) => fifoTrades?.length ?? Number.NaN,
  },
  fifoHitRate: {
    label: 'Hit rate of lots',
    family: 'trade',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about: 'Share of the lots closed first in first out that made money after costs; undefined without any.',
    formula: 'count(profit > 0) / fifoTrades',
    source: 'custom of the field',
    convention: 'after all costs, shared by quantity',
    undefinedWhen: 'no lot was closed',
    compute: ({ fifoTrades = [] }) => hitRate(fifoTrades),
  },
  fifoProfitFactor: {
    label: 'Profit factor of lots',
    family: 'trade',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about:
      'Profit of the winning lots, closed first in first out, over the loss of the losing ones; undefined without a loser.',
    formula: 'Σ max(profit, 0) / Σ max(-profit, 0), over lots',
    source: 'custom of the field',
    convention: 'after all costs, shared by quantity',
    undefinedWhen: 'no lot lost',
    compute: ({ fifoTrades = [] }) => profitFactor(fifoTrades),
  },
} satisfies Record<string, Metric>;
