// Looks at a scene that came from another machine before anything is run in it.

import { axisOf, type Axis, FILL_TIMES, PLAIN_TERMS, UserError } from '../engine/index.js';
import type { Scene } from './work.js';

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown, where: string) => void;

/** Fails with a `UserError` on anything but a scene that a run can be made in. */
export function assertScene(value: unknown): asserts value is Scene {
  object({
    feed: isFeed,
    first: whole,
    settings: isSettings,
    benchmark: nullOr(column),
    benchmarkWeights: maybe(list(weight)),
    riskFree: rate,
  })(value, 'scene');
  const { feed, first, benchmark, riskFree } = value as Scene;
  const rows = feed.time.length;
  if (first >= rows) throw wrong('scene.first');
  if (benchmark !== null && benchmark.length < rows - first) throw wrong('scene.benchmark');
  if (typeof riskFree === 'string' && !feed.series.has(riskFree)) throw wrong('scene.riskFree');
}

const wrong = (where: string): UserError =>
  new UserError(`The packed data are damaged (${where} is not as it should be); send them again.`);

const fieldsOf = (value: unknown, where: string): Fields => {
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) throw wrong(where);
  return value as Fields;
};

const holds =
  (is: (value: unknown) => boolean): Check =>
  (value, where) => {
    if (!is(value)) throw wrong(where);
  };

const number = holds((value) => typeof value === 'number');
const whole = holds((value) => Number.isInteger(value) && (value as number) >= 0);
const rate = holds((value) => typeof value === 'number' || typeof value === 'string');
const text = holds((value) => typeof value === 'string');
const yesOrNo = holds((value) => typeof value === 'boolean');
const column = holds((value) => value instanceof Float64Array);
const oneOf = (words: readonly string[]) => holds((value) => words.includes(value as string));
const nullOr =
  (check: Check): Check =>
  (value, where) =>
    void (value === null || check(value, where));
const maybe =
  (check: Check): Check =>
  (value, where) =>
    void (value === undefined || check(value, where));
const list =
  (check: Check): Check =>
  (value, where) => {
    if (!Array.isArray(value)) throw wrong(where);
    for (const each of value) check(each, `${where}[]`);
  };
const map =
  (check: Check): Check =>
  (value, where) => {
    if (!(value instanceof Map)) throw wrong(where);
    for (const [key, each] of value) check(each, `${where}.${String(key)}`);
  };
const object =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, where) => {
    const fields = fieldsOf(value, where);
    for (const [key, check] of Object.entries(checks)) check(fields[key], `${where}.${key}`);
  };

/** A column that covers so many rows; that of a feed that ends earlier may be longer. */
const covering = (rows: number) => holds((value) => value instanceof Float64Array && value.length >= rows);

/** Own observations on rows that never fall, and for each row the latest of them. */
const axisOver =
  (rows: number): Check =>
  (value, where) => {
    const { rows: own, latest } = fieldsOf(value, where) as Partial<Axis>;
    if (!(own instanceof Int32Array && latest instanceof Int32Array) || latest.length < rows) throw wrong(where);
    if (own.some((row, k) => row < (k === 0 ? 0 : own[k - 1]))) throw wrong(where);
    if (own === latest) {
      if (own.some((row, k) => row !== k)) throw wrong(where);
      return;
    }
    const right = axisOf(own, latest.length).latest;
    if (latest.some((each, k) => each !== right[k])) throw wrong(where);
  };

const termsRow: Check = (value, where) => {
  const fields = fieldsOf(value, where);
  for (const [key, example] of Object.entries(PLAIN_TERMS)) {
    if (typeof fields[key] !== typeof example) throw wrong(`${where}.${key}`);
  }
  list(list(number))(fields.ticks, `${where}.ticks`);
};

/** No url: code is never taken from elsewhere. */
const reference = object({
  name: text,
  url: holds((value) => value === undefined),
  sourceHash: maybe(text),
  params: (value, where) => void fieldsOf(value, where),
});

const weight = object({ symbol: text, weight: number });

const isSettings = object({
  cash: number,
  slippage: (value, where) => void (typeof value === 'number' || reference(value, where)),
  limits: list(reference),
  fill: maybe(oneOf(FILL_TIMES)),
  volumeCap: maybe(number),
  intrabar: maybe(oneOf(['pessimistic', 'optimistic'])),
  account: maybe(oneOf(['cash', 'margin'])),
  leverage: maybe(number),
  conversion: maybe(oneOf(['automatic', 'held'])),
  conversionSpread: maybe(number),
  creditRate: maybe(number),
  debitRate: maybe(number),
  seed: maybe(holds((value) => typeof value === 'number' || typeof value === 'string')),
  // What belongs to one run or one thread cannot travel.
  ...Object.fromEntries(['params', 'first', 'columns', 'equity'].map((key) => [key, holds((v) => v === undefined)])),
});

const isFeed: Check = (value, where) => {
  const { time } = fieldsOf(value, where);
  const isTime =
    time instanceof Float64Array &&
    time.length > 0 &&
    time.every((at, row) => Number.isFinite(at) && (row === 0 || at > time[row - 1]));
  if (!isTime) throw wrong(`${where}.time`);
  const rows = time.length;
  const full = covering(rows);
  const prices = object({ open: full, high: full, low: full, close: full, volume: full });
  const asset = object({
    ...Object.fromEntries(['symbol', 'name', 'market', 'currency', 'class'].map((key) => [key, text])),
    kind: oneOf(['etf', 'stock', 'index', 'future', 'other']),
    ...Object.fromEntries(['multiplier', 'spread', 'periodsPerYear'].map((key) => [key, number])),
    formerly: maybe(list(text)),
    terms: list(termsRow),
    index: whole,
    raw: prices,
    adjusted: prices,
    factor: (factor, at) => void (column(factor, at), (factor as Float64Array).length === 0 || full(factor, at)),
    axis: axisOver(rows),
    actions: list(
      object({ row: whole, kind: oneOf(['split', 'dividend', 'delisting', 'roll']), value: number, payRow: number }),
    ),
  });
  object({
    frequency: oneOf(['daily', 'intraday']),
    assets: list(asset),
    base: text,
    rates: map(full),
    calendars: map(column),
    series: map(
      object({
        name: text,
        symbol: text,
        values: column,
        dates: column,
        axis: axisOver(rows),
        publicationAssumed: yesOrNo,
      }),
    ),
    generated: yesOrNo,
    notes: list(text),
  })(value, where);
  const { assets, series } = value as Scene['feed'];
  assets.forEach(({ index, terms }, k) => {
    if (index !== k || terms.length === 0) throw wrong(`${where}.assets`);
  });
  for (const { values, dates, axis } of series.values()) {
    if (values.length !== axis.rows.length || dates.length !== values.length) throw wrong(`${where}.series`);
  }
};
