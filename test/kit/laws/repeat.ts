// A run repeated is the same run, whatever was run before it and however the engine gets from bar to bar.

import { ColumnCache, RunBuffer, simulate, strategy } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { feedOf } from '../market.js';
import { planStrategy } from '../plan.js';
import { FOLDS } from '../term.js';
import { type PlayShape, anyForkedPlay, anyPlay, lotsOf, run, settingsOfPlay, strategyOf, withPlans } from '../play.js';
import { assertSame, transcript } from '../transcript.js';

/** Another user of the columns: asks for every fold of every price. */
const readsEverything = strategy({
  about: 'Reads all there is and never trades.',
  params: {},
  prepare(_, { assets }) {
    for (const { close, raw } of assets) {
      for (const fold of Object.values(FOLDS))
        for (let n = 1; n < 7; n++) for (const one of [close, raw.close]) fold(one, n);
    }
    return () => {};
  },
});

/** Equal settings give equal bytes. */
export const runsRepeat = (shape: PlayShape = {}): Law =>
  law({
    about:
      'A run repeated is the same to the bit, also after another run, and with shared columns or in a used buffer.',
    mutants: [
      { file: 'engine/context.ts', find: "random(this.#desk.seed, 'strategy')", replace: 'Math.random' },
      {
        file: 'engine/context.ts',
        find: "this.#random ??= random(this.#desk.seed, 'strategy');\n    return this.#random();",
        replace:
          "(globalThis as any).tidemarkDraw ??= random(this.#desk.seed, 'strategy');\n    return (globalThis as any).tidemarkDraw();",
      },
      { file: 'engine/fold.ts', find: 'from.push(id);', replace: '' },
      {
        file: 'engine/pricing.ts',
        find: 'else if (!started) for (let row = from; row < bar; row++) equity[row - first] = cash;',
        replace: '',
      },
      { file: 'engine/order-columns.ts', find: 'this.filled.fill(0, 0, length);', replace: '' },
      { file: 'engine/tape-columns.ts', find: 'this.events.length = 0;', replace: '' },
      { file: 'engine/indicators/extremes.ts', find: 'fold(`highest ${n}`', replace: "fold('highest'" },
    ],
    runs: 400,
    cases: anyForkedPlay(withPlans(shape)),
    check({ play, other }) {
      const played = strategyOf(play.actor, play.market);
      const feed = feedOf(play.market);
      const settings = settingsOfPlay(play);
      const once = transcript(simulate(played, feed, settings));
      assertSame('the same run twice', once, transcript(simulate(played, feed, settings)));
      run({ ...play, market: other, seed: play.seed + 1 });
      assertSame('after another run', once, transcript(simulate(played, feed, settings)));
      const columns = new ColumnCache();
      simulate(readsEverything, feed, { ...settings, params: {}, columns });
      const buffer = new RunBuffer();
      const elsewhere = { ...play, market: other };
      simulate(strategyOf(play.actor, other), feedOf(other), { ...settingsOfPlay(elsewhere), buffer });
      for (const which of ['first', 'second']) {
        const shared = simulate(played, feed, { ...settings, columns, buffer });
        assertSame(`with shared columns and a used buffer, the ${which} time`, once, transcript(shared));
      }
      assertSame('on a feed made again', once, transcript(run(play)));
    },
  });

/** Skipping to the rows that a schedule declares is testing it on every row. */
export const scheduleIsATest: Law = law({
  about: 'A schedule declared with `when` gives the same bytes as testing it on every row.',
  mutants: [
    { file: 'engine/simulate.ts', find: 'Math.min(due, events.next)', replace: 'due' },
    { file: 'engine/simulate.ts', find: 'bar = book.size > 0 ? bar + 1 : ', replace: 'bar = ' },
    { file: 'engine/events.ts', find: 'ledger.isRestless ? bar + 1 : next', replace: 'next' },
    { file: 'engine/simulate.ts', find: 'bar < quiet && book.size === 0', replace: 'bar < quiet' },
    { file: 'engine/simulate.ts', find: 'events.next < to ? events.next : to', replace: 'to' },
    { file: 'engine/simulate.ts', find: 'rows[event] < first', replace: 'rows[event] <= first' },
    { file: 'engine/column-cache.ts', find: 'value !== 0 && value === value', replace: 'value !== 0' },
  ],
  runs: 600,
  cases: anyPlay({ actors: 'plans', scheduled: true }),
  check(play) {
    const { market, actor } = play;
    if (!('plan' in actor)) return;
    const [declared, tested] = [true, false].map((isDeclared) =>
      simulate(planStrategy(actor.plan, lotsOf(market), isDeclared), feedOf(market), settingsOfPlay(play)),
    );
    assertSame('declared and tested', transcript(declared), transcript(tested));
  },
});
