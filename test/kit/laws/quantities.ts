// How much may trade: the order, the cap of its bar, all or nothing, at once or never.

import type { Fill, Order } from '../../../engine/index.js';
import { type Law, law } from '../law.js';
import { type Market, sessionsOf } from '../market.js';
import { type Play, type PlayShape, anyPlay, run } from '../play.js';
import { must, near } from '../transcript.js';
import { fillsByOrder, isTouched, quotedOf, volumeBefore } from './lens.js';

/** When an order may trade on a row, as far as its type says. */
function momentOf({ type, group }: Order, { fill = 'next-open' }: Play): 'open' | 'close' | 'any' {
  if (type === 'at-close' || (type === 'market' && fill !== 'next-open')) return 'close';
  return (type === 'at-open' || type === 'market') && group === 0 ? 'open' : 'any';
}

/** Of a bar no more is traded than the cap allows. */
export const fillsKeepTheCap = (shape: PlayShape = {}): Law =>
  law({
    about:
      'All that is traded of an instrument on a row, up to each fill, is within the cap of the volume that was known at it: of the bar before at an open, of the bar itself at a close; and the fills of an order are within the order.',
    mutants: [
      {
        file: 'engine/volume-cap.ts',
        find: 'const volume = isOpen ? volumeBefore(this.#assets[asset], bar) : this.#assets[asset].raw.volume[bar];',
        replace: 'const volume = this.#assets[asset].raw.volume[bar];',
      },
      {
        file: 'engine/volume-cap.ts',
        find: 'Math.max(0, most - (this.#row[asset] === bar ? this.#traded[asset] : 0))',
        replace: 'most',
      },
      { file: 'engine/execute.ts', find: "cap.room(index, at === 'open', bar)", replace: 'cap.room(index, true, bar)' },
    ],
    runs: 400,
    cases: anyPlay({ ...shape, fixed: { volumeCap: 0.1, ...shape.fixed } }),
    check(play) {
      const made = run(play);
      const { volumeCap = NaN, market } = play;
      const traded = new Map<string, number>();
      for (const fill of made.fills) {
        const order = made.orders.at(fill.order - 1);
        const asset = market.assets[fill.asset];
        const key = `${fill.asset} ${fill.bar}`;
        const total = (traded.get(key) ?? 0) + fill.quantity;
        traded.set(key, total);
        const before = volumeBefore(asset, fill.bar);
        const own = asset.bars[fill.bar]?.volume ?? 0;
        const moment = momentOf(order, play);
        const volume = moment === 'open' ? before : moment === 'close' ? own : Math.max(before, own);
        must(
          !(total > volumeCap * volume + 1e-9 * total),
          () => `order ${order.id} brings what is traded on row ${fill.bar} to ${total} of a volume of ${volume}`,
        );
      }
      for (const [id, fills] of fillsByOrder(made)) {
        const { quantity, asset, bar } = made.orders.at(id - 1);
        const sum = fills.reduce((all, fill) => all + fill.quantity, 0);
        const last = fills[fills.length - 1].bar;
        must(
          sum <= quantity * (1 + 1e-9) ||
            isTouched(market, asset, bar, last + 1) ||
            isTouched(market, asset, last, 1e9),
          () => `order ${id} for ${quantity} is filled by ${sum}`,
        );
      }
    },
  });

/** The row of an order's first moment before its market; Infinity if it has none. */
function firstSession(market: Market, { asset, bar, type }: Order, { fill }: Play): number {
  const { market: exchange } = market.assets[asset];
  const from = fill === 'same-close' && (type === 'market' || type === 'at-close') ? bar : bar + 1;
  return sessionsOf(market, exchange).find((row) => row >= from) ?? Infinity;
}

/** At once: at the open of the first session, or its close where that is when its type trades. */
function assertAtOnce(play: Play, order: Order, fills: readonly Fill[]): void {
  const { market } = play;
  for (const fill of fills) {
    must(
      fill.bar === firstSession(market, order, play),
      () => `order ${order.id} (${order.tif}) of row ${order.bar} is filled on row ${fill.bar}`,
    );
    const { open, close } = market.assets[fill.asset].bars[fill.bar] ?? { open: NaN, close: NaN };
    const moment = momentOf({ ...order, group: 0 }, play) === 'close' ? close : open;
    const quoted = quotedOf(play, fill);
    must(near(quoted, moment, moment), () => `order ${order.id} (${order.tif}) trades at ${quoted}, not at ${moment}`);
  }
}

/** What cuts an order before it comes to its moment. */
const CUT_BEFORE: ReadonlySet<string> = new Set([
  'another order of its group was filled',
  'not a whole number of lots',
]);

/** All or nothing, now or never. */
export const atOnceOrNever = (shape: PlayShape = {}): Law =>
  law({
    about:
      'An ioc order is filled only at the open of its first session, or at the close where it is an order of the close; a fok order likewise, and whole or not at all.',
    mutants: [
      {
        file: 'engine/settle.ts',
        find: 'if ((tif !== TIF.ioc && tif !== TIF.fok) || !orders.isAlive(row)) return;',
        replace: 'if (tif !== TIF.fok || !orders.isAlive(row)) return;',
      },
      { file: 'engine/execute.ts', find: '    if (cut > 0 && isWholeOnly) return;\n', replace: '' },
      { file: 'engine/execute.ts', find: '  if (tradable < wanted && isWholeOnly) return;\n', replace: '' },
    ],
    runs: 600,
    cases: anyPlay({ actors: 'scripts', ...shape }),
    check(play) {
      const made = run(play);
      const fills = fillsByOrder(made);
      for (const order of made.orders) {
        if (order.tif !== 'ioc' && order.tif !== 'fok') continue;
        const own = fills.get(order.id) ?? [];
        assertAtOnce(play, order, own);
        if (order.tif === 'ioc' || own.length === 0) continue;
        must(own.length === 1, () => `order ${order.id} (fok) is filled ${own.length} times`);
        for (const { order: id, quantity, reason } of made.refusals) {
          if (id !== order.id || CUT_BEFORE.has(reason) || reason.startsWith('beyond the limit')) continue;
          must(false, () => `order ${id} (fok) is filled, but for ${quantity}: ${reason}`);
        }
      }
    },
  });
