// Every type, time in force and group of orders over a few bars, by hand.

import { describe, expect, it } from 'vitest';

import { made } from './made.js';
import { fills, order, play, refusals, statuses } from './play.js';

describe('at the open and at the close', () => {
  const asset = made([10, [11, 13, 9, 12], [14, 15, 13, 13.5]]);

  it('are two moments of a session', () => {
    const run = play([asset], [order(0, 1, 5, { type: 'at-open' }), order(0, 1, 5, { type: 'at-close' })]);
    expect(fills(run)).toEqual([
      [1, 1, 5, 11],
      [1, 2, 5, 12],
    ]);
  });

  it('are where market orders are filled, by the choice of the run', () => {
    const script = [order(0, 1, 5)];
    expect(fills(play([asset], script, { fill: 'next-open' }))).toEqual([[1, 1, 5, 11]]);
    expect(fills(play([asset], script, { fill: 'next-close' }))).toEqual([[1, 1, 5, 12]]);
    expect(fills(play([asset], script, { fill: 'same-close' }))).toEqual([[0, 1, 5, 10]]);
  });

  it('of one date are one market’s: several are refused where they would be the same close', () => {
    const other = made([10, 10, 10], {}, { market: 'XSHG', symbol: 'B' });
    expect(() => play([asset, other], [], { fill: 'same-close' })).toThrow('use next-close');
  });
});

describe('ioc and fok', () => {
  const asset = made([10, [10, 10, 8, 9], [8, 8, 8, 8]]);

  it('live for one moment', () => {
    const limit = { type: 'limit', limit: 9 } as const;
    const run = play(
      [asset],
      [
        order(0, 1, 5, { ...limit, tif: 'ioc' }),
        order(0, 1, 5, { ...limit, tif: 'fok' }),
        order(0, 1, 5, { tif: 'ioc' }),
      ],
    );
    expect(fills(run)).toEqual([[1, 3, 5, 10]]);
    expect(refusals(run)).toEqual([
      [1, 1, 5, 'not filled at once'],
      [1, 2, 5, 'could not be filled whole at once'],
    ]);
  });

  it('take what the cap leaves, or nothing', () => {
    const script = [order(0, 1, 150, { tif: 'ioc' }), order(1, 1, 150, { tif: 'fok' })];
    const run = play([asset], script, { volumeCap: 0.1 });
    expect(fills(run)).toEqual([[1, 1, 100, 10]]);
    expect(refusals(run)).toEqual([
      [1, 1, 50, 'beyond the volume cap'],
      [2, 2, 150, 'could not be filled whole at once'],
    ]);
    expect(statuses(run)).toEqual(['expired', 'expired']);
  });
});

describe('a volume cap', () => {
  const asset = made([10, 11, 12, 13]);

  it('fills in parts: what is left works on for its time', () => {
    const run = play([asset], [order(0, 1, 250, { tif: 'gtc' }), order(0, 1, 30)], { volumeCap: 0.1 });
    expect(fills(run)).toEqual([
      [1, 1, 100, 11],
      [2, 1, 100, 12],
      [3, 1, 50, 13],
    ]);
    expect(refusals(run)).toEqual([[1, 2, 30, 'beyond the volume cap']]);
    expect(statuses(run)).toEqual(['filled', 'expired']);
  });

  it('charges the commission’s minimum once an order', () => {
    const asset = made([10, 10, 10, 10], { commission: 0.003, commissionMinimum: 5 });
    const run = play([asset], [order(0, 1, 300, { tif: 'gtc' })], { volumeCap: 0.1 });
    // 3 a fill: 5 for the first, 1 more when 6 have come together, then 3.
    expect([...run.fills].map(({ commission }) => commission)).toEqual([5, 1, 3]);
  });
});

describe('a trailing stop', () => {
  it('follows completed bars only, and never back', () => {
    const bars = made([10, [10, 12, 9.5, 12], [12, 12, 11.5, 11.8], [11.8, 11.8, 10.5, 11]]);
    const run = play([bars], [order(0, 1, 5), order(0, -1, 5, { type: 'trailing-stop', trail: 1, tif: 'gtc' })]);
    // From 10 it stands at 9; the bar to 12 lifts it to 11 for the next ones.
    expect(fills(run)).toEqual([
      [1, 1, 5, 10],
      [3, 2, -5, 11],
    ]);
    expect(run.orders.at(1).stop).toBe(11);
  });

  it('keeps a fraction, rounded against the trader', () => {
    const bars = made([10, [10, 10.05, 10, 10], 10]);
    const run = play([bars], [order(0, 1, 5), order(0, -1, 5, { type: 'trailing-stop', trailRate: 0.1, tif: 'gtc' })]);
    // 10.05 × 0.9 is 9.045.
    expect(run.orders.at(1)).toMatchObject({ stop: 9.04, trailRate: 0.1 });
  });

  it('needs a distance', () => {
    const run = play([made([10, 10])], [order(0, -1, 5, { type: 'trailing-stop' })]);
    expect(refusals(run)).toEqual([[0, 1, 5, 'limit or stop price is missing or not positive']]);
  });
});

describe('an oco group', () => {
  const legs = [
    order(1, -1, 5, { type: 'limit', limit: 12, tif: 'gtc', group: 'out' }),
    order(1, -1, 5, { type: 'stop', stop: 8, tif: 'gtc', group: 'out' }),
  ];

  it('loses what one of its orders is filled by', () => {
    const run = play([made([10, 10, [10, 12, 9, 11], 7])], [order(0, 1, 5), ...legs]);
    expect(fills(run).slice(1)).toEqual([[2, 2, -5, 12]]);
    expect(refusals(run)).toEqual([[2, 3, 5, 'another order of its group was filled']]);
    expect(run.ambiguity).toBe(0);
  });

  it('takes the worse leg of a bar that touches both, or the better, and counts the bar', () => {
    const bars = [made([10, 10, [10, 13, 7, 10], 10])];
    const script = [order(0, 1, 5), ...legs];
    const worse = play(bars, script);
    const better = play(bars, script, { intrabar: 'optimistic' });
    expect(fills(worse)[1]).toEqual([2, 3, -5, 8]);
    expect(fills(better)[1]).toEqual([2, 2, -5, 12]);
    expect([worse.ambiguity, better.ambiguity]).toEqual([1, 1]);
  });

  it('of one order is refused, and so is one of which an order is', () => {
    const alone = play([made([10, 10, 10])], [order(0, 1, 5, { type: 'limit', limit: 9, group: 'a' })]);
    expect(refusals(alone)).toEqual([[0, 1, 5, 'the group does not fit together']]);
    const broken = play(
      [made([10, 10, 10])],
      [order(0, 1, 5, { type: 'limit', limit: 9, group: 'a' }), order(0, 1, 0, { group: 'a' })],
    );
    expect(statuses(broken)).toEqual(['refused', 'refused']);
    expect(refusals(broken)[1]).toEqual([0, 1, 5, 'the group does not fit together']);
  });
});

describe('a bracket', () => {
  const bracket = (entry: Parameters<typeof order>[3]) => [
    order(0, 1, 200, { ...entry, group: 'b' }),
    order(0, -1, 200, { type: 'stop', stop: 8, tif: 'gtc', group: 'b' }),
    order(0, -1, 200, { type: 'limit', limit: 12, tif: 'gtc', group: 'b' }),
  ];

  it('brings its exits to life by what its entry is filled', () => {
    const run = play([made([10, 10, 10, [10, 12.5, 10, 12]])], bracket({ tif: 'day' }), { volumeCap: 0.1 });
    // The day ends with 100 of 200; the exits keep 100, and the cap lets them trade at once.
    expect(fills(run)).toEqual([
      [1, 1, 100, 10],
      [3, 3, -100, 12],
    ]);
    expect(refusals(run)).toEqual([
      [1, 1, 100, 'beyond the volume cap'],
      [1, 2, 100, 'its entry was not filled'],
      [1, 3, 100, 'its entry was not filled'],
      [3, 2, 100, 'another order of its group was filled'],
    ]);
    expect(statuses(run)).toEqual(['expired', 'cancelled', 'filled']);
  });

  it('lets its stop fire in the bar of the entry, and not its target', () => {
    const up = made([10, [10, 13, 9, 12.5], [12.5, 12.6, 12.4, 12.5]]);
    const wide = made([10, [10, 13, 7, 12.5], [12.5, 12.6, 12.4, 12.5]]);
    expect(fills(play([up], bracket({}))).slice(1)).toEqual([[2, 3, -200, 12.5]]);
    expect(fills(play([wide], bracket({}))).slice(1)).toEqual([[1, 2, -200, 8]]);
    expect(fills(play([wide], bracket({}), { intrabar: 'optimistic' })).slice(1)).toEqual([[1, 3, -200, 12]]);
    // Entered inside the bar, what came before is not known: the better reading fires no stop.
    const inside = bracket({ type: 'limit', limit: 9 });
    expect(fills(play([wide], inside)).slice(1)).toEqual([[1, 2, -200, 8]]);
    expect(fills(play([wide], inside, { intrabar: 'optimistic' })).slice(1)).toEqual([[1, 3, -200, 12]]);
  });

  it('dies with its entry', () => {
    const run = play([made([10, 10, 10])], bracket({ type: 'limit', limit: 9 }));
    expect(refusals(run).map(([, id, , reason]) => [id, reason])).toEqual([
      [1, 'expired unfilled'],
      [2, 'its entry was not filled'],
      [3, 'its entry was not filled'],
    ]);
    expect(statuses(run)).toEqual(['expired', 'cancelled', 'cancelled']);
  });

  it('sells short first as well', () => {
    const script = [
      order(0, -1, 10, { group: 'b' }),
      order(0, 1, 10, { type: 'stop', stop: 12, tif: 'gtc', group: 'b' }),
      order(0, 1, 10, { type: 'limit', limit: 8, tif: 'gtc', group: 'b' }),
    ];
    const run = play([made([10, 10, [10, 10, 7.5, 8]], { shortMargin: 0.5 })], script);
    expect(fills(run)).toEqual([
      [1, 1, -10, 10],
      [2, 3, 10, 8],
    ]);
  });
});

describe('a stop that the price has passed already', () => {
  const exit = { type: 'stop', stop: 95, tif: 'gtc', group: 'b' } as const;
  const into = (bar: readonly [number, number, number, number], entry: Parameters<typeof order>[3]) =>
    fills(play([made([100, bar, bar[3]])], [order(0, 1, 100, { ...entry, group: 'b' }), order(0, -1, 100, exit)]));

  it('sells at the price that the entry found, and not at the stop above it', () => {
    expect(into([90, 96, 88, 91], {})).toEqual([
      [1, 1, 100, 90],
      [1, 2, -100, 90],
    ]);
    expect(into([100, 100, 84, 96], { type: 'limit', limit: 85 })[1]).toEqual([1, 2, -100, 85]);
  });

  it('sells the rest of what the cap left at the open’s price', () => {
    const script = [order(0, 1, 200), order(1, -1, 200, { type: 'stop', stop: 95 })];
    const run = play([made([100, 100, [90, 96, 88, 91]])], script, { volumeCap: 0.2 });
    const [, ...sold] = fills(run);
    expect(sold).toEqual([[2, 2, -200, 90]]);
    const halved = play(
      [made([100, 100, 100, [90, 96, 88, 91]])],
      [order(0, 1, 200, { tif: 'gtc' }), order(2, -1, 200, { type: 'stop', stop: 95 })],
      { volumeCap: 0.1 },
    );
    expect(fills(halved).at(-1)).toEqual([3, 2, -100, 90]);
  });

  it('of a trailing exit starts from the price of the entry', () => {
    const script = [
      order(0, 1, 100, { type: 'limit', limit: 80, group: 'b' }),
      order(0, -1, 100, { type: 'trailing-stop', trail: 5, tif: 'gtc', group: 'b' }),
    ];
    const run = play([made([100, [100, 100, 79, 80], [80, 84, 80, 83], [83, 83, 78, 79]])], script);
    // From 80 it stands at 75, after the bar to 84 at 79.
    expect(fills(run)[1]).toEqual([3, 2, -100, 79]);
  });
});

describe('an exit', () => {
  it('closes only: what was sold otherwise is not sold again', () => {
    const script = [
      order(0, 1, 100, { group: 'b' }),
      order(0, -1, 100, { type: 'stop', stop: 9, tif: 'gtc', group: 'b' }),
      order(1, -1, 100),
    ];
    const run = play([made([10, 10, 10, 8], { shortMargin: 0.5 })], script);
    expect(run.positions[0].quantity).toBe(0);
    expect(refusals(run)).toEqual([[3, 2, 100, 'nothing was left to close']]);
  });

  it('is not lost when a rebalance places waiting purchases again', () => {
    const other = made([10, 10, 10, 10], {}, { symbol: 'B' });
    const script = [
      order(0, 1, 100, { asset: 1 }),
      order(1, 1, 500, { group: 'b' }),
      order(1, -1, 500, { type: 'stop', stop: 9, tif: 'gtc', group: 'b' }),
      { kind: 'rebalance', row: 1, weights: [0.05, 0] } as const,
    ];
    const run = play([made([10, 10, 10, 8]), other], script);
    expect(run.orders.at(2).status).toBe('filled');
  });
});

describe('what rounding leaves of an order', () => {
  it('is nothing: lots of a tenth in four fills fill 1.1', () => {
    const run = play([made([10, 10, 10, 10, 10], { lot: 0.1 })], [order(0, 1, 1.1, { tif: 'gtc' })], {
      volumeCap: 0.0003,
    });
    expect(statuses(run)).toEqual(['filled']);
    expect(refusals(run)).toEqual([]);
    const poor = play([made([10, 10, 10], { lot: 0.1 })], [order(0, 1, 1.1, { tif: 'gtc' })], { cash: 2.5 });
    expect(statuses(poor)).toEqual(['refused']);
  });
});

describe('a trailing stop that is replaced', () => {
  it('keeps what it has reached', () => {
    const bars = made([100, 100, [100, 120, 100, 120], 120, 116, [116, 116, 112, 113]]);
    const script = [
      order(0, 1, 100),
      order(0, -1, 100, { type: 'trailing-stop', trail: 5, tif: 'gtc' }),
      { kind: 'replace', row: 4, of: 1, change: { quantity: 50 } } as const,
    ];
    expect(fills(play([bars], script)).at(-1)).toEqual([5, 3, -50, 115]);
  });
});
