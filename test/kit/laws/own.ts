// Indicators that a strategy steps itself follow the clock.

import * as fc from 'fast-check';

import { type Series, indicator, simulate, strategy } from '../../../engine/index.js';
import { anyMarket } from '../any-market.js';
import { anyTerm } from '../any-plan.js';
import { type Law, law } from '../law.js';
import { type Market, feedOf } from '../market.js';
import { type Term, seriesOf } from '../term.js';
import { must } from '../transcript.js';

/** What a strategy reads of an indicator of its own, and of one made from it, every so many rows and at the end. */
function told(market: Market, term: Term, rows: number, declared: boolean): string[] {
  const lines: string[] = [];
  const reader = strategy({
    about: 'Steps indicators of its own and never trades.',
    params: {},
    prepare(_, universe) {
      const source = seriesOf(term, universe);
      const always = universe.every(1);
      const due = universe.every(rows);
      let stepped = -1;
      // `always` has something new on every row: one step is one row.
      const own = indicator([source, always], () => (value) => {
        stepped++;
        must(Object.is(source.now, value), () => `the step of row ${stepped} sees ${source.now}, not ${value}`);
        return value;
      });
      const twice = indicator(own, () => (value) => 2 * value);
      // Has nothing new on rows without a bar, so that its last step may lie before the row of the decision.
      const sparse = indicator(source, () => (value) => value);
      const show = (series: Series) => `${series.now} ${series.ago(1)}`;
      return {
        ...(declared && { when: due }),
        decide({ bar }) {
          must(stepped <= bar, () => `row ${stepped} was stepped on row ${bar}`);
          if (due.now > 0) lines.push(`${bar}: ${show(own)} ${show(twice)} ${show(sparse)} of ${source.now}`);
        },
        end() {
          lines.push(`end: ${show(own)} ${show(twice)} ${show(sparse)} of ${source.now}`);
          return [];
        },
      };
    },
  });
  simulate(reader, feedOf(market), { cash: 1 });
  return lines;
}

/** The future has not been stepped: what a step keeps outside is of the past. */
export const ownIndicatorsFollowTheClock: Law = law({
  about:
    'The step of an own indicator has seen no later row and sees other series as they were on its own; deciding on a schedule reads what deciding on every row does.',
  mutants: [
    {
      file: 'engine/fold.ts',
      find: 'const last = Math.min(row, axis.latest.length - 1);',
      replace: 'const last = axis.latest.length - 1;',
    },
    { file: 'engine/fold.ts', find: 'clock.bar = axis.rows[next];', replace: '' },
    { file: 'engine/fold.ts', find: 'clock.bar = bar;', replace: '' },
    { file: 'engine/simulate.ts', find: 'follow(bar);\n          const from', replace: 'const from' },
    { file: 'engine/simulate.ts', find: 'follow(clock.bar);', replace: '' },
  ],
  runs: 300,
  cases: fc.record({
    market: anyMarket(),
    term: anyTerm({ allIndicators: true }),
    rows: fc.integer({ min: 1, max: 5 }),
  }),
  check({ market, term, rows }) {
    const always = told(market, term, rows, false);
    const seldom = told(market, term, rows, true);
    must(
      always.join('\n') === seldom.join('\n'),
      () => `on every row:\n${always.join('\n')}\nseldom:\n${seldom.join('\n')}`,
    );
    for (const line of always) {
      const [, now, value] = /^\S+ (\S+) .* of (\S+)$/.exec(line)!;
      must(now === value, () => `not up to date: ${line}`);
    }
  },
});
