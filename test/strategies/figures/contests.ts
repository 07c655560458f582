// What strategies are compared with on the generated markets of several seeds, as the table in docs/strategies.md has it.

import { align, rowOf } from '../../../data/index.js';
import { generateDemo } from '../../../data/generator/index.js';
import { percent, row, summaryOf } from './figure.js';

/** A strategy and what it is compared with on generated markets of several seeds. */
export interface Contest {
  readonly strategy: string;
  readonly against: string;
  readonly params: Readonly<Record<string, number>>;
  readonly market: 'hongKong' | 'mainland' | 'us';
}

export const CONTESTS: readonly Contest[] = [
  { strategy: 'buy-the-dip-inflows', against: 'buy-and-hold', params: {}, market: 'mainland' },
  { strategy: 'high-to-low-rotation', against: 'buy-and-hold', params: {}, market: 'mainland' },
  { strategy: 'defensive-hedge', against: 'defensive-hedge', params: { cut: 0, tail: 0 }, market: 'us' },
  { strategy: 'southbound-momentum', against: 'buy-and-hold', params: {}, market: 'hongKong' },
  // Without the flow there is momentum alone.
  {
    strategy: 'southbound-momentum',
    against: 'southbound-momentum',
    params: { strong: 0, weak: 0 },
    market: 'hongKong',
  },
  { strategy: 'drawdown-control', against: 'buy-and-hold', params: {}, market: 'mainland' },
  { strategy: 'risk-parity', against: 'buy-and-hold', params: {}, market: 'mainland' },
];

const SEEDS = 10;

/** The rows of the contests: in how many seeds the strategy was better, and the median annual return of both. */
export function contestRows(): string[] {
  const outcomes = CONTESTS.map(() => [] as { own: Outcome; other: Outcome }[]);
  for (let seed = 1; seed <= SEEDS; seed++) {
    const demo = generateDemo(seed);
    const feeds = { hongKong: align(demo.hongKong), mainland: align(demo.mainland), us: align(demo.us) };
    CONTESTS.forEach(({ strategy, against, params, market }, k) => {
      const feed = feeds[market];
      const first = rowOf(feed, '2020-01-02');
      outcomes[k].push({ own: summaryOf(strategy, feed, first, {}), other: summaryOf(against, feed, first, params) });
    });
  }
  return CONTESTS.map(({ strategy, against, params }, k) => {
    const better = (test: (own: Outcome, other: Outcome) => boolean) =>
      `${outcomes[k].filter(({ own, other }) => test(own, other)).length} of ${SEEDS}`;
    const changed = Object.entries(params).map(([name, value]) => `--${name} ${value}`);
    return row([
      `\`${strategy}\``,
      `\`${[against, ...changed].join(' ')}\``,
      better((own, other) => own.sharpe > other.sharpe),
      better((own, other) => own.maxDrawdown > other.maxDrawdown),
      percent(median(outcomes[k].map(({ own }) => own.cagr))),
      percent(median(outcomes[k].map(({ other }) => other.cagr))),
    ]);
  });
}

type Outcome = ReturnType<typeof summaryOf>;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
