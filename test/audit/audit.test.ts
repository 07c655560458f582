// What an audit finds of look-ahead, and how it goes about it: its cuts, its arithmetic, and that it leaves no trace.

import fs from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Audit, audit, PROBES, TAMPERING } from '../../audit/index.js';
import { cutPoints } from '../../audit/cut-points.js';
import { feedOf } from '../kit/market.js';
import { chanceOfOverlap } from '../../audit/probes/overlap.js';
import { indicator, sma } from '../../engine/index.js';
import { asset, findings, own, subjectOf } from './made.js';

describe('look-ahead', () => {
  test('of one bar on one day is found on that day, whichever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 57 }), async (bar) => {
        const peeks = own((_, { assets: [a] }) => {
          const closes: number[] = [];
          sma(
            indicator(a.close, () => (close) => closes.push(close)),
            1,
          );
          return (ctx) => {
            if (ctx.bar === bar) ctx.target(closes[bar + 1] > a.close.now ? 0.9 : 0.5, a);
          };
        });
        // The two weights must differ: where tomorrow falls, that nothing is known decides the same.
        const { feed } = subjectOf(peeks);
        fc.pre(feed.assets[0].raw.close[bar + 1] > feed.assets[0].raw.close[bar]);
        const result = await audit(subjectOf(peeks, { cuts: 8 }));
        expect(findings(result)[0]).toMatchObject({ probe: 'cut', difference: { bar }, place: 'mine.ts:1' });
        const { smallest } = findings(result)[0];
        expect(smallest!.scene.feed.assets).toHaveLength(1);
        expect(smallest!.difference.bar).toBeLessThanOrEqual(bar);
      }),
      { numRuns: 12 },
    );
  });

  test('a smallest market is small', async () => {
    const peeks = own((_, { assets: [a] }) => {
      const closes: number[] = [];
      const when = indicator(a.close, () => (close) => closes.push(close));
      return { when, decide: (ctx) => ctx.target(closes[ctx.bar + 1] > a.close.now ? 0.9 : 0, a) };
    });
    const [{ smallest }] = findings(await audit(subjectOf(peeks)));
    expect(smallest!.scene.feed.time.length).toBe(2);
    expect(smallest!.scene.feed.assets).toHaveLength(1);
  });

  test('a strategy that fails where the data are short is found', async () => {
    const needs = own((_, { assets: [a] }) => {
      let bars = 0;
      const count = indicator(a.close, () => () => ++bars);
      sma(count, 1);
      if (bars < 50) throw new Error('too short');
      return (ctx) => ctx.target(0.5, a);
    });
    const [finding] = findings(await audit(subjectOf(needs)));
    expect(finding).toMatchObject({ probe: 'cut', difference: { bar: -1 } });
    expect(finding.difference!.other[0]).toMatch(/^fails: .*too short/);
  });

  test('what the engine forbids is told with its line', async () => {
    const future = own(
      (_, { assets: [a] }) =>
        (ctx) =>
          ctx.target(a.close.ago(-1) > 0 ? 1 : 0, a),
    );
    const result = await audit(subjectOf(future));
    expect(findings(result)).toEqual([
      { probe: 'run', gravity: 'finding', what: expect.stringContaining('ago(-1)') as string, place: 'mine.ts:1' },
    ]);
  });

  test('the evaluated window is what is audited', async () => {
    const peeks = own((_, { assets: [a] }) => {
      const closes: number[] = [];
      const when = indicator(a.close, () => (close) => closes.push(close));
      return { when, decide: (ctx) => ctx.target(closes[ctx.bar + 1] > a.close.now ? 0.9 : 0, a) };
    });
    const [{ difference }] = findings(await audit(subjectOf(peeks, { first: 30 })));
    expect(difference!.bar).toBeGreaterThanOrEqual(30);
  });
});

test('who holds for good is not taken for a prophet, whatever he holds', async () => {
  const holds = own((_, { assets }) => (ctx) => {
    for (const each of assets) {
      if (each.close.now > 0 && ctx.position(each).quantity === 0) ctx.order({ asset: each, side: 1, quantity: 10 });
    }
  });
  const rows = 240;
  // Rising prices, and a late listing: before it there is neither a holding nor a move.
  const [rising, late] = [asset('AAA', rows, 0), asset('BBB', rows, 2)].map((each, k) => ({
    ...each,
    bars: each.bars.map((bar, row) => {
      if (bar === null || (k === 1 && row < 120)) return null;
      const close = 100 * 1.01 ** row;
      return { ...bar, open: close, high: close, low: close, close };
    }),
  }));
  const feed = feedOf({ rows, assets: [rising, late], series: [] });
  const { verdicts } = await audit(subjectOf(holds, { feed, cuts: 4, conduct: async () => ({ cash: 1_000_000 }) }));
  expect(verdicts.map(({ probe, gravity }) => [probe, gravity])).toEqual([['foreknowledge', 'note']]);
});

test('the page names every probe', () => {
  const page = fs.readFileSync(new URL('../../docs/audit.md', import.meta.url), 'utf8');
  const [, table] = page.split('## What each probe finds');
  const named = [...table.split('\n##')[0].matchAll(/^\| `([a-z]+)` /gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...Object.keys(PROBES), TAMPERING].sort());
});

test('an audit is the same each time, and leaves everything as it was', async () => {
  const shared = () => [
    Object.getOwnPropertyDescriptor(globalThis, 'Date')!.value,
    Object.getOwnPropertyDescriptor(Math, 'random')!.value,
    fs.readFileSync,
    process.env,
    Date.prototype.constructor,
    setTimeout,
  ];
  const before = shared();
  const noisy = own(
    (_, { assets: [a] }) =>
      (ctx) =>
        ctx.target(Math.random() + Date.now() / 1e15, a),
  );
  const [one, two] = [await audit(subjectOf(noisy)), await audit(subjectOf(noisy))];
  const text = (result: Audit) =>
    JSON.stringify(result, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  expect(text(one)).toBe(text(two));
  expect(shared()).toEqual(before);
  shared().forEach((value, k) => expect(value).toBe(before[k]));
});

test('cuts lie around the decisions, and no more of them are made than asked for', () => {
  const bars = fc.uniqueArray(fc.integer({ min: 5, max: 99 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(bars, fc.integer({ min: 5, max: 60 }), (decided, most) => {
      const decisions = new Map(decided.map((bar) => [bar, ['x']]));
      const points = cutPoints({ decisions, coarse: decisions, failure: null, run: null, call: null }, 5, 100, most);
      expect(points.length).toBeLessThanOrEqual(most);
      expect(points).toEqual([...new Set(points)].sort((a, b) => a - b));
      for (const rows of points) expect(rows > 5 && rows < 100).toBe(true);
      if (decided.length === 1) {
        for (const rows of [decided[0], decided[0] + 1, decided[0] + 2]) {
          if (rows > 5 && rows < 100) expect(points).toContain(rows);
        }
      }
    }),
  );
});

test('the chance of an overlap is what counting every draw gives', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.nat(10), fc.nat(10), fc.nat(10), (all, a, b, c) => {
      const [held, up, both] = [a % (all + 1), b % (all + 1), c % (all + 1)];
      let [good, every] = [0, 0];
      for (let draw = 0; draw < 1 << all; draw++) {
        const bits = [...draw.toString(2).padStart(all, '0')].map(Number);
        if (bits.reduce((sum, bit) => sum + bit, 0) !== held) continue;
        every++;
        if (bits.slice(0, up).reduce((sum, bit) => sum + bit, 0) >= both) good++;
      }
      expect(chanceOfOverlap({ all, held, up, both })).toBeCloseTo(good / every, 9);
    }),
  );
});
