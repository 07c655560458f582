// What a fill may be: when, inside which prices, in which quantities.

import type { Fill, Order, Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { termsOn } from '../market.js';
import { type Play, type PlayShape, anyPlay, run } from '../play.js';
import type { ScriptOrder } from '../script.js';
import { must, near } from '../transcript.js';

/** Whether an instrument is split after a row: the prices of its orders on the tape are today's. */
const isSplitAfter = ({ market }: Play, asset: number, row: number): boolean =>
  market.assets[asset].actions.some((action) => action.kind === 'split' && action.row > row);

const quotedOf = ({ market }: Play, { asset, side, price, quantity, slippage }: Fill): number =>
  price - (side * slippage) / quantity / market.assets[asset].multiplier;

function eachFill(made: Run, check: (fill: Fill, order: Order) => void): void {
  const orders = [...made.orders];
  for (const fill of made.fills) check(fill, orders[fill.order - 1]);
}

/** A fill happens on a later bar, at a price that was there. */
export const fillsLieInsideTheBar = (shape: PlayShape = {}): Law =>
  law({
    about:
      'A fill happens on a bar after its order was given; before slippage its price lies inside that bar, a market order at its open, a stop not better than its stop.',
    mutants: [
      {
        file: 'engine/match.ts',
        find: 'return low <= limit ? limit : Number.NaN;\n    case TYPE.stop:',
        replace: 'return limit;\n    case TYPE.stop:',
      },
      {
        file: 'engine/match.ts',
        find: 'return open >= stop ? open : Number.NaN;',
        replace: 'return open >= stop ? stop : Number.NaN;',
      },
      {
        file: 'engine/match.ts',
        find: 'return high >= stop ? stop : Number.NaN;',
        replace: 'return high >= stop ? low : Number.NaN;',
      },
      {
        file: 'engine/settle.ts',
        find: 'if (open[bar] !== open[bar]) continue;',
        replace: 'bar = Math.min(bar + 1, open.length - 1);',
      },
      {
        file: 'engine/simulate.ts',
        find: 'if (book.size > 0) settle(floor, bar);\n      if (clock.followers.length > 0) follow(bar);\n      decide(ctx);',
        replace:
          'if (clock.followers.length > 0) follow(bar);\n      decide(ctx);\n      if (book.size > 0) settle(floor, bar);',
      },
    ],
    runs: 500,
    cases: anyPlay(shape),
    check(play) {
      eachFill(run(play), (fill, order) => {
        const bar = play.market.assets[fill.asset].bars[fill.bar];
        must(
          bar !== null && fill.bar > order.bar,
          () => `order ${order.id} of row ${order.bar} filled on row ${fill.bar}`,
        );
        const { open, high, low } = bar!;
        const quoted = quotedOf(play, fill);
        const isInside = quoted >= low - 1e-9 * low && quoted <= high + 1e-9 * high;
        must(isInside, () => `order ${order.id} trades at ${quoted} in a bar from ${low} to ${high}`);
        if (order.type === 'market')
          must(near(quoted, open, open), () => `a market order trades at ${quoted}, not at the open ${open}`);
        if (order.type === 'stop' && !isSplitAfter(play, fill.asset, fill.bar))
          must(
            fill.side * (quoted - order.stop) >= -1e-9 * quoted,
            () => `stop ${order.stop} trades better, at ${quoted}`,
          );
      });
    },
  });

/** Slippage costs, and stops at the limit. */
export const slippageOnlyWorsens = (shape: PlayShape = {}): Law =>
  law({
    about: 'Slippage only worsens a price, by its fraction and no more, and never breaks a limit.',
    mutants: [
      {
        file: 'engine/match.ts',
        find: 'return side > 0 ? Math.min(worse, limit) : Math.max(worse, limit);',
        replace: 'return worse;',
      },
      { file: 'engine/match.ts', find: 'price * (1 + side * slippage)', replace: 'price * (1 + slippage)' },
      { file: 'engine/place.ts', find: 'side > 0 ? -1 : 1) : Number.NaN;', replace: 'side) : Number.NaN;' },
      {
        file: 'engine/execute.ts',
        find: 'const lost = side * (price - quoted)',
        replace: 'const lost = (price - quoted)',
      },
    ],
    runs: 400,
    cases: anyPlay({ slippages: [0.0005, 0.002, 0.02], perUnit: 250, ...shape }),
    check(play) {
      const made = run(play);
      eachFill(made, (fill, order) => {
        const quoted = quotedOf(play, fill);
        must(fill.slippage >= 0, () => `the slippage of order ${order.id} is ${fill.slippage}`);
        const most = quoted * play.slippage;
        const off = fill.side * (fill.price - quoted);
        must(off <= most + 1e-9 * quoted, () => `order ${order.id} slips by ${off}, at most ${most} is allowed`);
        const capped = order.type === 'limit' || order.type === 'stop-limit';
        if (!capped) must(near(off, most, quoted), () => `order ${order.id} slips by ${off} instead of ${most}`);
        else if (!isSplitAfter(play, fill.asset, fill.bar))
          must(
            fill.side * (fill.price - order.limit) <= 0,
            () => `order ${order.id} with limit ${order.limit} pays ${fill.price}`,
          );
      });
      if (!('script' in play.actor)) return;
      // The limit that was asked for binds as well: it is rounded against the trader. Without targets the orders of a script are all.
      const script = play.actor.script.filter(({ kind }) => kind === 'order');
      const given = script.filter(({ row }) => row >= play.first);
      eachFill(run({ ...play, actor: { script } }), (fill, { id, type }) => {
        const { limit } = given[id - 1] as ScriptOrder;
        if (limit === undefined || !(type === 'limit' || type === 'stop-limit')) return;
        if (play.market.assets[fill.asset].actions.some(({ kind }) => kind === 'split')) return;
        must(fill.side * (fill.price - limit) <= 1e-9 * limit, () => `asked for ${limit}, traded at ${fill.price}`);
      });
    },
  });

/** What opens is whole lots, and no order is filled beyond its quantity or its account. */
export const lotsAreWhole = (shape: PlayShape = {}): Law =>
  law({
    about:
      'What opens a position is a whole number of lots, never more than was ordered; without short sales no position is negative, and no purchase leaves the cash so.',
    mutants: [
      {
        file: 'engine/execute.ts',
        find: 'return largest(most, fits) * terms.lot;',
        replace: 'return largest(most * terms.lot, (n) => fits(n / terms.lot));',
      },
      {
        file: 'engine/execute.ts',
        find: 'covers(deal, closing, n * terms.lot)',
        replace: 'covers(deal, closing, (n - 1) * terms.lot)',
      },
      {
        file: 'engine/execute.ts',
        find: 'if (side < 0 && !(terms.shortMargin >= 0)) {',
        replace: 'if (side < 0 && terms.shortMargin < 0) {',
      },
    ],
    runs: 500,
    cases: anyPlay(shape),
    check(play) {
      const made = run(play);
      const { assets } = play.market;
      const hasShorts = assets.some((asset) => termsOn(asset, 0).shortMargin >= 0);
      const isSplit = assets.map(({ actions }) => actions.some(({ kind }) => kind === 'split'));
      const held = assets.map(() => 0);
      const filled = new Map<number, number>();
      eachFill(made, (fill, order) => {
        const { lot, shortMargin } = termsOn(assets[fill.asset], fill.bar);
        filled.set(order.id, (filled.get(order.id) ?? 0) + fill.quantity);
        must(
          filled.get(order.id)! <= order.quantity || isSplit[fill.asset],
          () => `order ${order.id} is filled beyond its ${order.quantity}`,
        );
        if (isSplit[fill.asset]) return;
        const closing = Math.min(fill.quantity, Math.max(0, -fill.side * held[fill.asset]));
        const lots = (fill.quantity - closing) / lot;
        must(Math.abs(lots - Math.round(lots)) < 1e-9, () => `order ${order.id} opens ${lots} lots`);
        held[fill.asset] += fill.side * fill.quantity;
        must(
          held[fill.asset] >= 0 || shortMargin >= 0,
          () => `order ${order.id} sells short where that is not allowed`,
        );
      });
      if (hasShorts) return;
      const bought = new Set([...made.fills].filter(({ side }) => side > 0).map(({ seq }) => seq));
      let balance = 0;
      for (const { seq, amount } of made.cashflows) {
        balance += amount;
        must(balance >= 0 || !bought.has(seq), () => `a purchase leaves the cash at ${balance}`);
      }
    },
  });
