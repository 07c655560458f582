// A feed that ends earlier is, for a run, the feed of a world that ended there.

import { describe, expect, it } from 'vitest';
import { align } from '../../data/index.js';
import { generateDemo } from '../../data/generator/index.js';
import { ColumnCache, type Feed, type Run, simulate, strategy, upTo } from '../../engine/index.js';
import { STRATEGIES } from '../../strategies/index.js';

/** What a part of the demo has not: a fund of volatility, a side of the world, southbound money. */
const NEEDS_MORE: Readonly<Record<string, readonly string[]>> = {
  mainland: ['order-replay', 'defensive-hedge', 'east-west-rotation', 'southbound-momentum'],
  us: ['order-replay', 'southbound-momentum'],
};

const tapeOf = (run: Run) => ({
  equity: [...run.equity],
  orders: [...run.orders],
  fills: [...run.fills],
  refusals: [...run.refusals],
  cashflows: [...run.cashflows],
  positions: [...run.positions],
  holdings: [...run.holdings()],
});

const demo = generateDemo(3);
const whole: Readonly<Record<string, Feed>> = { mainland: align(demo.mainland), us: align(demo.us) };

/** Reads an outside series as it is, without a fold. */
const reader = strategy({
  about: 'holds while money comes in',
  params: {},
  prepare: (_, { assets: [, asset], series }) => {
    const flow = series('net-subscription', asset);
    return (ctx) => ctx.target(flow.now > 0 ? 0.5 : 0, asset);
  },
});

describe('a feed up to a row', () => {
  for (const [market, feed] of Object.entries(whole)) {
    const names = Object.keys(STRATEGIES).filter((name) => !NEEDS_MORE[market].includes(name));
    it.each(names)(`gives %s on ${market} what a dataset cut there gives, and leaves the whole as it was`, (name) => {
      const columns = new ColumnCache();
      const first = 300;
      for (const rows of [first + 1, 700, 1101]) {
        const to = new Date(feed.time[rows - 1]).toISOString().slice(0, 10);
        const cut = align(market === 'us' ? demo.us : demo.mainland, { to });
        expect(cut.time.length).toBe(rows);
        const early = simulate(STRATEGIES[name], upTo(feed, rows), { cash: 1e6, first, columns });
        expect(tapeOf(early)).toEqual(tapeOf(simulate(STRATEGIES[name], cut, { cash: 1e6, first })));
      }
      const after = simulate(STRATEGIES[name], feed, { cash: 1e6, first, columns });
      expect(tapeOf(after)).toEqual(tapeOf(simulate(STRATEGIES[name], feed, { cash: 1e6, first })));
    });
  }

  it('leaves an outside series whole that was read on a part of it first', () => {
    const feed = whole.mainland;
    const settings = { cash: 1e6, first: 300 };
    const columns = new ColumnCache();
    simulate(reader, upTo(feed, 301), { ...settings, columns });
    const run = simulate(reader, feed, { ...settings, columns });
    expect(run.fills.length).toBeGreaterThan(10);
    expect(tapeOf(run)).toEqual(tapeOf(simulate(reader, feed, settings)));
  });

  it('refuses what is no number of its rows', () => {
    for (const rows of [0, -1, 1.5, Number.NaN, whole.us.time.length + 1]) {
      expect(() => upTo(whole.us, rows)).toThrow(RangeError);
    }
    expect(upTo(whole.us, whole.us.time.length)).toBe(whole.us);
  });
});
