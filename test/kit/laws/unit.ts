// The unit in which money is counted changes nothing.

import type { Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Market, mapAssets, mapBars } from '../market.js';
import { anyPlay, run } from '../play.js';
import type { Instruction, Script } from '../script.js';
import { assertSame, exact } from '../transcript.js';

const scaleMarket = (market: Market, k: number): Market =>
  mapAssets(market, (asset) => {
    const priced = mapBars(asset, (bar) => {
      return { ...bar, open: bar.open * k, high: bar.high * k, low: bar.low * k, close: bar.close * k };
    });
    return {
      ...priced,
      terms: asset.terms.map((terms) => ({
        ...terms,
        tick: (terms.tick ?? NaN) * k,
        ticks: (terms.ticks ?? []).map(([from, tick]) => [from * k, tick * k] as const),
        commissionPerUnit: (terms.commissionPerUnit ?? 0) * k,
        commissionMinimum: (terms.commissionMinimum ?? 0) * k,
        sellFeePerUnit: (terms.sellFeePerUnit ?? 0) * k,
      })),
      actions: asset.actions.map((action) =>
        action.kind === 'split' ? action : { ...action, value: action.value * k },
      ),
    };
  });

const scaleScript = (script: Script, k: number): Script =>
  script.map((one): Instruction => {
    if (one.kind === 'replace') return { ...one, change: { ...one.change, limit: (one.change.limit ?? NaN) * k } };
    if (one.kind !== 'order') return one;
    const { notional, limit, stop, trail } = one;
    return {
      ...one,
      ...(notional !== undefined && { notional: notional * k }),
      ...(limit !== undefined && { limit: limit * k }),
      ...(stop !== undefined && { stop: stop * k }),
      ...(trail !== undefined && { trail: trail * k }),
    };
  });

const scaled = ({ orders, fills, refusals, equity }: Run, k: number): string[] => [
  ...Array.from(orders, ({ id, side, quantity, limit, stop, trail, trailRate, group, status, filled }) =>
    ['order', id, side, quantity, limit * k, stop * k, trail * k, trailRate, group, status, filled]
      .map(exact)
      .join(' '),
  ),
  ...Array.from(fills, (fill) =>
    [
      fill.order,
      fill.quantity,
      fill.price * k,
      fill.commission * k,
      fill.tax * k,
      fill.slippage * k,
      fill.cash * k,
      fill.bar,
    ]
      .map(exact)
      .join(' '),
  ),
  ...Array.from(refusals, ({ order, quantity, reason, bar }) => `refusal ${order} ${quantity} ${reason} ${bar}`),
  ...Array.from(equity, (worth) => exact(worth * k)),
];

/** Prices in another unit of money are the same prices. */
export const moneyHasNoUnit: Law = law({
  about:
    'All prices, ticks, minima and the cash times a power of two: the same quantities and outcomes, all money times it, to the bit.',
  mutants: [
    { file: 'engine/execute.ts', find: 'let cost = quoted * fraction', replace: 'let cost = fraction' },
    {
      file: 'engine/target.ts',
      find: '((options.band ?? 0) * equity) / unit',
      replace: '((options.band ?? 0) * 100000) / unit',
    },
    {
      file: 'engine/tick.ts',
      find: 'const isNear = Math.abs(ticks - nearest) <= CLOSE * Math.abs(nearest);',
      replace: 'const isNear = Math.abs(ticks - nearest) * tick <= 0.003;',
    },
    {
      file: 'engine/execute.ts',
      find: 'Math.max(terms.commissionMinimum, accrued + raw)',
      replace: 'Math.max(Math.min(terms.commissionMinimum, 5), accrued + raw)',
    },
  ],
  runs: 300,
  cases: anyPlay({ actors: 'scripts' }),
  check(play) {
    if (!('script' in play.actor)) return;
    const { market, cash, actor } = play;
    for (const k of [4, 0.5]) {
      const other = run({
        ...play,
        cash: cash * k,
        market: scaleMarket(market, k),
        actor: { script: scaleScript(actor.script, k) },
      });
      assertSame(`money times ${k}`, scaled(run(play), k), scaled(other, 1));
    }
  },
});
