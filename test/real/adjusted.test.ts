// Adjusted series of real files: what their vendors did to prices, against splits and distributions that others list. Differences are printed.

import { describe, expect, it } from 'vitest';
import { adjustedCloseActions } from '../../data/adjusted/adjusted-close.js';
import { fromRaw } from '../../data/adjusted/from-raw.js';
import { hfqActions } from '../../data/adjusted/hfq-actions.js';
import { leanActions } from '../../data/adjusted/lean-factors.js';
import { listedActions } from '../../data/adjusted/listed-actions.js';
import { subtractionAlone, subtractionFrom } from '../../data/adjusted/subtractive.js';
import { toRaw } from '../../data/adjusted/to-raw.js';
import { dayOf, isoDay } from '../../data/day.js';
import type { Action, Bars } from '../../engine/index.js';
import { MARKET, reasonToSkip, type Row, rowsOf, YFINANCE } from './market.js';

const reason = reasonToSkip();
if (reason !== '') process.stderr.write(`test/real/adjusted.test.ts is skipped: ${reason}\n`);
const print = (...words: readonly (string | number)[]) => process.stdout.write(`${words.join(' ')}\n`);

const numbers = (rows: readonly Row[], name: string) => Float64Array.from(rows, (row) => Number(row[name]));

function barsOf(symbol: string, rows: readonly Row[], date: string): Bars {
  const [open, high, low, close, volume] = ['open', 'high', 'low', 'close', 'volume'].map((name) =>
    numbers(rows, name),
  );
  return {
    symbol,
    time: Float64Array.from(rows, (row) => isoDay(row[date].slice(0, 10))),
    open,
    high,
    low,
    close,
    volume,
  };
}

const fund = (code: string): Bars => barsOf(code, rowsOf(`MorphKyan__strategy/${code}.csv`), 'trade_date');

const dividends = (code: string): readonly Action[] =>
  rowsOf('MorphKyan__strategy/platform_dividends.csv')
    .filter((row) => row.code === code && Number(row.dividend_per_share) > 0)
    .map((row) => ({
      symbol: code,
      exTime: isoDay(row.ex_date),
      kind: 'dividend' as const,
      value: Number(row.dividend_per_share),
      payTime: NaN,
    }))
    .sort((a, b) => a.exTime - b.exTime);

/** The vendor's date of a split is the last day on the old basis. */
const splits = (code: string, { time }: Bars): readonly Action[] =>
  rowsOf('MorphKyan__strategy/platform_splits.csv')
    .filter((row) => row.code === code && isoDay(row.split_date) >= time[0])
    .map((row) => ({
      symbol: code,
      exTime: time.find((day) => day > isoDay(row.split_date))!,
      kind: 'split' as const,
      value: Number(row.split_ratio),
      payTime: NaN,
    }))
    .sort((a, b) => a.exTime - b.exTime);

const key = ({ kind, exTime }: Action) => `${kind} ${dayOf(exTime)}`;

function apart(found: Float64Array, wanted: Float64Array): number {
  let most = 0;
  for (let at = 1; at < found.length; at++) {
    most = Math.max(most, Math.abs(found[at] / found[at - 1] - wanted[at] / wanted[at - 1]));
  }
  return most;
}

describe.skipIf(reason !== '')(`the vendors of ${MARKET}`, () => {
  it('East Money’s qfq of 510300 is raw less all later distributions: 670 of 3,355 returns are wrong', () => {
    const raw = fund('510300');
    const vendor = barsOf('510300', rowsOf('MKY508__mcp-cn-a-stock/510300.csv'), 'date');
    const cash = dividends('510300');
    const { levels, steps, ...found } = subtractionFrom(vendor, raw, cash);
    print('510300 qfq: staircase', levels.map((level) => level.toFixed(3)).join(' '));
    print(
      `510300 qfq: ${found.days.length} of ${found.compared} returns off a holder's by more than 0.3 points, at most ${found.largest.toFixed(4)} on ${dayOf(found.largestOn)}`,
    );
    expect(found.isSubtractive).toBe(true);
    expect(steps.map(({ value, isListed }) => [Number(value.toFixed(3)), isListed])).toEqual(
      cash.map(({ value }) => [value, true]),
    );
    expect([levels[0], levels.at(-3), levels.at(-2)].map((level) => level!.toFixed(3))).toEqual([
      '0.880',
      '0.211',
      '0.123',
    ]);
    const prices = subtractionFrom(vendor, raw, []);
    expect([prices.days.length, prices.compared]).toEqual([670, 3355]);
    expect(found.days).toHaveLength(659);
    // Without a twin it is seen that they are adjusted, and how wrong they are if they were subtracted from.
    expect(subtractionAlone(vendor, cash, 0.001)).toMatchObject({
      isAdjusted: true,
      isSubtractive: true,
      isCertain: false,
    });
    expect(subtractionAlone(vendor, cash, 0.001).days).toHaveLength(659);
    expect(subtractionAlone(raw, cash, 0.001)).toMatchObject({ isAdjusted: false, isSubtractive: false });
    // And what was traded comes back to the last digit.
    const back = toRaw(vendor, cash, 'subtractive', 0.001);
    const days = new Map(Array.from(raw.time, (day, at) => [day, raw.close[at]]));
    expect([...back.close]).toEqual(Array.from(vendor.time, (day) => days.get(day)));
  });

  it.each([
    ['510300', 'added', 14, ['2026-03-16']],
    ['510880', 'added', 17, []],
    ['511260', 'added', 2, []],
    ['512480', 'multiplied', 2, []],
    ['513100', 'multiplied', 1, []],
    ['518880', 'multiplied', 0, []],
  ])('the hfq factors of %s are %s, and give its %i actions as others list them', (code, kind, count, doubtful) => {
    const bars = fund(code);
    const closes = new Map(Array.from(bars.time, (day, at) => [day, bars.close[at]]));
    const rows = rowsOf(`MorphKyan__strategy/${code}_hfq_factor.csv`)
      .map(({ trade_date: date, hfq_factor: factor }) => ({ day: isoDay(date), factor: Number(factor) }))
      .filter(({ day }) => closes.has(day));
    const found = hfqActions({
      symbol: code,
      time: Float64Array.from(rows, ({ day }) => day),
      factor: Float64Array.from(rows, ({ factor }) => factor),
      close: Float64Array.from(rows, ({ day }) => closes.get(day)!),
    });
    const [first, last] = [rows[0].day, rows.at(-1)!.day];
    const listed = [...dividends(code), ...splits(code, bars)].filter(({ exTime }) => exTime > first && exTime <= last);
    expect([found.kind, found.derived.length]).toEqual([kind, count]);
    expect(found.derived.map(({ action }) => key(action))).toEqual(
      listed.map(key).sort((a, b) => (a.slice(-10) < b.slice(-10) ? -1 : 1)),
    );
    let most = 0;
    for (const { action, uncertainty } of found.derived) {
      const off = Math.abs(action.value - listed.find((one) => key(one) === key(action))!.value);
      expect(off).toBeLessThanOrEqual(uncertainty);
      most = Math.max(most, off);
    }
    expect(found.doubtful.map(dayOf)).toEqual(doubtful);
    print(
      `${code} hfq: ${kind}, ${count} actions, off by ${most.toExponential(1)} at most, residue ${found.residue.toExponential(1)}`,
    );
  });

  it.each([
    ['SPY', 89, 2.6e-4],
    ['KWEB', 10, 1.2e-3],
  ])('Alpha Vantage reinvests the distributions of %s at the close of the ex-date', (symbol, count, otherwise) => {
    const rows = rowsOf(`RadioPanke__backtesting/${symbol}.csv`);
    const bars = barsOf(symbol, rows, 'date');
    const adjusted = numbers(rows, 'adjusted_close');
    const split = numbers(rows, 'split_coefficient');
    const listed = listedActions({ ...bars, dividend: numbers(rows, 'dividend_amount'), split });
    expect(listed.actions).toHaveLength(count);
    const found = adjustedCloseActions({ ...bars, adjusted }, { rounding: 1e-9, at: 'ex-close' });
    expect(found.map(({ action }) => key(action))).toEqual(listed.actions.map(key));
    const off = Math.max(...found.map(({ action }, at) => Math.abs(action.value - listed.actions[at].value)));
    const ours = apart(fromRaw(bars, listed.actions, 'total-return').close, adjusted);
    print(
      `${symbol} adjusted_close: distributions off by ${off.toExponential(1)} at most; returns differ from total-return by ${ours.toExponential(1)} on an ex-date`,
    );
    expect(off).toBeLessThan(1e-4);
    expect(ours).toBeLessThan(otherwise);
    expect(ours).toBeGreaterThan(otherwise / 2);
  });

  it('Lean’s factor file of SPY has the distributions that Alpha Vantage lists, to a cent', () => {
    const rows = rowsOf('RadioPanke__backtesting/SPY.csv');
    const bars = barsOf('SPY', rows, 'date');
    const listed = listedActions({
      ...bars,
      dividend: numbers(rows, 'dividend_amount'),
      split: numbers(rows, 'split_coefficient'),
    }).actions;
    const factors = rowsOf('QuantConnect__Lean/equity/usa/factor_files/spy.csv', [
      'date',
      'price',
      'split',
      'reference',
    ]).map((row) => ({
      time: isoDay(row.date.replace(/(....)(..)(..)/, '$1-$2-$3')),
      priceFactor: Number(row.price),
      splitFactor: Number(row.split),
      referencePrice: Number(row.reference),
    }));
    const found = leanActions('SPY', factors, bars.time).filter(({ action }) => action.exTime > bars.time[0]);
    const values = new Map(listed.map((one) => [key(one), one.value]));
    const offs = found.map(({ action }) => ({
      day: dayOf(action.exTime),
      lean: action.value,
      listed: values.get(key(action))!,
    }));
    const largest = offs.toSorted((a, b) => Math.abs(b.lean - b.listed) - Math.abs(a.lean - a.listed)).slice(0, 5);
    for (const { day, lean, listed: other } of largest)
      print(`SPY ${day}: Lean ${lean.toFixed(4)}, Alpha Vantage ${other}`);
    expect(found).toHaveLength(87);
    for (const { lean, listed: other } of offs) expect(Math.abs(lean - other)).toBeLessThan(0.01);
    // The two that follow the end of Lean's file.
    const known = new Set(found.map(({ action }) => key(action)));
    expect(listed.filter((one) => !known.has(key(one))).map(key)).toEqual([
      'dividend 2021-06-18',
      'dividend 2021-09-17',
    ]);
  });

  it.each([
    ['SPY', 132],
    ['TLT', 276],
    ['SHY', 277],
    ['GLD', 0],
  ])('Yahoo’s adjusted closes of %s are total-return: %i distributions explain every return', (symbol, count) => {
    const rows = rowsOf(`jmlestevez-source__taa-dashboard/${symbol}.csv`, YFINANCE).filter(({ date }) =>
      /^\d/.test(date),
    );
    const bars = barsOf(symbol, rows, 'date');
    const adjusted = numbers(rows, 'adjusted');
    const found = adjustedCloseActions({ ...bars, adjusted });
    expect(found).toHaveLength(count);
    const ours = fromRaw(
      bars,
      found.map(({ action }) => action),
      'total-return',
    ).close;
    const most = apart(ours, adjusted);
    const doubt = Math.max(0, ...found.map(({ uncertainty }) => uncertainty));
    print(
      `${symbol} Adj Close: ${count} distributions, each ± ${doubt.toExponential(1)} at most; returns differ by ${most.toExponential(1)} at most`,
    );
    expect(most).toBeLessThan(3e-6);
  });
});
