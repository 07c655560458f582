// docs/strategy-api.md lists what a strategy can use, its examples are files that run, and what it says is refused or thrown is.

import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import breakout from '../../docs/examples/breakout.js';
import calmWeights from '../../docs/examples/calm-weights.js';
import { Context } from '../../engine/context.js';
import * as indicators from '../../engine/indicators/index.js';
import {
  type AssetView,
  type Context as Ctx,
  ORDER_TYPES,
  type OrderRequest,
  type Series,
  sma,
  simulate,
  strategy,
  TIMES_IN_FORCE,
  type Universe,
} from '../../engine/index.js';
import { MARKETS } from '../golden/markets.js';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = file('docs/strategy-api.md');
const index = MARKETS['sp500-2000'];
const cash = 1_000_000;

/** What stands in code in the first column of the table below a heading. */
function firstColumn(heading: string): string[] {
  const section = page.split(`\n${heading}\n`)[1].split(/\n#/)[0];
  return [...section.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code),
  );
}
const names = (heading: string) => firstColumn(heading).map((code) => /^\w+/.exec(code)![0]);

/** Runs a look at a universe and at each context. */
function play(prepare: (universe: Universe) => (ctx: Ctx) => void) {
  const one = strategy({ about: 'A look.', params: {}, prepare: (_, universe) => prepare(universe) });
  return simulate(one, index, { cash });
}

describe('the page lists', () => {
  it('every indicator', () => {
    const rows = page
      .split('\n## Indicators\n')[1]
      .split('\n#')[0]
      .matchAll(/^\| [^|`]+ \| ([^|]*) \|$/gm);
    const listed = [...rows].flatMap(([, cell]) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(listed.toSorted()).toEqual(Object.keys(indicators).toSorted());
  });

  it('every member of the context', () => {
    const members = Object.getOwnPropertyNames(Context.prototype).filter((name) => name !== 'constructor');
    expect(names('## The context').toSorted()).toEqual(members.toSorted());
  });

  it('every member of the universe and of an asset', () => {
    let universe: Universe | undefined;
    play((given) => {
      universe = given;
      return () => {};
    });
    const asset = universe!.assets[0];
    const listed = names('## The universe');
    const words = Object.keys(asset).filter((name) => !['raw', 'toRaw'].includes(name));
    for (const name of Object.keys(universe!)) expect(listed).toContain(name);
    for (const name of words) expect(page).toContain(`\`${name}\``);
    const getters = Object.getOwnPropertyNames(Object.getPrototypeOf(asset)).filter((name) => name !== 'constructor');
    expect(listed.toSorted()).toEqual([...Object.keys(universe!), ...getters, 'raw', 'toRaw'].toSorted());
  });

  it('every field, type and time in force of an order', () => {
    let says = '';
    play(({ assets: [asset] }) => (ctx) => {
      try {
        ctx.order({ asset, side: 1, quantity: 1, of: 1 } as OrderRequest);
      } catch (error) {
        says = String(error);
      }
    });
    const [, fields] = /there are (.*)$/.exec(says)!;
    expect(firstColumn('### An order').toSorted()).toEqual(fields.split(', ').toSorted());
    const row = (name: string) => page.split('\n').find((line) => line.startsWith(`| \`${name}\``))!;
    const codes = (name: string) => [...row(name).matchAll(/`([^`]+)`/g)].map(([, code]) => code).slice(1);
    expect(codes('type')).toEqual([...ORDER_TYPES]);
    expect(codes('tif')).toEqual([...TIMES_IN_FORCE]);
  });
});

test('the bracket is entered and left by both of its exits, one at a time', () => {
  const { fills, orders, refusals } = simulate(breakout, index, { cash, params: { reward: 0.05 } });
  const filled = (type: string) => [...fills].filter(({ order }) => [...orders][order - 1].type === type).length;
  expect(filled('limit')).toBeGreaterThan(3);
  expect(filled('trailing-stop')).toBeGreaterThan(3);
  const held = filled('market') - filled('limit') - filled('trailing-stop');
  expect([0, 1]).toContain(held);
  const reasons = new Set([...refusals].map(({ reason }) => reason));
  for (const reason of reasons) expect(['another order of its group was filled', 'the run ended']).toContain(reason);
});

test('the weights are set at each period, within the band', () => {
  const feed = MARKETS['demo us'];
  const run = (params: Record<string, unknown>) => simulate(calmWeights, feed, { cash, params });
  const days = (period: string) => new Set([...run({ period, band: 0 }).fills].map(({ bar }) => bar)).size;
  expect(days('quarter')).toBeGreaterThan(5);
  expect(days('month')).toBeGreaterThan(2 * days('quarter'));
  expect(run({ band: 0.2 }).fills.length).toBeLessThan(run({ band: 0 }).fills.length / 2);
  expect(run({}).notes).toEqual([expect.stringMatching(/^The weights were set \d+ times\.$/)]);
});

describe('what the page says is', () => {
  type Act = (ctx: Ctx, asset: AssetView, other: Series) => unknown;
  const wrong = (act: Act) => () =>
    play(({ assets: [asset] }) => {
      const mean = sma(asset.close, 2);
      return (ctx) => void act(ctx, asset, mean);
    });
  const order =
    (rest: object): Act =>
    (ctx, asset) =>
      ctx.order({ asset, side: 1, ...rest } as OrderRequest);

  it.each<[string, Act, string]>([
    ['a word that nothing knows', order({ quantity: 1, price: 3 }), 'there is no "price"'],
    ['a side that is none', order({ quantity: 1, side: 'buy' }), 'give 1 to buy'],
    ['a type that is none', order({ quantity: 1, type: 'moc' }), 'there is no type "moc"'],
    ['a tif that is none', order({ quantity: 1, tif: 'gtx' }), 'there is no tif "gtx"'],
    ['a value that is no number', order({ quantity: '1' }), 'give a number'],
    ['a price that the type does not have', order({ quantity: 1, limit: 3 }), 'a market order has no "limit"'],
    ['a quantity and an amount of cash', order({ quantity: 1, notional: 3 }), 'either "quantity" or "notional"'],
    [
      'a trail and a rate',
      order({ quantity: 1, type: 'trailing-stop', trail: 1, trailRate: 0.1 }),
      'either "trail" or "trailRate"',
    ],
    ['an end without gtd', order({ quantity: 1, until: 3 }), 'a day order has no "until"'],
    ['a symbol for an asset', (ctx, asset) => ctx.target(1, asset.symbol as never), 'and not its symbol'],
    ['a look ahead', (_, asset) => asset.close.ago(-1), '0 or more'],
    ['a series taken for a number', (_, asset) => Number(asset.close) > 3, 'a series is no number'],
    ['a window that is none', (_, asset) => sma(asset.close, 0), 'a whole number of bars'],
    ['a band that is none', (ctx, asset) => ctx.target(1, asset, { band: -1 }), 'a fraction of the equity'],
    ['an indicator made at a decision', (_, asset) => indicators.combine([asset.close], (x) => x), 'inside prepare'],
    ['a currency that is not held', (ctx) => ctx.cash('CHF'), 'The account holds no CHF'],
  ])('thrown: %s', (_, act, says) => expect(wrong(act)).toThrow(says));

  it.each<[string, Act]>([
    ['a quantity that is none', order({ quantity: 0 })],
    ['a quantity that is not known', order({ quantity: NaN })],
    ['a price that is missing', order({ quantity: 1, type: 'limit' })],
    ['a weight that is not known', (ctx, asset) => ctx.target(NaN, asset)],
    ['a group of one', order({ quantity: 1, group: 'a' })],
    ['more than there is cash for', order({ quantity: 1e9, tif: 'fok' })],
  ])('refused: %s', (_, act) => {
    const { refusals, fills } = wrong(act)();
    expect(refusals.length).toBeGreaterThan(0);
    expect(fills.length).toBe(0);
  });
});
