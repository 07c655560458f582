// Spans of a longer run are played as if each were alone, and end flat.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type Run,
  type Settings,
  type Strategy,
  combine,
  int,
  isoDate,
  simulate,
  strategy,
} from '../../engine/index.js';
import type { Span } from '../../sweep/out-of-sample/fold.js';
import { flatAtEnd, stitched } from '../../sweep/out-of-sample/stitched.js';
import {
  type MadeAsset,
  type Market,
  type Play,
  anyPlay,
  assertSame,
  cutBefore,
  feedOf,
  settingsOfPlay,
  strategyOf,
  transcriptBefore,
} from '../kit/index.js';

const RUNS = { numRuns: 300 };

/** Spans of a market in rising order, some next to each other, from cuts that were drawn. */
function spansOf(rows: number, first: number, cuts: readonly number[]): Span[] {
  const ends = [...new Set(cuts.map((cut) => first + (cut % (rows - first + 1))))].sort((a, b) => a - b);
  const spans = ends.slice(1).map((to, k) => ({ from: ends[k], to }));
  // A gap now and then.
  return spans.filter((_, k) => (cuts[0] + k) % 3 !== 0);
}

const anyCase = (shape: Parameters<typeof anyPlay>[0]) =>
  fc
    .record({ play: anyPlay({ rows: [8, 40], ...shape }), cuts: fc.array(fc.nat(200), { minLength: 2, maxLength: 6 }) })
    .map(({ play, cuts }) => ({ play, spans: spansOf(play.market.rows, play.first, cuts) }))
    .filter(({ spans }) => spans.length > 0);

const partsOf = (spans: readonly Span[]) => spans.map((span) => ({ span, params: {} }));

/** Plays the spans as one run. */
function played(play: Play, spans: readonly Span[]): Run {
  const { market, actor } = play;
  const settings = { ...settingsOfPlay(play), params: {}, first: spans[0].from };
  return simulate(stitched(strategyOf(actor, market), partsOf(spans)), feedOf(market), settings);
}

/** What happened in some rows, without the numbers of orders. */
const within = (run: Run, { from, to }: Span): string[] => [
  ...[...run.fills]
    .filter(({ bar }) => bar >= from && bar < to)
    .map(({ bar, asset, side, quantity, price, cash }) => `${bar} ${asset} ${side * quantity} at ${price} for ${cash}`),
  ...[...run.orders]
    .filter(({ bar }) => bar >= from && bar < to)
    .map(({ bar, asset, side, type, ordered, trailRate }) =>
      JSON.stringify({ bar, asset, side, type, ordered, trailRate }),
    ),
  ...Array.from(run.equity.subarray(from - run.first, to - run.first), (equity, k) => `${from + k}: ${equity}`),
];

/** Symbols held at the close of a row, by index, with the signed quantity. */
function held(run: Run, row: number): Map<number, number> {
  const positions = new Map<number, number>();
  for (const { bar, asset, kind, quantity } of run.holdings()) {
    if (bar === row && kind === 'position') positions.set(asset, quantity);
  }
  return positions;
}

const isAllCash = (run: Run, row: number): boolean => ![...run.holdings()].some(({ bar }) => bar === row);

describe('a stitched run', () => {
  test('plays each span as it would be played alone, by who knows nothing of what comes after it, with the money then there', () => {
    let compared = 0;
    let traded = 0;
    const plain = { account: 'margin', creditRate: 0, debitRate: 0, limits: [] } as const;
    fc.assert(
      fc.property(anyCase({ actors: 'mostly plans', fixed: plain }), ({ play, spans }) => {
        const whole = played(play, spans);
        const isCharged = [...whole.cashflows].some(({ kind }) => kind === 'borrow fee');
        for (const span of spans) {
          const before = span.from - 1;
          const begins = before < whole.first || isAllCash(whole, before);
          const cash = before < whole.first ? play.cash : whole.equity[before - whole.first];
          if (!begins || isCharged || !(cash > 0)) continue;
          const market = cutBefore(play.market, span.to);
          const alone = simulate(flatAtEnd(strategyOf(play.actor, market), span), feedOf(market), {
            ...settingsOfPlay(play),
            first: span.from,
            cash,
          });
          assertSame(`rows ${span.from} to ${span.to}`, within(whole, span), within(alone, span));
          compared++;
          if (alone.fills.length > 0 && span.from > whole.first) traded++;
        }
      }),
      { numRuns: 900 },
    );
    expect(compared).toBeGreaterThan(100);
    // Of about seventy, give or take ten.
    expect(traded).toBeGreaterThan(10);
  });

  test('does nothing outside of its spans but close what could not be closed in them', () => {
    let leftovers = 0;
    fc.assert(
      fc.property(anyCase({}), ({ play, spans }) => {
        const run = played(play, spans);
        for (const { bar, asset, side, origin } of run.orders) {
          if (origin === 'margin call' || spans.some(({ from, to }) => bar >= from && bar < to - 1)) continue;
          const quantity = held(run, bar).get(asset) ?? 0;
          if (side * quantity >= 0) throw new Error(`order of ${side} on row ${bar} with ${quantity} held`);
          leftovers++;
        }
      }),
      RUNS,
    );
    expect(leftovers).toBeGreaterThan(5);
  });

  test('holds nothing at the end of a span that it did not try to close', () => {
    let ends = 0;
    fc.assert(
      fc.property(anyCase({ fixed: { fill: 'next-open', limits: [] } }), ({ play, spans }) => {
        const run = played(play, spans);
        for (const { from, to } of spans) {
          if (to - from < 3) continue;
          ends++;
          for (const [asset, quantity] of held(run, to - 1)) {
            const isTried = [...run.orders].some(
              (order) => order.asset === asset && order.bar <= to - 2 && order.side * quantity < 0,
            );
            if (!isTried) throw new Error(`${quantity} of ${asset} at the end of row ${to - 1}`);
            const { symbol } = play.market.assets[asset];
            const about = `: ${symbol} could not be closed on the last session`;
            if (!run.notes.some((note) => note.includes(about))) throw new Error(`no note on ${symbol}`);
          }
        }
      }),
      RUNS,
    );
    expect(ends).toBeGreaterThan(100);
  });
});

test('until a span closes, its run is that of the strategy itself', () => {
  fc.assert(
    fc.property(anyCase({ actors: 'mostly plans' }), ({ play, spans: [span] }) => {
      const market = cutBefore(play.market, span.to);
      const settings = { ...settingsOfPlay(play), first: span.from };
      const bare = simulate(strategyOf(play.actor, market), feedOf(market), settings);
      const flat = simulate(flatAtEnd(strategyOf(play.actor, market), span), feedOf(market), settings);
      const until = span.to - 2;
      assertSame(`before row ${until}`, transcriptBefore(bare, until), transcriptBefore(flat, until));
    }),
    RUNS,
  );
});

/** A market of one instrument whose day k opens at 100 + k and closes half a unit higher. */
const rising = (rows: number, change: Partial<MadeAsset> = {}): Market => ({
  rows,
  series: [],
  assets: [
    {
      symbol: 'UP',
      market: 'XSHG',
      multiplier: 1,
      terms: [{ row: 0, lot: 1, ...change.terms?.[0] }],
      actions: [],
      bars: Array.from({ length: rows }, (_, k) => ({
        open: 100 + k,
        high: 101 + k,
        low: 99 + k,
        close: 100.5 + k,
        volume: 1e9,
      })),
      ...change,
    },
  ],
});

const all = (weight = 0.5): Strategy =>
  strategy({
    about: 'Holds half.',
    params: { days: int(1, { about: 'nothing' }) },
    prepare:
      ({ days }, { assets: [up] }) =>
      (ctx) =>
        ctx.target(weight / days, up),
  });

const trades = (run: Run) =>
  [...run.fills].map(({ bar, side, price }) => `${bar} ${side > 0 ? 'buy' : 'sell'} ${price}`);

const SPANS = partsOf([
  { from: 2, to: 6 },
  { from: 6, to: 10 },
  { from: 12, to: 15 },
]);
const CASH: Settings = { cash: 10_000, first: 2 };

describe('the end of a span', () => {
  test.each([
    ['next-open', ['3 buy 103', '5 sell 105', '7 buy 107', '9 sell 109', '13 buy 113', '14 sell 114']],
    ['next-close', ['3 buy 103.5', '5 sell 105.5', '7 buy 107.5', '9 sell 109.5', '13 buy 113.5', '14 sell 114.5']],
    ['same-close', ['2 buy 102.5', '4 sell 104.5', '6 buy 106.5', '8 sell 108.5', '12 buy 112.5', '13 sell 113.5']],
  ] as const)('is sold at its own prices: %s', (fill, wanted) => {
    expect(trades(simulate(stitched(all(), SPANS), feedOf(rising(16)), { ...CASH, fill }))).toEqual(wanted);
  });

  test('sells what was bought the day before under T+1', () => {
    const slow = rising(16, { terms: [{ row: 0, lot: 1, shareSettlement: 1 }] });
    expect(trades(simulate(stitched(all(), SPANS), feedOf(slow), CASH))).toHaveLength(6);
  });

  test.each([
    ['between spans', [14, 15, 16], 18, '17 sell 117', 12, 14],
    ['into the next span', [5, 6], 10, '7 sell 107', 2, 5],
  ])('waits for a suspended instrument %s, and says so', (_, suspended, rows, sale, from, to) => {
    const [up] = rising(rows).assets;
    const bars = up.bars.map((bar, row) => (suspended.includes(row) ? null : bar));
    // The market holds its sessions all the same, so that orders of the day die.
    const market = {
      ...rising(rows),
      assets: [
        { ...up, bars },
        { ...up, symbol: 'OTHER' },
      ],
    };
    const feed = feedOf(market);
    const idle = strategy({
      about: 'Buys on the first row of the first and the last span.',
      params: {},
      prepare:
        (_, { assets: [asset] }) =>
        (ctx) =>
          ctx.bar === 2 || ctx.bar === 12 ? ctx.target(0.5, asset) : undefined,
    });
    const run = simulate(stitched(idle, SPANS), feed, CASH);
    expect(trades(run)).toContain(sale);
    expect(run.notes).toEqual([
      `${isoDate(feed.time[from])} to ${isoDate(feed.time[to])}: UP could not be closed on the last session, so it was held beyond it.`,
    ]);
  });

  test('a signal is set wherever it is neither zero nor NaN', () => {
    const crossing = strategy({
      about: 'Buys when a line is crossed, either way.',
      params: {},
      prepare: (_, { assets: [up] }) => ({
        when: combine([up.close], (close) => (close === 102.5 ? -1 : close === 103.5 ? Number.NaN : 0)),
        decide: (ctx) => void ctx.order({ asset: up, side: 1, quantity: 1 }),
      }),
    });
    expect(trades(simulate(stitched(crossing, SPANS), feedOf(rising(16)), CASH))).toEqual(['3 buy 103', '5 sell 105']);
  });

  test('does not sell at limit-down', () => {
    const market = rising(16, { terms: [{ row: 0, lot: 1, priceLimit: 0.1 }] });
    const [up] = market.assets;
    // Row 14 opens at the limit and stays there, row 15 opens where it can be sold.
    const limit = Math.round(0.9 * 11_350) / 100;
    const bars = up.bars.map((bar, row) =>
      row === 14 && bar ? { open: limit, high: limit, low: limit, close: limit, volume: 1e9 } : bar,
    );
    const run = simulate(stitched(all(), SPANS), feedOf({ ...market, assets: [{ ...up, bars }] }), CASH);
    expect(trades(run).slice(-2)[0]).toBe('13 buy 113');
    expect(held(run, 14).size).toBe(1);
    expect(run.notes).toHaveLength(1);
  });

  test('is all that `end` sees of the market, and each span has its own state and words', () => {
    const counting = strategy({
      about: 'Counts.',
      params: { step: int(1, { about: 'what is added' }) },
      prepare({ step }, { assets: [up] }) {
        let count = 0;
        return { decide: () => void (count += step), end: () => [`${count} at ${up.close.now}`] };
      },
    });
    const feed = feedOf(rising(16));
    const spans = [
      { span: { from: 2, to: 6 }, params: {}, words: 'step 1' },
      { span: { from: 6, to: 10 }, params: { step: 10 } },
    ];
    const day = (row: number) => isoDate(feed.time[row]);
    expect(simulate(stitched(counting, spans), feed, CASH).notes).toEqual([
      `${day(2)} to ${day(5)}: step 1.`,
      `${day(2)} to ${day(5)}: 2 at 105.5`,
      `${day(6)} to ${day(9)}: 20 at 109.5`,
    ]);
    expect(simulate(flatAtEnd(counting, { from: 2, to: 6 }), feedOf(rising(6)), CASH).notes).toEqual(['2 at 105.5']);
  });

  test('spans in disorder are a mistake of the caller', () => {
    expect(() =>
      stitched(
        all(),
        partsOf([
          { from: 3, to: 6 },
          { from: 5, to: 9 },
        ]),
      ),
    ).toThrow('not behind the one before');
    expect(() => stitched(all(), partsOf([{ from: 3, to: 3 }]))).toThrow('empty');
  });
});
