// Who waits for a signal sees what one sees who is asked on every row.

import * as fc from 'fast-check';

import { combine, crosses, type Run, type Series, simulate, strategy, sum } from '../../../engine/index.js';
import { anyMarket } from '../any-market.js';
import { anyTerm } from '../any-plan.js';
import { type Law, law } from '../law.js';
import { type Market, feedOf } from '../market.js';
import { type Term, seriesOf } from '../term.js';
import { assertSame, exact, must } from '../transcript.js';

/** What else a strategy makes of the crossings it may wait for. */
interface Uses {
  /** A step that reads the signal, made before the signal or after it. */
  readonly step: 'none' | 'before' | 'after';
  /** The step is taken ahead of the run, since a sum is made from it. */
  readonly isAhead: boolean;
  readonly isPaper: boolean;
  readonly trades: boolean;
}

interface Case extends Uses {
  readonly market: Market;
  readonly terms: readonly [Term, Term];
  readonly first: number;
}

const CLOSE: Term = { price: 'close', raw: true, asset: 0 };
/** A price and its average cross often; what else there is, seldom. */
const anyPair = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 2, max: 4 }).map((n): [Term, Term] => [CLOSE, { fold: 'sma', n, of: CLOSE }]),
  },
  { weight: 1, arbitrary: fc.tuple(anyTerm(), anyTerm()) },
);

const idle = strategy({ about: 'Does nothing.', params: {}, prepare: () => () => {} });

/** What is seen on the rows of a crossing, by who waits for it or by who looks on every row, and at the end. */
function seen({ market, terms, first, step, isAhead, isPaper, trades }: Case, isWaiting: boolean): string[] {
  const lines: string[] = [];
  const kept: Series[] = [];
  const see = (when: string, ...series: readonly Series[]) =>
    lines.push(`${when}: ${series.map((one) => [one.now, one.ago(0), one.ago(1)].map(exact).join(' ')).join(', ')}`);
  const watcher = strategy({
    about: 'Looks at crossings.',
    params: {},
    prepare(_, universe) {
      const [a, b] = terms.map((term) => seriesOf(term, universe));
      const { close } = universe.assets[0];
      let signal: Series | null = null;
      const stepped = () => combine([close], () => signal!.now);
      const early = step === 'before' ? stepped() : null;
      signal = crosses(a, b);
      const own = early ?? (step === 'after' ? stepped() : close);
      const later = isAhead ? sum(own, 2) : own;
      if (isPaper) universe.paper(idle, {});
      const again = crosses(a, b);
      const cross = signal;
      kept.push(cross, again);
      return {
        ...(isWaiting && { when: cross }),
        decide(ctx) {
          if (cross.now === 0) return;
          const fresh = crosses(a, b);
          see(String(ctx.bar), cross, again, fresh, own, later, a, b);
          const all = [cross, again, fresh, ...(step !== 'none' && terms[0] === CLOSE ? [own] : [])];
          must(
            new Set(all.map(({ now }) => now)).size === 1,
            () => `one crossing is ${all.map(({ now }) => now).join(', ')}`,
          );
          if (trades) ctx.target(cross.now > 0 ? 0.5 : 0, universe.assets[0]);
        },
        end() {
          see('end', cross, again, own, later, a, b);
          return [];
        },
      };
    },
  });
  // A model of the user's may read it too, on the row of a fill.
  const slippage = { name: 'looks', about: 'Costs nothing.', cost: () => (kept.length && see('fill', kept[0]), 0) };
  const run: Run = simulate(watcher, feedOf(market), { cash: 1e6, first, slippage });
  lines.push(`${run.orders.length} orders`, kept.map(({ now }) => exact(now)).join(' '));
  return lines;
}

/** A run that waits reads the few events of its signal by their places and not by their rows; nobody is to notice. */
export const waitingSeesTheSame: Law = law({
  about:
    'A strategy that waits for a crossing reads of it, of its past and of all that is made from it, what one reads that is asked on every row.',
  mutants: [
    { file: 'engine/simulate.ts', find: 'bar === due ? event : rows.length', replace: 'rows.length' },
    { file: 'engine/simulate.ts', find: 'bar === due ? event : rows.length', replace: 'event' },
    { file: 'engine/simulate.ts', find: '? event - 1 : rows.length', replace: '? event - 1 : event - 1' },
    { file: 'engine/simulate.ts', find: '? event - 1 : rows.length', replace: '? rows.length : rows.length' },
    { file: 'engine/simulate.ts', find: 'place.bar = -1;', replace: '' },
    { file: 'engine/simulate.ts', find: 'while (event < rows.length && rows[event] < first) event++;', replace: '' },
    { file: 'engine/series.ts', find: ' || clock.followers.length > 0) return', replace: ') return' },
    {
      file: 'engine/series.ts',
      find: 'unwritten !== null && clock.followers.length === 0',
      replace: 'unwritten !== null',
    },
    { file: 'engine/clock.ts', find: 'clock.unwritten = null;', replace: '' },
    { file: 'engine/fold.ts', find: 'makeReady(clock);', replace: '' },
    { file: 'engine/simulate.ts', find: 'endPreparation(clock);', replace: '' },
  ],
  runs: 300,
  cases: fc.record({
    // Where there is a bar on every row, events are read by their places; elsewhere they never are.
    market: fc.oneof(anyMarket(), anyMarket({ readable: true, assets: 1 }), anyMarket({ readable: true })),
    terms: anyPair,
    first: fc.nat(5),
    step: fc.constantFrom('none' as const, 'before' as const, 'after' as const),
    isAhead: fc.boolean(),
    isPaper: fc.boolean(),
    trades: fc.boolean(),
  }),
  check(given) {
    const one = { ...given, first: Math.min(given.first, given.market.rows - 1) };
    const [every, waiting] = [seen(one, false), seen(one, true)];
    assertSame('who waits', every, waiting);
    must(every.at(-1) === 'NaN NaN', () => `after the run its series hold ${every.at(-1)}`);
  },
});
