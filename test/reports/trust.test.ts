// What a report says of how far it can be trusted: bars in doubt, settings that flatter, margin calls, reasons.

import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLAIN_TERMS, type Reason } from '../../engine/index.js';
import { buildReport } from '../../reports/build.js';
import { RESULT_FILES } from '../../reports/files.js';
import { HEADLINE } from '../../reports/doubt.js';
import { refusedByReason } from '../../reports/refused.js';
import { resultOf } from '../../reports/saved/result-of.js';
import { SHOWN } from './shown.js';
import { CONFIGURATION, DAY, runScript, START, toyFeed } from './toy.js';
import { path, reportOf, type Sketch } from './html/fixture.js';

const ALL = [SHOWN.text, SHOWN.md, SHOWN.html];
/** Text without markup, spaces folded. */
const plain = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\s\\|]+/g, ' ')
    .replaceAll('\u2212', '-')
    .replaceAll(/(\d)%/g, '$1 %');

const equity = path(300, 5);
const better = equity.map((value, row) => value * (1 + row / 3000));
const doubted: Sketch = { equity, ambiguity: 7, other: better, configuration: { doubt: true } };

describe('the doubt', () => {
  it('is the band of the headline metrics between the two readings, the pessimistic first whichever was shown', () => {
    const worse = reportOf({ equity });
    const other = reportOf({ equity: better });
    const band = Object.fromEntries(HEADLINE.map((name) => [name, [worse.metrics[name], other.metrics[name]]]));
    expect(reportOf(doubted).doubt).toEqual({ bars: 7, metrics: band });
    const shownBetter = reportOf({
      ...doubted,
      equity: better,
      other: equity,
      configuration: { intrabar: 'optimistic', doubt: true },
    });
    expect(Object.keys(shownBetter.doubt!.metrics)).toEqual([...HEADLINE]);
    // The fixture's other run counts two more, and is the pessimistic one here.
    expect(shownBetter.doubt!.bars).toBe(9);
    // The benchmark and the prices of a fixture follow its curve, its metrics of the curve do not.
    expect(shownBetter.doubt!.metrics.sharpe).toEqual(band.sharpe);
    expect(worse.doubt).toBeNull();
  });

  it('stands in text, Markdown, page and run.json, as figures of both readings', async () => {
    const report = reportOf(doubted);
    const { sharpe } = report.doubt!.metrics;
    for (const render of ALL) {
      const text = plain(await render(report));
      expect(text).toContain('7 bars');
      const single = plain(await render(reportOf({ ...doubted, ambiguity: 1 })));
      expect(single).toMatch(/(1|the one) bar /);
      expect(single).not.toContain('1 bars');
      expect(text).toMatch(new RegExp(`${sharpe![0].toFixed(2)} (… )?${sharpe![1].toFixed(2)}`));
    }
    const record = JSON.parse(SHOWN.json(report));
    expect(record.ambiguity).toBe(7);
    expect(record.doubt).toEqual({ bars: 7, metrics: report.doubt!.metrics });
    const short = JSON.parse(SHOWN.json(reportOf({ ...doubted, equity: [100, 100], other: [100, 101] })));
    expect(short.doubt.metrics.sharpe).toEqual([null, null]);
    expect(JSON.parse(SHOWN.json(reportOf({ equity }))).doubt).toBeNull();
  });

  it('is described in docs/metrics.md with the names of its figures', () => {
    const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8').replaceAll(/\s+/g, ' ');
    const [, names = ''] = /reports show both figures of ([^.]*)\./.exec(page) ?? [];
    expect(names.match(/`\w+`/g)?.map((name) => name.slice(1, -1))).toEqual([...HEADLINE]);
  });

  it('is said to be none where no bar was in doubt', async () => {
    for (const render of ALL) {
      const text = plain(await render(reportOf({ ...doubted, ambiguity: 0, other: equity })));
      expect(text).toMatch(/the result is the same/);
    }
  });

  it('is an assumption where there was no second run', () => {
    const said = (sketch: Sketch) => reportOf(sketch).assumptions.join('\n');
    expect(said({ equity, ambiguity: 7 })).toMatch(/^The prices of 7 bars do not say what happened first.*--doubt/m);
    expect(said(doubted)).toMatch(/^The prices of 7 bars do not say what happened first/m);
    expect(said(doubted)).not.toContain('--doubt');
    expect(said({ equity })).not.toContain('happened first');
    expect(said({ equity, ambiguity: 1, configuration: { intrabar: 'optimistic' } })).toMatch(
      /^Optimistic: where .*\(1 bar\)\.$/m,
    );
  });
});

describe('what flatters', () => {
  it('is marked in every report: fills at the close of their decision', async () => {
    const report = reportOf({ equity, configuration: { fill: 'same-close' } });
    for (const render of [...ALL, SHOWN.json])
      expect(plain(await render(report))).toContain('Optimistic: market and at-close');
    for (const render of ALL) {
      expect(plain(await render(report))).toMatch(/same-close \(optimistic\)/);
      expect(plain(await render(reportOf({ equity })))).not.toContain('same-close');
    }
    const [head] = (await SHOWN.html(report)).split('</header>');
    expect(plain(head)).toContain('same-close (optimistic)');
  });

  it('is shown as what the two readings come to, with a head that is not cut', async () => {
    const doubt = { bars: 3, metrics: { finalEquity: [1, 2], sharpe: [0.1, 0.2] } } as const;
    const text = await SHOWN.text({ ...reportOf({ equity }), doubt });
    expect(text).toMatch(/\nWhat 3 bars in doubt could change\nIf all went +the worse way +the better way\n/);
  });

  it('is said of the account only as it is', () => {
    const fills = [{ bar: 3 }];
    const said = (sketch: Partial<Sketch>) => reportOf({ equity, fills, ...sketch }).assumptions.join('\n');
    expect(said({})).toContain('Optimistic: orders are filled whole, whatever the volume of the bar.');
    const capped = said({ configuration: { volumeCap: 0.1 } });
    expect(capped).toContain("At most 10 % of a bar's volume is traded");
    expect(capped).not.toContain('filled whole');
    expect(said({})).toContain('A margin account that buys nothing on credit');
    expect(said({ configuration: { account: 'cash' }, terms: { cashSettlement: 2, proceedsBuy: false } })).toContain(
      'SPY: what a sale brings buys after 2 sessions (T+2).',
    );
    expect(said({ configuration: { leverage: 2 } })).toContain(
      'Optimistic: SPY: there is no margin call: what is bought on credit is kept whatever it has lost.',
    );
    expect(said({ configuration: { leverage: 2 }, terms: { longMaintenance: 0.25 } })).toContain(
      'SPY: bought on credit, it is liquidated where equity falls below 25 % of its value.',
    );
    expect(said({ configuration: { creditRate: 0.01, debitRate: 0.05 } })).toContain('Cash earns 1 % a year');
    expect(said({})).not.toContain('cash that is owed');
    const owed = [{ bar: 3, quantity: 2000 }];
    expect(said({ fills: owed })).toContain('Optimistic: cash that is owed costs no interest.');
  });

  it('names the rules of what was traded, with what was assumed of them, once', () => {
    const terms = {
      lot: 100,
      minimum: 200,
      commissionPerUnit: 0.005,
      sellFeePerUnit: 0.0001,
      shareSettlement: 1 as const,
      priceLimit: 0.1,
      freeSessions: 5,
      assumed: 'The transfer fee before 2015 could not be verified.',
    };
    const report = reportOf({
      equity,
      symbols: ['AAA', 'BBB', 'CCC'],
      fills: [{ bar: 3 }, { bar: 4, asset: 2 }],
      terms,
    });
    const said = report.assumptions.join('\n');
    for (const sentence of [
      'commission 0.05 % of the value, 0.005 a unit, 0.0001 a unit in fees on sales (test).',
      'bought in lots of 100, at least 200; odd lots are only sold off.',
      'what is bought can be sold from the next session on (T+1).',
      'nothing is bought at limit-up or sold at limit-down, 10 % from the reference price, but in its first 5 sessions.',
      'The transfer fee before 2015 could not be verified.',
    ])
      expect(said.split('\n').filter((line) => line === `AAA, CCC: ${sentence}`)).toHaveLength(1);
  });

  it('tells each rule once, with the day from which it held, and an assumption of several rows once', () => {
    const row = (from: number, sellTax: number, source: string, assumed: string) => ({
      ...PLAIN_TERMS,
      from,
      sellTax,
      source,
      assumed,
    });
    const day = (row: number) => START + row * DAY;
    const terms = [
      row(-Infinity, 0.9, 'lots: one; duty: 90 %, an old notice', 'Assumed of funds: lots: one.'),
      row(day(-5), 0.001, 'lots: one; duty: 0.1 %, notice 1', 'Assumed of funds: lots: one; duty: 0.1 %.'),
      row(day(2), 0.002, 'lots: one; duty: 0.2 %, notice 2', 'Assumed of funds: lots: one; duty: 0.2 %.'),
      row(day(50), 0.8, 'lots: one; duty: 80 %', 'Assumed of funds: lots: ten.'),
    ];
    const feed = toyFeed([
      { close: [10, 10, 10, 10], more: { terms } },
      { close: [5, 5, 5, 5], more: { terms } },
    ]);
    const script = [
      [0, 0, 100],
      [0, 1, 100],
    ] as const;
    const report = buildReport({
      configuration: CONFIGURATION,
      feed,
      run: runScript(feed, script),
      fingerprint: '',
      version: '',
    });
    expect(report.rules).toEqual([
      {
        symbols: ['AAA', 'BBB'],
        rules: [
          { from: '', rule: 'lots: one' },
          { from: '', rule: 'duty: 0.1 %, notice 1' },
          { from: '2024-01-04', rule: 'duty: 0.2 %, notice 2' },
        ],
      },
    ]);
    expect(report.assumptions).toContain('AAA, BBB: Assumed of funds: lots: one; duty: 0.1 %; duty: 0.2 %.');
    expect(report.assumptions).toContain('AAA, BBB: commission 0 % of the value, 0.1 % duty on sales.');
    expect(plain(SHOWN.md(report))).toContain('- from 2024-01-04 duty: 0.2 %, notice 2');
    expect(plain(SHOWN.text(report))).not.toContain('notice 2');
    expect(JSON.parse(SHOWN.json(report)).rules).toEqual(report.rules);
  });

  it('tells of many changes the first and the last', () => {
    const terms = Array.from({ length: 7 }, (_, row) => ({
      ...PLAIN_TERMS,
      from: row === 0 ? -Infinity : START + row * DAY,
      sellTax: 0.001 * (row + 1),
    }));
    const feed = toyFeed([{ close: Array.from({ length: 9 }, () => 10), more: { terms } }]);
    const run = runScript(feed, [[0, 0, 100]]);
    const report = buildReport({ configuration: CONFIGURATION, feed, run, fingerprint: '', version: '' });
    expect(report.assumptions.filter((line) => line.includes('duty'))).toEqual([
      'AAA: commission 0 % of the value, 0.1 % duty on sales.',
      'AAA: from 2024-01-08 commission 0 % of the value, 0.7 % duty on sales. There were 6 changes.',
    ]);
  });

  it('does not call owed what is converted at once', () => {
    const rates = new Map([['USD', Float64Array.of(7, 7, 7)]]);
    const feed = toyFeed([{ close: [10, 10, 10], more: { currency: 'USD' } }], { rates });
    const run = runScript(feed, [[0, 0, 100]]);
    const sayings = (fill: 'next-open' | 'same-close') =>
      buildReport({
        configuration: { ...CONFIGURATION, fill },
        feed,
        run,
        fingerprint: '',
        version: '',
      }).assumptions.join('\n');
    const said = sayings('next-open');
    expect(said).not.toContain('cash that is owed');
    expect(said).toContain('Cash in USD is converted to CNY as it arises, at the rate.');
    expect(said).toContain('Optimistic: converting currencies costs no spread.');
    expect(said).toContain('counts in CNY at the rate of each close');
    expect(said).toContain('at the rate of its conversion: that of the close before.');
    expect(sayings('same-close')).toContain(
      'at the rate of its conversion: that of the close before, and of what is filled at the close',
    );
  });

  it('says what a slippage model and the limits assume, and where the model costs nothing', () => {
    const model = {
      name: 'square-root',
      about: 'Impact grows with the root of the size.',
      params: { y: 1, exponent: 0.5 },
    };
    const limits = [{ name: 'largest-weight', about: 'No position is larger.', params: { share: 0.3 } }];
    const report = (slippage: number) =>
      reportOf({ equity, fills: [{ bar: 3, slippage }], configuration: { slippage: model, limits } });
    const said = report(2).assumptions.join('\n');
    expect(said).toContain(
      'Slippage by the model square-root (y 1, exponent 0.5): Impact grows with the root of the size.',
    );
    expect(said).toContain('Limit on orders: largest-weight (share 0.3): No position is larger.');
    expect(said).not.toContain('there is no slippage');
    expect(report(0).assumptions).toContain('Optimistic: there is no slippage.');
    for (const render of [SHOWN.text, SHOWN.md]) {
      expect(plain(render(report(2)))).toContain('square-root (y 1, exponent 0.5)');
      expect(plain(render(report(2)))).toContain('largest-weight (share 0.3)');
    }
  });
});

describe('what was not filled', () => {
  const refusals = [
    { reason: 'beyond the limit largest-weight' as const, quantity: 40 },
    { reason: 'not enough cash' as const, quantity: 10, bar: 2 },
    { reason: 'beyond the limit largest-weight' as const, quantity: 60, bar: 3 },
    { reason: 'beyond the volume cap' as const, quantity: NaN, bar: 4 },
  ];

  it('is counted by reason, pre-trade limits by their names too', async () => {
    const report = reportOf({ equity, refusals });
    expect(JSON.parse(SHOWN.json(report)).reasons).toEqual({
      'not enough cash': 1,
      'beyond the volume cap': 1,
      'beyond the limit largest-weight': 2,
    });
    for (const render of ALL) {
      expect(plain(await render(report))).toMatch(/beyond the limit largest-weight 2 (2 )?100/);
    }
  });

  it('leaves no refusal out, and adds none', () => {
    const reason = fc.constantFrom<Reason>(
      'not enough cash',
      'the run ended',
      'beyond the limit a',
      'beyond the limit b',
    );
    const one = fc.record({ reason, quantity: fc.integer({ min: 1, max: 9 }), order: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (list) => {
        const groups = refusedByReason(resultOf(reportOf({ equity: [100, 101], refusals: list })).tables);
        expect(new Set(groups.map((group) => group.reason)).size).toBe(groups.length);
        for (const each of groups) {
          const own = list.filter((item) => item.reason === each.reason);
          expect(each.count).toBe(own.length);
          expect(each.quantity).toBe(own.reduce((sum, { quantity }) => sum + quantity, 0));
          expect(each.orders).toBe(new Set(own.map(({ order }) => order)).size);
        }
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
      }),
    );
  });

  it('is followed by what margin calls forced', async () => {
    const report = reportOf({
      equity,
      orders: [
        { origin: 'margin call', side: -1, quantity: 300, filled: 200, bar: 4, status: 'expired' },
        { group: 3 },
      ],
    });
    expect(JSON.parse(SHOWN.json(report)).liquidations).toBe(1);
    for (const render of ALL) {
      expect(plain(await render(report))).toMatch(/Liquidations forced by margin calls.*SPY .*sell .*300 200/);
      expect(plain(await render(reportOf({ equity })))).not.toContain('Liquidations');
    }
  });
});

describe('orders.csv', () => {
  const rows = async (orders: Sketch['orders']) =>
    (await RESULT_FILES['orders.csv'](reportOf({ equity: [100, 101], orders }))).trimEnd().split('\n').slice(1);

  it('names the distance of a trailing stop, the group and who gave the order', async () => {
    expect(
      await rows([
        { type: 'trailing-stop', trail: 0.25, stop: 9.5, group: 2, tif: 'gtc' },
        { type: 'trailing-stop', trailRate: 0.07, stop: 9.5, side: -1 },
        { origin: 'margin call', side: -1, tif: 'fok' },
      ]),
    ).toEqual([
      '2001,2020-01-01,SPY,buy,trailing-stop,100,,,gtc,filled,100,,0.25,2,strategy,,',
      '2002,2020-01-01,SPY,sell,trailing-stop,100,,,day,filled,100,,7%,,strategy,,',
      '2003,2020-01-01,SPY,sell,market,100,,,fok,filled,100,forced by a margin call,,,margin call,,',
    ]);
  });

  it('writes a rate so that its hundredth is the rate again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 1e-9, max: 0.999999, noNaN: true }), async (trailRate) => {
        const [row] = await rows([{ trailRate }]);
        const [, cell] = /,([^,]+)%,/.exec(row)!;
        expect(Math.abs(Number(cell) / 100 - trailRate)).toBeLessThanOrEqual(Number.EPSILON * trailRate);
      }),
    );
  });
});
