// Lots: what was opened first is closed first, and the profit is the same in all.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type HoldingChange, type Lots, fifo, finalLots } from '../../engine/fifo.js';
import { applyFill } from '../../engine/position.js';
import type { Lot } from '../../engine/run.js';
import { feedOf } from '../kit/market.js';
import { anyPlay, run } from '../kit/play.js';
import { made, marketOf } from './made.js';

const M = 10;

const between = (min: number, max: number) => fc.integer({ min, max });

/** Draws of changes; what a draw comes to depends on what is held by then. */
const anyDraw = fc.record({
  kind: fc.constantFrom('fill', 'fill', 'fill', 'fill', 'fill', 'split', 'roll', 'close', 'flat'),
  delta: between(-9, 9),
  price: between(50, 150).map((cents) => cents / 10),
  factor: fc.constantFrom(2, 0.5, 3, 1.5, 0.25, 1 / 3, 1.1),
  by: between(-20, 20).map((cents) => cents / 10),
});
type Draw = typeof anyDraw extends fc.Arbitrary<infer T> ? T : never;

/** The changes that draws come to, with the position by average price beside them, as the ledger books it. */
class Average {
  quantity = 0;
  price = Number.NaN;
  realized = 0;
  readonly changes: HoldingChange[] = [];

  fill(bar: number, delta: number, price: number): void {
    if (delta === 0) return;
    const after = applyFill(this.quantity, this.price, delta, price, M, 1);
    this.realized += after.realized;
    this.quantity = after.quantity;
    this.price = after.averagePrice;
    this.changes.push({ kind: 'fill', bar, delta, price });
  }

  split(bar: number, factor: number, mark: number): void {
    this.changes.push({ kind: 'split', bar, factor });
    const after = this.quantity * factor;
    const nearest = Math.round(after);
    const isWhole = Math.abs(after - nearest) < 1e-9;
    this.quantity = isWhole ? nearest : after;
    this.price /= factor;
    // Cash in lieu of the fraction.
    if (!isWhole) this.fill(bar, Math.trunc(after) - after, mark / factor);
  }

  roll(bar: number, price: number): void {
    this.price += price;
    this.changes.push({ kind: 'roll', bar, price });
  }

  close(bar: number, price: number): void {
    if (this.quantity !== 0) this.realized += (price - this.price) * this.quantity * M;
    this.quantity = 0;
    this.price = Number.NaN;
    this.changes.push({ kind: 'close', bar, price });
  }

  profitAt(mark: number): number {
    return this.realized + (this.quantity === 0 ? 0 : (mark - this.price) * this.quantity * M);
  }
}

function averageOf(draws: readonly Draw[]): Average {
  const average = new Average();
  draws.forEach(({ kind, delta, price, factor, by }, bar) => {
    if (kind === 'fill') average.fill(bar, delta, price);
    else if (kind === 'flat') average.fill(bar, -average.quantity, price);
    else if (kind === 'split') average.split(bar, factor, price);
    else if (kind === 'roll') average.roll(bar, by);
    else average.close(bar, price);
  });
  return average;
}

const anyHistory = fc.array(anyDraw, { maxLength: 40 }).map(averageOf);

const profitAt = ({ lots, realizedFifo }: Lots, mark: number): number =>
  lots.reduce((sum, { quantity, price }) => sum + (mark - price) * quantity * M, realizedFifo);

const held = ({ lots }: Lots): number => lots.reduce((sum, { quantity }) => sum + quantity, 0);

/** Equal but for the digits that sums over a history of this size may differ in. */
const expectNear = (actual: number, expected: number, size = 1e4) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(size, Math.abs(expected)));

describe('lots', () => {
  it('come to the profit of average prices, at any mark', () => {
    fc.assert(
      fc.property(anyHistory, between(1, 300), (average, mark) => {
        expectNear(profitAt(fifo(average.changes, M), mark), average.profitAt(mark));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('add up to the position, all on its side, oldest first, none empty', () => {
    fc.assert(
      fc.property(anyHistory, (average) => {
        const result = fifo(average.changes, M);
        expectNear(held(result), average.quantity, 1);
        for (const { quantity } of result.lots) expect(Math.sign(quantity)).toBe(Math.sign(average.quantity));
        const bars = result.lots.map(({ bar }) => bar);
        expect(bars).toEqual(bars.toSorted((a, b) => a - b));
        expect(result.lots.length > 0).toBe(average.quantity !== 0);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  it('do not mind a split: told in new units at once, the history leaves the same', () => {
    const trades = fc.array(fc.record({ delta: between(-9, 9), price: between(10, 99) }), { maxLength: 20 });
    fc.assert(
      fc.property(trades, trades, fc.constantFrom(2, 4, 0.5, 0.25), between(1, 300), (before, after, k, mark) => {
        const fills = (list: typeof before, from: number, scale: number): HoldingChange[] =>
          list.map(({ delta, price }, at) => ({
            kind: 'fill',
            bar: from + at,
            delta: delta * scale,
            price: price / scale,
          }));
        const lotOf = () => 0.25;
        const bar = before.length;
        const late = fills(after, bar, 1);
        const split = fifo([...fills(before, 0, 1), { kind: 'split', bar, factor: k }, ...late], M, lotOf);
        const never = fifo([...fills(before, 0, k), ...late], M, lotOf);
        expect(split.lots).toEqual(never.lots);
        expectNear(split.realizedFifo, never.realizedFifo);
        expectNear(profitAt(split, mark), profitAt(never, mark));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('are told in one piece or fill by fill with the same result', () => {
    fc.assert(
      fc.property(anyHistory, (average) => {
        const halves = average.changes.flatMap((change): HoldingChange[] => {
          if (change.kind !== 'fill') return [change];
          const half = { ...change, delta: change.delta / 2 };
          return [half, half];
        });
        const [whole, parts] = [average.changes, halves].map((changes) => fifo(changes, M, () => 0.5));
        expectNear(parts.realizedFifo, whole.realizedFifo);
        expectNear(held(parts), held(whole), 1);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

/** One grain of a position: so small that every split of the test cuts units into whole grains. */
interface Grain {
  readonly bar: number;
  cost: number;
}

const GRAINS = 36;

/** The same fold, grain by grain: a queue of grains that all cost what their share of a unit cost. */
class Grains {
  perUnit = GRAINS;
  side = 0;
  realized = 0;
  queue: Grain[] = [];

  fill(bar: number, delta: number, price: number): void {
    for (let k = 0; k < Math.round(Math.abs(delta) * this.perUnit); k++) {
      const value = price / this.perUnit;
      if (this.queue.length > 0 && this.side !== Math.sign(delta)) {
        const [{ cost }] = this.queue.splice(0, 1);
        this.realized += (value - cost) * this.side * M;
      } else {
        this.side = Math.sign(delta);
        this.queue.push({ bar, cost: value });
      }
    }
  }

  lots(): Lot[] {
    const bars = [...new Set(this.queue.map(({ bar }) => bar))];
    return bars.map((bar) => {
      const grains = this.queue.filter((grain) => grain.bar === bar);
      const cost = grains.reduce((sum, grain) => sum + grain.cost, 0);
      return {
        bar,
        quantity: (this.side * grains.length) / this.perUnit,
        price: (cost / grains.length) * this.perUnit,
      };
    });
  }
}

function slowly(changes: readonly HoldingChange[]): Grains {
  const slow = new Grains();
  for (const change of changes) {
    if (change.kind === 'fill') slow.fill(change.bar, change.delta, change.price);
    else if (change.kind === 'split') slow.perUnit /= change.factor;
    else if (change.kind === 'roll') for (const grain of slow.queue) grain.cost += change.price / slow.perUnit;
    else slow.fill(change.bar, (-slow.side * slow.queue.length) / slow.perUnit, change.price);
  }
  return slow;
}

/** The draws whose splits leave whole grains: between a sixth and six times the units of the beginning. */
function inGrains(draws: readonly Draw[]): Draw[] {
  let scale = 6;
  return draws.filter(({ kind, factor }) => {
    if (kind !== 'split') return true;
    const next = scale * factor;
    const isWhole = [1, 2, 3, 6, 12, 18, 36].some((whole) => Math.abs(next - whole) < 1e-9);
    if (isWhole) scale = Math.round(next);
    return isWhole;
  });
}

describe('against the slow fold, one grain of a unit at a time', () => {
  it('the lots and the realised profit are the same', () => {
    fc.assert(
      fc.property(fc.array(anyDraw, { maxLength: 25 }).map(inGrains).map(averageOf), ({ changes }) => {
        const fast = fifo(changes, M);
        const slow = slowly(changes);
        expectNear(fast.realizedFifo, slow.realized);
        const expected = slow.lots();
        expect(fast.lots.map(({ bar }) => bar)).toEqual(expected.map(({ bar }) => bar));
        fast.lots.forEach(({ quantity, price }, k) => {
          expectNear(quantity, expected[k].quantity, 10);
          expectNear(price, expected[k].price, 10);
        });
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});

describe('the positions that a run leaves', () => {
  it('have lots that add up to the quantity, and to the profit of the average price', () => {
    fc.assert(
      fc.property(anyPlay(), (play) => {
        const result = run(play);
        const feed = feedOf(play.market);
        for (const { index, multiplier, raw } of feed.assets) {
          const { quantity, averagePrice, realized, lots, realizedFifo } = result.positions[index];
          const mark = raw.close.at(-1)!;
          let size = 1;
          for (const fill of result.fills) if (fill.asset === index) size += fill.quantity * fill.price * multiplier;
          const units = lots.reduce((sum, lot) => sum + lot.quantity, 0);
          expectNear(units, quantity, Math.abs(quantity));
          const open = lots.reduce((sum, lot) => sum + (mark - lot.price) * lot.quantity * multiplier, 0);
          const average = quantity === 0 ? 0 : (mark - averagePrice) * quantity * multiplier;
          expectNear(realizedFifo + (quantity === 0 ? 0 : open), realized + average, size);
          expect(lots.every(({ bar }) => bar >= result.first)).toBe(true);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('a history by hand', () => {
  it('closes the oldest lot first, then a part of the next', () => {
    const { lots, realizedFifo } = fifo([
      { kind: 'fill', bar: 1, delta: 100, price: 10 },
      { kind: 'fill', bar: 2, delta: 100, price: 12 },
      { kind: 'fill', bar: 3, delta: -150, price: 13 },
    ]);
    expect(lots).toEqual([{ bar: 2, quantity: 50, price: 12 }]);
    expect(realizedFifo).toBe(100 * 3 + 50 * 1);
  });

  it('crosses zero: the rest opens the other side', () => {
    const { lots, realizedFifo } = fifo([
      { kind: 'fill', bar: 1, delta: -2, price: 10 },
      { kind: 'fill', bar: 2, delta: 5, price: 9 },
    ]);
    expect(lots).toEqual([{ bar: 2, quantity: 3, price: 9 }]);
    expect(realizedFifo).toBe(2);
  });

  it('pays cash for what a split leaves of a unit', () => {
    const { lots, realizedFifo } = fifo([
      { kind: 'fill', bar: 1, delta: 5, price: 12 },
      { kind: 'split', bar: 2, factor: 1.5 },
      { kind: 'fill', bar: 2, delta: -0.5, price: 9 },
    ]);
    expect(lots).toEqual([{ bar: 1, quantity: 7, price: 8 }]);
    expect(realizedFifo).toBe(0.5);
  });

  it('leaves nothing of thirds that are closed as a whole', () => {
    const thirds: HoldingChange[] = [1, 2, 3].map((bar) => ({ kind: 'fill', bar, delta: 10, price: 1 }));
    const closing: HoldingChange = { kind: 'fill', bar: 5, delta: -10, price: 3 };
    expect(fifo([...thirds, { kind: 'split', bar: 4, factor: 1 / 3 }, closing]).lots).toEqual([]);
  });

  it('leaves nothing of parts of millions of units that do not add up to the last digit', () => {
    const parts: HoldingChange[] = [0.1, 0.2].map((part) => ({ kind: 'fill', bar: 1, delta: part * 1e9, price: 1 }));
    const splits: HoldingChange[] = [1 / 7, 1 / 11].map((factor) => ({ kind: 'split', bar: 2, factor }));
    const quantity = 3e8 / 7 / 11;
    for (const delta of [-quantity, -quantity * (1 + 3e-16), -quantity * (1 - 3e-16)]) {
      expect(fifo([...parts, ...splits, { kind: 'fill', bar: 3, delta, price: 3 }]).lots).toEqual([]);
    }
  });

  it('keeps whole quantities whole: 100 · 1.1 is 110', () => {
    const changes: HoldingChange[] = [
      { kind: 'fill', bar: 1, delta: 100, price: 1 },
      { kind: 'split', bar: 2, factor: 1.1 },
    ];
    expect(fifo(changes).lots[0].quantity).toBe(110);
  });

  it('rolls a future and ends it: two units at 100, the next contract 3 dearer, closed at 105', () => {
    const changes: HoldingChange[] = [
      { kind: 'fill', bar: 1, delta: 2, price: 100 },
      { kind: 'roll', bar: 2, price: 3 },
    ];
    expect(fifo(changes, M).lots).toEqual([{ bar: 1, quantity: 2, price: 103 }]);
    expect(fifo([...changes, { kind: 'close', bar: 3, price: 105 }], M)).toEqual({ lots: [], realizedFifo: 2 * 2 * M });
  });

  it('takes multiplier and lots from the asset', () => {
    const feed = feedOf(marketOf([made([1, 1, 1, 1], { lot: 0.1 }, { multiplier: M })]));
    const changes: HoldingChange[] = [
      { kind: 'fill', bar: 0, delta: 0.3, price: 10 },
      { kind: 'fill', bar: 2, delta: -0.1, price: 11 },
    ];
    const { lots, realizedFifo } = finalLots(feed, feed.assets[0], changes);
    expect(lots).toEqual([{ bar: 0, quantity: 0.2, price: 10 }]);
    expectNear(realizedFifo, 1, 1);
  });
});
