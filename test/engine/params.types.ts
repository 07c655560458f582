// What the types of params forbid; the compiler is the test, through `npm run check:types`.

import { choice, flag, int, num, strategy, table } from '../../engine/index.js';

/** Each line that should not compile says so; one that compiles after all is an error. */
export default strategy({
  about: 'Never runs.',
  params: {
    window: int(10, { about: 'bars' }),
    dip: num(0.05, { about: 'a fall' }),
    loud: flag(true, { about: 'says more' }),
    rule: choice('mean', ['mean', 'median'], { about: 'the centre' }),
    orders: table(['date'], { about: 'rows' }),
  },
  // @ts-expect-error: a misspelt param
  valid: ({ widnow }) => widnow > 0,
  prepare({ window, dip, loud, rule, orders }, { assets: [asset], series }) {
    const numbers: number = window + dip;
    const word: 'mean' | 'median' = rule;
    const yes: boolean = loud;
    const line: number = orders[0].line;
    // @ts-expect-error: a choice is one of its names
    const other: 'mode' = rule;
    // @ts-expect-error: a flag is no number
    const flagged: number = loud;
    // @ts-expect-error: the column behind a series cannot be reached
    const column = asset.close.column;
    return (ctx) => {
      // @ts-expect-error: a side is 1 or -1
      ctx.order({ asset, side: 2, quantity: numbers });
      // @ts-expect-error: there is no such type of order
      ctx.order({ asset, side: 1, quantity: line, type: 'stopp' });
      // @ts-expect-error: what is known cannot be written
      asset.close.now = 1;
      // @ts-expect-error: a target names its instrument
      ctx.target(0.5);
      return void [word, yes, other, flagged, column, series];
    };
  },
});

/** Declarations that do not compile; nobody calls them, for they would fail. */
export const WRONG = [
  // @ts-expect-error: the default is none of the choices
  () => choice('mode', ['mean', 'median'], { about: 'the centre' }),
  // @ts-expect-error: a param says what it is
  () => int(1, {}),
];
