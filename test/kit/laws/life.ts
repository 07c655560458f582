// The life of an order as its owner sees it.

import { type Order, type Status, simulate } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { feedOf } from '../market.js';
import { type PlayShape, anyPlay, settingsOfPlay } from '../play.js';
import { must } from '../transcript.js';
import { isTouched, watched } from './lens.js';

const ENDS: readonly Status[] = ['filled', 'cancelled', 'expired', 'refused'];

/** What an order may be at a later close than the one at which it was something. */
const LATER: Readonly<Record<Status, readonly Status[]>> = {
  placed: ['placed', 'working', 'partly filled', ...ENDS],
  working: ['working', 'partly filled', ...ENDS],
  'partly filled': ['partly filled', ...ENDS],
  filled: [],
  cancelled: [],
  expired: [],
  refused: [],
};

/** Orders go one way, and come to one end. */
export const ordersLiveOnce = (shape: PlayShape = {}): Law =>
  law({
    about:
      'From close to close a waiting order goes only from placed to working to partly filled, what it has filled only grows, an order that is gone never comes back, and at the end each is filled, cancelled, expired or refused.',
    mutants: [
      {
        file: 'engine/book.ts',
        find: "left[row] === 0 ? EVENT.filled : EVENT['filled in part']",
        replace: 'EVENT.filled',
      },
      { file: 'engine/book.ts', find: '    orders.filled[row] += quantity;\n', replace: '' },
    ],
    runs: 400,
    cases: anyPlay({ actors: 'scripts', ...shape }),
    check(play) {
      const last = new Map<number, Order>();
      let alive = new Set<number>();
      const look = (orders: readonly Order[], bar: number) => {
        for (const order of orders) {
          const before = last.get(order.id);
          must(
            before === undefined || (alive.has(order.id) && LATER[before.status].includes(order.status)),
            () => `order ${order.id} is ${order.status} on row ${bar} after it was ${before?.status}`,
          );
          const isSplit = before !== undefined && isTouched(play.market, order.asset, order.bar, bar);
          must(
            isSplit || order.filled >= (before?.filled ?? 0),
            () => `order ${order.id} has filled ${order.filled} on row ${bar}, ${before?.filled} before`,
          );
          must(
            order.filled > 0 === (order.status === 'partly filled'),
            () => `order ${order.id} is ${order.status} on row ${bar} with ${order.filled} filled`,
          );
          must(!ENDS.includes(order.status), () => `order ${order.id} waits on row ${bar} and is ${order.status}`);
          last.set(order.id, order);
        }
        alive = new Set(orders.map(({ id }) => id));
      };
      const watcher = watched(play, (ctx) => look(ctx.orders(), ctx.bar));
      const made = simulate(watcher, feedOf(play.market), { ...settingsOfPlay(play), params: {} });
      for (const { id, status } of made.orders) {
        must(ENDS.includes(status), () => `order ${id} is ${status} after the run`);
        const before = last.get(id)?.status;
        must(
          before === undefined || LATER[before].includes(status),
          () => `order ${id} ends as ${status} after it was ${before}`,
        );
      }
    },
  });

/** A trailing stop trails. */
export const trailsNeverGiveWay = (shape: PlayShape = {}): Law =>
  law({
    about:
      'From close to close the stop of a trailing order never moves away from the market: it only rises for a sale and only falls for a purchase, but for corporate actions.',
    mutants: [
      {
        file: 'engine/trail.ts',
        find: 'if (side > 0 ? stop < orders.stop[row] : stop > orders.stop[row]) orders.stop[row] = stop;',
        replace: 'orders.stop[row] = stop;',
      },
      {
        file: 'engine/trail.ts',
        find: 'side > 0 ? stop < orders.stop[row] : stop > orders.stop[row]',
        replace: 'stop > orders.stop[row]',
      },
    ],
    runs: 400,
    cases: anyPlay({ actors: 'scripts', ...shape }),
    check(play) {
      const stops = new Map<number, number>();
      const watcher = watched(play, (ctx) => {
        for (const { id, type, asset, side, stop, status } of ctx.orders()) {
          if (type !== 'trailing-stop') continue;
          const before = stops.get(id);
          must(stop > 0, () => `the stop of order ${id} is ${stop}`);
          // An exit starts anew from the price of its entry.
          if (status !== 'placed') stops.set(id, stop);
          if (before === undefined || isTouched(play.market, asset, ctx.bar - 1, ctx.bar)) continue;
          must(
            side * stop <= side * before,
            () => `the stop of order ${id} (${side}) went from ${before} to ${stop} on row ${ctx.bar}`,
          );
        }
      });
      simulate(watcher, feedOf(play.market), { ...settingsOfPlay(play), params: {} });
    },
  });
