// Tasks are few, and all threads end together.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pulled } from '../../sweep/pulled.js';
import { taskSize } from '../../sweep/task-size.js';
import type { Work } from '../../sweep/work.js';

const work = (count: number): Work[] => Array.from({ length: count }, (_, at) => ({ at, scene: 0, params: {} }));

/** Runs points that take some milliseconds each on threads that hold two tasks each, by a clock of its own. */
function played(count: number, threads: number, cost: (at: number) => number) {
  let now = 0;
  const size = taskSize(threads, () => now);
  const points = pulled(work(count));
  const order: number[] = [];
  const queue: Work[][] = [];
  const free = new Float64Array(threads);
  let tasks = 0;
  let most = 0;
  const ask = () => {
    const task = points.next(size.next(points.ahead));
    if (task.length > 0) queue.push(task);
  };
  size.begin();
  for (let k = 0; k < threads * 2; k++) ask();
  const running: { thread: number; task: Work[]; end: number }[] = [];
  const start = (thread: number) => {
    const task = queue.shift();
    if (!task) return;
    tasks++;
    order.push(...task.map(({ at }) => at));
    const spent = task.reduce((sum, { at }) => sum + cost(at), 0);
    most = Math.max(most, spent);
    free[thread] = now + spent;
    running.push({ thread, task, end: free[thread] });
  };
  for (let thread = 0; thread < threads; thread++) start(thread);
  while (running.length > 0) {
    running.sort((a, b) => a.end - b.end);
    const { thread, task, end } = running.shift()!;
    now = end;
    size.done(task.length);
    ask();
    start(thread);
  }
  return { tasks, order, most, end: Math.max(...free) };
}

describe('tasks', () => {
  it('have each point once, in its order, and leave no thread without work for long', () => {
    const cost = fc.double({ min: 0.02, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 8 }), cost, (count, threads, each) => {
        const { order, end } = played(count, threads, () => each);
        expect(order).toEqual(work(count).map(({ at }) => at));
        // What is lost at the beginning, while nothing is known, and at the end.
        expect(end).toBeLessThan((count * each) / threads + 6 * each + 1);
      }),
      { numRuns: 200, seed: 71 },
    );
  });

  it('are few: a thousand points of a sixth of a millisecond are some forty, ten thousand some seventy', () => {
    expect(played(1000, 2, () => 1 / 6).tasks).toBeLessThan(50);
    expect(played(10_000, 2, () => 1 / 6).tasks).toBeLessThan(90);
  });

  it('take forty milliseconds at most, and half of the time so far where points become slow', () => {
    expect(played(20_000, 2, () => 1 / 6).most).toBeLessThan(41);
    const { end } = played(2000, 2, (at) => (at < 1000 ? 0.1 : 1));
    expect(end).toBeLessThan(1.1 * 550);
  });
});

describe('work that is pulled', () => {
  it('comes as it is asked for, and is counted ahead no further than asked', () => {
    const of = fc.oneof(fc.record({ next: fc.nat(5) }), fc.record({ ahead: fc.nat(9) }));
    fc.assert(
      fc.property(fc.nat(30), fc.array(of), (count, steps) => {
        let taken = 0;
        const points = pulled(
          (function* () {
            for (const each of work(count)) {
              taken++;
              yield each;
            }
          })(),
        );
        let handed = 0;
        let wanted = 0;
        for (const step of steps) {
          if ('next' in step) {
            const found = points.next(step.next);
            expect(found.map(({ at }) => at)).toEqual(found.map((_, k) => handed + k));
            expect(found.length).toBe(Math.min(step.next, count - handed));
            handed += found.length;
            wanted = Math.max(wanted, handed);
          } else {
            wanted = Math.max(wanted, handed + step.ahead);
            expect(Math.min(points.ahead(step.ahead), step.ahead)).toBe(Math.min(step.ahead, count - handed));
          }
          expect(taken).toBe(Math.min(wanted, count));
        }
        points.end();
        expect(points.next(1)).toEqual([]);
      }),
      { numRuns: 300, seed: 72 },
    );
  });

  it('is out when the last of it is handed over, or none of it is wanted', async () => {
    const points = pulled(work(3));
    let isOut = false;
    void points.out.then(() => (isOut = true));
    points.ahead(9);
    points.next(2);
    await Promise.resolve();
    expect(isOut).toBe(false);
    points.next(1);
    await points.out;
    const other = pulled(work(3));
    other.end();
    await other.out;
    expect(other.ahead(3)).toBe(0);
  });
});
