// The walk through every order: its command gives the committed files, and its comments tell the truth.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ORDER_TYPES, REASONS, STATUSES, TIMES_IN_FORCE } from '../../engine/index.js';
import { emptyFolder, tidemark } from './tidemark.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WALK = join(ROOT, 'docs/examples/order-walk');

type Row = Readonly<Record<string, string>>;

/** The rows of a file whose cells hold no commas. */
function table(text: string): Row[] {
  const [header, ...lines] = text.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
  });
}

const committed = (path: string): string => readFileSync(join(WALK, path), 'utf8');

/** Runs the command of the page in an empty folder, and yields what it wrote. */
function walk(): (file: string) => string {
  const [, command] = /```sh\nnpx tidemark ([^]*?)\n```/.exec(committed('README.md')) ?? [];
  const words = command.replaceAll('\\\n', ' ').split(/\s+/);
  const folder = emptyFolder();
  const { code, stderr } = tidemark(
    folder,
    words.map((word) => (word.startsWith('docs/') ? join(ROOT, word) : word)),
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (file) => readFileSync(join(folder, words.at(-1) as string, file), 'utf8');
}

test('the command writes the files that are there', () => {
  const read = walk();
  for (const file of ['fills.csv', 'orders.csv']) expect(read(file)).toBe(committed(`result/${file}`));
});

test('each comment says what comes of its order', () => {
  const placed = table(committed('orders.csv')).filter(({ action }) => action !== 'cancel');
  const orders = table(committed('result/orders.csv'));
  const fills = table(committed('result/fills.csv'));
  expect(orders).toHaveLength(placed.length);
  const told = orders.map(({ id, reason }) => {
    const own = fills.filter(({ order }) => order === id);
    const parts = own.map(({ quantity, price, date }) => `${quantity} at ${price} on ${date}`);
    return (parts.join(' and ') || '0') + (reason === '' ? '' : `; ${reason}`);
  });
  expect(placed.map(({ comment }) => comment.split(' = ')[1])).toEqual(told);
});

test('it meets every order type, time in force and end, both kinds of group, and bars in doubt', () => {
  const list = table(committed('orders.csv'));
  const orders = table(committed('result/orders.csv'));
  expect(new Set(orders.map(({ type }) => type))).toEqual(new Set(ORDER_TYPES));
  expect(new Set(orders.map(({ tif }) => tif.split(':')[0]))).toEqual(new Set(TIMES_IN_FORCE));
  const ends = STATUSES.filter((status) => !['placed', 'working', 'partly filled'].includes(status));
  expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(ends));
  expect(list.filter(({ group }) => group !== '').length).toBeGreaterThan(10);
  expect(JSON.parse(walk()('run.json')).doubt.bars).toBeGreaterThan(2);
  for (const { reason } of orders) expect(['', ...REASONS]).toContain(reason);
});
