// What an audit finds, one leak at a time, and that it leaves no trace.

import { Console } from 'node:console';
import fs from 'node:fs';
import nodeModule from 'node:module';
import { Writable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Audit, audit, PROBES, type Subject, TAMPERING } from '../../audit/index.js';
import { cutPoints } from '../../audit/cut-points.js';
import { chanceOfOverlap } from '../../audit/probes/overlap.js';
import { type Definition, type Feed, indicator, type Params, sma, strategy } from '../../engine/index.js';
import { feedOf, type MadeAsset } from '../kit/market.js';

const asset = (symbol: string, rows: number, phase: number): MadeAsset => ({
  symbol,
  market: 'XSHG',
  multiplier: 1,
  terms: [{ row: 0 }],
  bars: Array.from({ length: rows }, (_, row) => {
    const close = 100 + 10 * Math.sin(row + phase) + row / 10;
    return { open: close, high: close + 1, low: close - 1, close, volume: 1000 };
  }),
  actions: [],
});
const marketOf = (rows: number): Feed =>
  feedOf({ rows, assets: [asset('AAA', rows, 0), asset('BBB', rows, 2)], series: [] });

const own = (prepare: Definition<Params>['prepare']) => () =>
  strategy({ about: 'Made for a test.', params: {}, prepare });

function subjectOf(make: () => ReturnType<typeof strategy>, given: Partial<Subject> = {}): Subject {
  return {
    feed: marketOf(60),
    first: 0,
    conduct: async () => ({ cash: 10_000 }),
    fresh: async () => make(),
    placeOf: (error) => (error.stack?.includes('audit.test.ts') ? 'mine.ts:1' : undefined),
    cuts: 20,
    ...given,
  };
}

const findings = ({ verdicts }: Audit) => verdicts.filter(({ gravity }) => gravity === 'finding');
const probes = (result: Audit) => findings(result).map(({ probe }) => probe);

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

describe('what else is found', () => {
  test('a call past the context', async () => {
    const { random } = Math;
    const past = own((_, { assets: [a] }) => (ctx) => {
      const { target } = Object.getPrototypeOf(ctx) as typeof ctx;
      target.call(ctx, random.call(Math) < 0.5 ? 0.9 : 0.1, a);
    });
    // The stream was taken before the audit began, so that only the repetition tells.
    expect(probes(await audit(subjectOf(past)))).toContain('state');
  });

  test('the time zone of the machine', async () => {
    const local = own(
      (_, { assets: [a] }) =>
        (ctx) =>
          ctx.target(new Date(ctx.time).getDay() === 1 ? 0.9 : 0, a),
    );
    expect(probes(await audit(subjectOf(local)))).toEqual(['zone']);
  });

  test('randomness of crypto, and a prototype of the engine', async () => {
    const chance = own(
      (_, { assets: [a] }) =>
        (ctx) =>
          ctx.target(crypto.getRandomValues(new Uint8Array(1))[0] / 256, a),
    );
    expect(probes(await audit(subjectOf(chance)))).toEqual(['chance']);
    const patches = own((_, { assets: [a] }) => {
      Object.assign(Object.getPrototypeOf(a.close) as object, { later: () => 1 });
      return (ctx) => ctx.target(0.5, a);
    });
    const result = await audit(subjectOf(patches));
    expect(findings(result).map(({ probe, what }) => [probe, what.split(',')[0]])).toEqual([
      ['tampering', 'It changed Series.later'],
    ]);
  });

  test('a network that is only asked', async () => {
    const asks = own((_, { assets: [a] }) => {
      fetch('data:,x').catch(() => {});
      return (ctx) => ctx.target(0.5, a);
    });
    expect(probes(await audit(subjectOf(asks)))).toEqual(['outside']);
  });

  test('words of the command line that say what to hold', async () => {
    const asks = own((_, { assets: [a] }) => {
      const weight = process.argv.length > 2 ? 0.9 : 0.1;
      return (ctx) => ctx.target(weight, a);
    });
    const { argv } = process;
    process.argv = [...argv.slice(0, 2), '--bold'];
    try {
      expect(probes(await audit(subjectOf(asks)))).toEqual(['environment']);
      expect(process.argv.at(-1)).toBe('--bold');
    } finally {
      process.argv = argv;
    }
  });

  test('a file that require reads', async () => {
    const reads = own((_, { assets: [a] }) => {
      nodeModule.createRequire(import.meta.url)('../../package.json');
      return (ctx) => ctx.target(0.5, a);
    });
    expect(new Set(probes(await audit(subjectOf(reads))))).toEqual(new Set(['outside']));
  });

  test('who looks at the clock and decides nothing by it is warned, not accused', async () => {
    const logs = own((_, { assets: [a] }) => {
      let last = 0;
      return (ctx) => {
        last = Math.max(last, Date.now());
        ctx.target(0.5, a);
      };
    });
    const { verdicts } = await audit(subjectOf(logs));
    expect(verdicts.filter(({ probe }) => probe === 'clock')).toEqual([
      { probe: 'clock', gravity: 'warning', what: expect.stringContaining('Date.now()') as string, place: 'mine.ts:1' },
    ]);
  });

  test('who prints is not told of what printing looks at', async () => {
    const printed: string[] = [];
    const out = new Writable({ write: (text: Buffer, _, done) => (printed.push(String(text)), done()) });
    const prints = own((_, { assets: [a, b] }) => (ctx) => {
      if (ctx.bar === 3)
        new Console({ stdout: Object.assign(out, { isTTY: true }) }).log('worth', { equity: ctx.equity });
      ctx.rebalance([a, b].map((each) => [each, each.close.now > each.close.ago(1) ? 0.4 : 0]));
    });
    const { verdicts } = await audit(subjectOf(prints));
    expect(printed.length).toBeGreaterThan(0);
    expect(verdicts).toEqual([]);
  });

  test('who takes the first instrument is warned, not accused', async () => {
    const first = own(
      (_, { assets: [a] }) =>
        (ctx) =>
          ctx.target(0.5, a),
    );
    const { verdicts } = await audit(subjectOf(first));
    expect(verdicts.map(({ probe, gravity }) => [probe, gravity])).toContainEqual(['instruments', 'warning']);
    const all = own(
      (_, { assets }) =>
        (ctx) =>
          ctx.rebalance(assets.map((a) => [a, 0.4])),
    );
    expect((await audit(subjectOf(all))).verdicts.filter(({ probe }) => probe === 'instruments')).toEqual([]);
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
