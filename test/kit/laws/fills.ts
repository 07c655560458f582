// What a fill may be: when, inside which prices, in which quantities.

import type { Fill, Order, Run } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Market, baseOf, termsOn } from '../market.js';
import { type Play, type PlayShape, anyPlay, run } from '../play.js';
import type { ScriptOrder } from '../script.js';
import { must, near } from '../transcript.js';
import { isTouched, quotedOf } from './lens.js';

/** Whether the prices of an instrument's orders are changed after a row: those on the tape are today's. */
const isTouchedAfter = ({ market }: Play, asset: number, row: number): boolean =>
  isTouched(market, asset, row, Infinity);

function eachFill(made: Run, check: (fill: Fill, order: Order) => void): void {
  const orders = [...made.orders];
  for (const fill of made.fills) check(fill, orders[fill.order - 1]);
}

/** A fill happens on a later bar, at a price that was there. */
export const fillsLieInsideTheBar = (shape: PlayShape = {}): Law =>
  law({
    about:
      'A fill happens on a bar after its order was given (at the same close only where the run says so); before slippage its price lies inside that bar, a market order at its open or close as the run fills, a stop not better than its stop, a limit not worse than its limit.',
    mutants: [
      {
        file: 'engine/match.ts',
        find: 'return low <= limit ? Math.min(limit, high) : Number.NaN;\n    case TYPE.stop:',
        replace: 'return limit;\n    case TYPE.stop:',
      },
      {
        file: 'engine/match.ts',
        find: 'return low <= limit ? Math.min(limit, high) : Number.NaN;\n    case TYPE.stop:',
        replace: 'return low <= limit ? limit : Number.NaN;\n    case TYPE.stop:',
      },
      {
        file: 'engine/match.ts',
        find: 'return open >= stop ? open : Number.NaN;',
        replace: 'return open >= stop ? stop : Number.NaN;',
      },
      {
        file: 'engine/match.ts',
        find: 'return high >= stop ? Math.max(stop, from) : Number.NaN;',
        replace: 'return high >= stop ? low : Number.NaN;',
      },
      {
        file: 'engine/settle.ts',
        find: "if (open[bar] === open[bar]) execute(floor, row, close[bar], 'close', bar);",
        replace: "execute(floor, row, close[bar], 'close', bar);",
      },
      {
        file: 'engine/simulate.ts',
        find: '      if (bar >= events.next || book.size > 0) answer(bar);\n',
        replace: '      decide(ctx);\n      if (bar >= events.next || book.size > 0) answer(bar);\n',
      },
    ],
    runs: 500,
    cases: anyPlay(shape),
    check(play) {
      eachFill(run(play), (fill, order) => {
        const bar = play.market.assets[fill.asset].bars[fill.bar];
        const { type, stop, limit, id } = order;
        const atItsClose = play.fill === 'same-close' && (type === 'market' || type === 'at-close');
        must(
          bar !== null && (atItsClose ? fill.bar >= order.bar : fill.bar > order.bar),
          () => `order ${id} of row ${order.bar} filled on row ${fill.bar}`,
        );
        const { open, high, low, close } = bar!;
        const quoted = quotedOf(play, fill);
        const isInside = quoted >= low - 1e-9 * low && quoted <= high + 1e-9 * high;
        must(isInside, () => `order ${id} trades at ${quoted} in a bar from ${low} to ${high}`);
        const isMarketAtOpen = type === 'market' && (play.fill ?? 'next-open') === 'next-open';
        const fixed =
          type === 'at-open' || isMarketAtOpen ? open : type === 'market' || type === 'at-close' ? close : quoted;
        must(near(quoted, fixed, fixed), () => `order ${id} (${type}) trades at ${quoted}, not at ${fixed}`);
        if (isTouchedAfter(play, fill.asset, fill.bar)) return;
        if (type === 'stop')
          must(fill.side * (quoted - stop) >= -1e-9 * quoted, () => `stop ${stop} trades better, at ${quoted}`);
        if (type === 'limit' || type === 'stop-limit')
          must(fill.side * (quoted - limit) <= 1e-9 * quoted, () => `limit ${limit} trades worse, at ${quoted}`);
      });
    },
  });

/** Slippage costs, and stops at the limit. */
export const slippageOnlyWorsens = (shape: PlayShape = {}): Law =>
  law({
    about: 'Slippage only worsens a price, by its fraction and no more, and never breaks a limit.',
    mutants: [
      { file: 'engine/match.ts', find: '  if (worse > limit) worse = limit;\n', replace: '' },
      {
        file: 'engine/match.ts',
        find: 'return 0 - slipBuy(-price, cost, -limit,',
        replace: 'return 0 - slipBuy(-price, -cost, -limit,',
      },
      {
        file: 'engine/place.ts',
        find: 'onTick(terms, request.limit, side > 0 ? -1 : 1)',
        replace: 'onTick(terms, request.limit, side)',
      },
      { file: 'engine/execute.ts', find: 'side * (price - quoted) * quantity', replace: '(price - quoted) * quantity' },
    ],
    runs: 400,
    cases: anyPlay({
      slippages: [0.0005, 0.002, 0.02],
      perUnit: 250,
      ...shape,
      fixed: { ...shape.fixed, model: undefined },
    }),
    check(play) {
      const made = run(play);
      eachFill(made, (fill, order) => {
        const quoted = quotedOf(play, fill);
        must(fill.slippage >= 0, () => `the slippage of order ${order.id} is ${fill.slippage}`);
        const most = quoted * play.slippage;
        const off = fill.side * (fill.price - quoted);
        must(off <= most + 1e-9 * quoted, () => `order ${order.id} slips by ${off}, at most ${most} is allowed`);
        const isKept = order.type === 'limit' || order.type === 'stop-limit' || hasBand(play, fill);
        if (!isKept) must(near(off, most, quoted), () => `order ${order.id} slips by ${off} instead of ${most}`);
        if (!(order.limit > 0) || isTouchedAfter(play, fill.asset, fill.bar)) return;
        must(
          fill.side * (fill.price - order.limit) <= 0,
          () => `order ${order.id} with limit ${order.limit} pays ${fill.price}`,
        );
      });
      if (!('script' in play.actor)) return;
      // The limit that was asked for binds as well: it is rounded against the trader. Without targets the orders of a script are all.
      const script = play.actor.script.filter(({ kind }) => kind === 'order');
      const given = script.filter(({ row }) => row >= play.first);
      const asked = run({ ...play, actor: { script } });
      const own = [...asked.orders].filter(({ origin }) => origin === 'strategy').map(({ id }) => id);
      eachFill(asked, (fill, { id, type }) => {
        const order = given[own.indexOf(id)] as ScriptOrder | undefined;
        if (order?.limit === undefined || !(type === 'limit' || type === 'stop-limit')) return;
        if (isTouched(play.market, fill.asset, order.row, fill.bar)) return;
        const { limit } = order;
        must(fill.side * (fill.price - limit) <= 1e-9 * limit, () => `asked for ${limit}, traded at ${fill.price}`);
      });
    },
  });

/** What slippage never breaks beside a limit: the band of the day, and zero. */
const hasBand = ({ market }: Play, { asset, bar }: Fill): boolean => termsOn(market.assets[asset], bar).priceLimit > 0;

/** What opens is whole lots, and no order is filled beyond its quantity or its account. */
export const lotsAreWhole = (shape: PlayShape = {}): Law =>
  law({
    about:
      'What opens a position is a whole number of lots, never more than was ordered; without short sales no position is negative, and no purchase leaves the cash so.',
    mutants: [
      {
        file: 'engine/execute.ts',
        find: 'largest(Math.round(whole / lot), (n) => covers(deal, account, price, closing, n * lot)) * lot',
        replace: 'largest(whole, (n) => covers(deal, account, price, closing, n))',
      },
      {
        file: 'engine/execute.ts',
        find: 'covers(deal, account, price, closing, n * lot)',
        replace: 'covers(deal, account, price, closing, (n - 1) * lot)',
      },
      {
        file: 'engine/execute.ts',
        find: '(floor.conditions.isCashAccount || !(terms.shortMargin >= 0))',
        replace: '(floor.conditions.isCashAccount || terms.shortMargin < 0)',
      },
      {
        file: 'engine/execute.ts',
        find: 'return side > 0 ? purchasable(opened, lot, minimum) : opened;',
        replace: 'return opened;',
      },
    ],
    runs: 500,
    cases: anyPlay(shape),
    check(play) {
      const made = run(play);
      const { market } = play;
      const { assets } = market;
      const isSplit = assets.map(({ actions }) => actions.some(({ kind }) => kind === 'split'));
      const held = assets.map(() => 0);
      const filled = new Map<number, number>();
      const cutForCash = new Set(
        [...made.refusals]
          .filter(({ reason }) => reason === 'not enough cash')
          .map(({ order, bar }) => `${order} ${bar}`),
      );
      eachFill(made, (fill, order) => {
        const { lot, minimum, shortMargin } = termsOn(assets[fill.asset], fill.bar);
        filled.set(order.id, (filled.get(order.id) ?? 0) + fill.quantity);
        const isAmount = order.quantity === 0;
        must(
          isAmount || isSplit[fill.asset] || filled.get(order.id)! <= order.quantity,
          () => `order ${order.id} is filled beyond its ${order.quantity}`,
        );
        if (isSplit[fill.asset]) return;
        const before = held[fill.asset];
        const closing = Math.min(fill.quantity, Math.max(0, -fill.side * before));
        const lots = (fill.quantity - closing) / lot;
        must(Math.abs(lots - Math.round(lots)) < 1e-9, () => `order ${order.id} opens ${lots} lots`);
        held[fill.asset] = before + fill.side * fill.quantity;
        const isShort = fill.side < 0 && fill.quantity > closing;
        must(
          !isShort || (shortMargin >= 0 && play.account !== 'cash'),
          () => `order ${order.id} sells short where that is not allowed`,
        );
        const isLess = fill.side > 0 && closing === 0 && fill.quantity < minimum * (1 - 1e-9);
        must(
          !isLess || !cutForCash.has(`${order.id} ${fill.bar}`),
          () => `order ${order.id} buys ${fill.quantity} for want of cash, the least is ${minimum}`,
        );
      });
      if ((play.leverage ?? 1) === 1) assertPaid(play, made);
    },
  });

/** Without credit, what a purchase and its conversion leave of the base currency is not negative. */
function assertPaid({ market }: Play, made: Run): void {
  const bought = new Map([...made.fills].filter(({ side }) => side > 0).map(({ seq, order }) => [seq, order] as const));
  const flows = [...made.cashflows];
  const covers = coversOf(made, market);
  let balance = 0;
  let order = 0;
  flows.forEach(({ seq, kind, currency, amount }, k) => {
    if (currency === baseOf(market)) balance += amount;
    if (kind !== 'conversion') order = bought.get(seq) ?? 0;
    if (order === 0 || covers.has(order) || flows[k + 1]?.kind === 'conversion') return;
    must(balance >= 0, () => `the purchase of order ${order} leaves the cash at ${balance}`);
  });
}

/** Orders that close a short position, or may do so after a split: what closes always trades. */
function coversOf({ fills, positions }: Run, { assets }: Market): Set<number> {
  const held = positions.map(() => 0);
  const covers = new Set<number>();
  for (const { asset, side, quantity, order } of fills) {
    const isSplit = assets[asset].actions.some(({ kind }) => kind === 'split');
    const isShortable = assets[asset].terms.some(({ shortMargin = NaN }) => shortMargin >= 0);
    if (side > 0 && (held[asset] < 0 || (isSplit && isShortable))) covers.add(order);
    held[asset] += side * quantity;
  }
  return covers;
}
