// The stylised facts a second time, straight from their definitions: plain lists, no shared code, nothing clever.

import type { Bars } from '../../../engine/index.js';

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);
const mean = (list: readonly number[]): number => sum(list) / list.length;
const moment = (list: readonly number[], power: number): number =>
  mean(list.map((value) => (value - mean(list)) ** power));
const excess = (list: readonly number[]): number => moment(list, 4) / moment(list, 2) ** 2 - 3;

function crossed(early: readonly number[], late: readonly number[], lag: number): number {
  const pairs = early.slice(0, early.length - lag).map((value, t) => [value, late[t + lag]]);
  const product = sum(pairs.map(([a, b]) => (a - mean(early)) * (b - mean(late)))) / early.length;
  return product / Math.sqrt(moment(early, 2) * moment(late, 2));
}

const between = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, k) => first + k);
const crossedOver = (early: readonly number[], late: readonly number[], first: number, last: number): number =>
  mean(between(first, last).map((lag) => crossed(early, late, lag)));

function blocks(list: readonly number[], size: number): number[] {
  const sums: number[] = [];
  for (let at = 0; at + size <= list.length; at += size) sums.push(sum(list.slice(at, at + size)));
  return sums;
}

function tail(list: readonly number[]): number {
  const sorted = list.filter((value) => value > 0).sort((a, b) => b - a);
  const count = Math.floor(0.05 * list.length);
  return count < 10 ? NaN : 1 / mean(sorted.slice(0, count).map((value) => Math.log(value / sorted[count])));
}

function beyond(returns: readonly number[]): number {
  const n = returns.length;
  const squares = returns.map((value) => (value - mean(returns)) ** 2);
  const outside = between(1, 20).filter((lag) => {
    const gamma = sum(squares.slice(lag).map((value, t) => (value - mean(squares)) * (squares[t] - mean(squares)))) / n;
    const error = Math.sqrt((1 + gamma / mean(squares) ** 2) / n);
    return Math.abs(crossed(returns, returns, lag)) > 1.96 * error;
  });
  return outside.length / 20;
}

/** Every figure of `stylisedFacts`, by its name and in its order. */
export function slowFacts({ open, high, low, close, volume }: Bars): Record<string, number> {
  const closes = [...close];
  const returns = closes.slice(1).map((price, k) => Math.log(price) - Math.log(closes[k]));
  const sizes = returns.map((value) => Math.abs(value));
  const squares = returns.map((value) => value ** 2);
  const logs = [...volume].map((value) => Math.log(value));
  const traded = logs.map((value, k) => value - mean(logs.slice(Math.max(0, k - 125), k + 126))).slice(1);
  const sorted = [...returns].sort((a, b) => a - b);
  const hundredth = Math.floor(sorted.length / 100);
  const nights = closes.slice(1).map((_, k) => Math.log(open[k + 1] / closes[k]) ** 2);
  const sessions = closes.slice(1).map((price, k) => Math.log(price / open[k + 1]) ** 2);
  const ranges = closes.slice(1).map((_, k) => Math.log(high[k + 1] / low[k + 1]) ** 2);
  return {
    returns: returns.length,
    deviation: Math.sqrt(moment(returns, 2)),
    skewness: moment(returns, 3) / moment(returns, 2) ** 1.5,
    lossOverGain: -mean(sorted.slice(0, hundredth)) / mean(sorted.slice(-hundredth)),
    kurtosis: excess(returns),
    kurtosisWeek: excess(blocks(returns, 5)),
    kurtosisMonth: excess(blocks(returns, 21)),
    tailOfLosses: tail(returns.map((value) => -value)),
    tailOfGains: tail(returns),
    memory: crossed(returns, returns, 1),
    memoryBeyond: beyond(returns),
    cluster1: crossed(sizes, sizes, 1),
    cluster10: crossedOver(sizes, sizes, 6, 15),
    cluster50: crossedOver(sizes, sizes, 40, 60),
    cluster100: crossedOver(sizes, sizes, 80, 120),
    leverage: crossedOver(returns, squares, 1, 5),
    leverageLater: crossedOver(returns, squares, 30, 50),
    volumeMove: crossed(traded, sizes, 0),
    volumeMemory: crossed(traded, traded, 1),
    volumeMemory20: crossedOver(traded, traded, 15, 25),
    overnight: sum(nights) / (sum(nights) + sum(sessions)),
    range: Math.sqrt(mean(ranges) / (4 * Math.log(2)) / mean(squares)),
  };
}
