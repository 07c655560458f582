// Strategies and markets that audits are tried with, and what an audit found of them.

import type { Audit, Subject } from '../../audit/index.js';
import { type Definition, type Feed, type Params, strategy } from '../../engine/index.js';
import { feedOf, type MadeAsset } from '../kit/market.js';

export const asset = (symbol: string, rows: number, phase: number): MadeAsset => ({
  symbol,
  market: 'XSHG',
  multiplier: 1,
  terms: [{ row: 0 }],
  bars: Array.from({ length: rows }, (_, row) => {
    const close = 100 + 10 * Math.sin(row + phase) + row / 10;
    return { open: close, high: close + 1, low: close - 1, close, volume: 1000 };
  }),
  actions: [],
});
export const marketOf = (rows: number): Feed =>
  feedOf({ rows, assets: [asset('AAA', rows, 0), asset('BBB', rows, 2)], series: [] });

export const own = (prepare: Definition<Params>['prepare']) => () =>
  strategy({ about: 'Made for a test.', params: {}, prepare });

export function subjectOf(make: () => ReturnType<typeof strategy>, given: Partial<Subject> = {}): Subject {
  return {
    feed: marketOf(60),
    first: 0,
    conduct: async () => ({ cash: 10_000 }),
    fresh: async () => make(),
    // What the tests write down themselves is the strategy.
    placeOf: (error) => (/\.test\.ts/.test(error.stack ?? '') ? 'mine.ts:1' : undefined),
    cuts: 20,
    ...given,
  };
}

export const findings = ({ verdicts }: Audit) => verdicts.filter(({ gravity }) => gravity === 'finding');
export const probes = (result: Audit) => findings(result).map(({ probe }) => probe);
