// The orders of a run, replayed from its own file, give its fills again.

import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ORDER_TYPES } from '../../engine/index.js';
import { emptyFolder, SP500, tidemark, write } from './tidemark.js';

/** Every type of order with every time in force, at prices near the market. */
const EVERY_KIND = `
import { ORDER_TYPES, strategy, TIMES_IN_FORCE } from 'tidemark';
export default strategy({
  about: 'Places orders of every kind.',
  params: {},
  prepare(_, { assets: [asset] }) {
    return (ctx) => {
      const type = ORDER_TYPES[Math.floor(ctx.random() * ORDER_TYPES.length)];
      const tif = TIMES_IN_FORCE[Math.floor(ctx.random() * TIMES_IN_FORCE.length)];
      const side = ctx.random() < 0.5 ? 1 : -1;
      const near = () => asset.close.now * (1 + 0.02 * (ctx.random() - 0.5));
      const days = Math.floor(10 * ctx.random());
      const until = ctx.bar % 2 === 0 ? ctx.time + days * 86400000 : Math.floor(ctx.time / 86400000 + days) * 86400000 + 86399999;
      const prices = {
        ...(type.endsWith('limit') && { limit: near() }),
        ...(type.startsWith('stop') && { stop: near() }),
        ...(type === 'trailing-stop' && (ctx.bar % 2 === 0 ? { trail: 5 + 20 * ctx.random() } : { trailRate: 0.001 + 0.02 * ctx.random() })),
      };
      ctx.order({ asset, side, quantity: 1 + Math.floor(400 * ctx.random()), type, ...prices, tif, ...(tif === 'gtd' && { until }) });
      const quantity = 1 + Math.floor(50 * ctx.random());
      const around = [1.01, 0.99].map((factor) => Math.round(asset.close.now * factor));
      // Now and then a group that fits, and one that does not.
      const leg = { asset, quantity, tif: 'gtc', group: 'g' + ctx.bar };
      if (ctx.bar % 7 === 0) {
        ctx.order({ ...leg, side, type: 'limit', limit: around[side > 0 ? 1 : 0] });
        if (ctx.bar % 3 !== 0) ctx.order({ ...leg, side, type: 'stop', stop: around[side > 0 ? 0 : 1] });
      } else if (ctx.bar % 7 === 3) {
        ctx.order({ ...leg, side: 1, tif: 'day' });
        ctx.order({ ...leg, side: -1, type: 'stop', stop: around[1] });
        ctx.order({ ...leg, side: -1, type: 'trailing-stop', trailRate: 0.015, quantity: ctx.bar % 2 === 0 ? quantity : quantity + 1 });
      }
    };
  },
});
`;

const FILES = ['fills.csv', 'cashflows.csv', 'equity.csv', 'orders.csv'];

/** A year of weekdays around 100, half that from the split on, and a dividend each quarter. */
function withActions(): Record<string, string> {
  const days = Array.from({ length: 366 }, (_, k) => new Date(Date.UTC(2020, 0, 1 + k)));
  const dates = days.filter((day) => day.getUTCDay() % 6 > 0).map((day) => day.toISOString().slice(0, 10));
  const bars = dates.map((date, k) => {
    const close = (100 + 8 * Math.sin(k / 5) + (k % 4)) / (k < 130 ? 1 : 2);
    return [date, close, close * 1.015, close * 0.985, close, 10_000].join(',');
  });
  const dividends = [30, 95, 160, 225].map((k) => `AAA,${dates[k]},dividend,0.75,${dates[k + 10]}`);
  return {
    'data/bars/AAA.csv': ['date,open,high,low,close,volume', ...bars, ''].join('\n'),
    'data/instruments.csv': 'symbol,market,currency,kind,multiplier\nAAA,XNYS,USD,etf,1\n',
    'data/actions.csv': [
      'symbol,ex_date,kind,value,pay_date',
      `AAA,${dates[130]},split,2,${dates[130]}`,
      ...dividends,
      '',
    ].join('\n'),
  };
}

test('order-replay of orders.csv over a split and dividends', () => {
  const folder = emptyFolder();
  write(folder, { 'every-kind.ts': EVERY_KIND, ...withActions() });
  const data = ['--data', 'data', '--slippage', '3', '--volume-cap', '0.05'];
  const first = tidemark(folder, ['run', './every-kind.ts', ...data, '--out', 'first']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  const again = ['run', 'order-replay', '--orders', join(folder, 'first/orders.csv'), ...data, '--out', 'again'];
  expect(tidemark(folder, again)).toMatchObject({ code: 0, stderr: '' });
  const read = (run: string) => FILES.map((file) => readFileSync(join(folder, run, file), 'utf8'));
  expect(read('again')).toEqual(read('first'));
  // Orders wait over the split and are filled after it.
  const rows = readFileSync(join(folder, 'first/orders.csv'), 'utf8').split('\n');
  const doubled = rows.map((row) => row.split(',')).filter((cells) => Number(cells[10]) > Number(cells[5]));
  expect(doubled.length).toBeGreaterThan(0);
});

test('order-replay of orders.csv', () => {
  const folder = emptyFolder();
  write(folder, { 'every-kind.ts': EVERY_KIND });
  const data = [
    '--data',
    SP500,
    '--to',
    '2003-12-31',
    '--commission',
    '0.0005',
    '--slippage',
    '3',
    '--volume-cap',
    '0.0000002',
  ];
  expect(tidemark(folder, ['run', './every-kind.ts', ...data, '--out', 'first'])).toMatchObject({
    code: 0,
    stderr: '',
  });
  const orders = join(folder, 'first/orders.csv');
  const again = tidemark(folder, ['run', 'order-replay', '--orders', orders, ...data, '--out', 'again']);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  const read = (run: string) => FILES.map((file) => readFileSync(join(folder, run, file), 'utf8'));
  expect(read('again')).toEqual(read('first'));
  const placed = readFileSync(join(folder, 'first/orders.csv'), 'utf8');
  for (const word of [
    ...ORDER_TYPES,
    'gtd:',
    'gtc',
    'ioc',
    'fok',
    'filled',
    'refused',
    'expired',
    'cancelled',
    'the group does not fit together',
    'another order of its group was filled',
    'beyond the volume cap',
  ]) {
    expect(placed).toContain(`,${word}`);
  }
});
