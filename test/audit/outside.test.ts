// What an audit finds besides look-ahead: inputs that no report shows, and what it only warns of.

import { Console } from 'node:console';
import nodeModule from 'node:module';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { audit } from '../../audit/index.js';
import { findings, own, probes, subjectOf } from './made.js';

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
