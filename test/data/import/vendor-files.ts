// Files in the shapes of vendors with invented numbers, for tests of the import.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { random } from '../../../engine/index.js';

const DAY = 86_400_000;
export const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Weekdays from a day on. */
export function weekdays(from: string, count: number): readonly string[] {
  const days: string[] = [];
  for (let time = Date.parse(from); days.length < count; time += DAY) {
    if (new Date(time).getUTCDay() % 6 !== 0) days.push(iso(time));
  }
  return days;
}

/** Closes of a quiet walk, in thousandths. */
export function walk(seed: number, length: number, start = 2): readonly number[] {
  const draw = random(seed, 'walk');
  let close = start;
  return Array.from({ length }, () => {
    close *= 1 + (draw() - 0.5) / 50;
    return Math.round(close * 1000) / 1000;
  });
}

/** A file of bars: open and close a little apart, `factor` new units for one old from `split` on. */
export function barsFile(
  days: readonly string[],
  closes: readonly number[],
  { split = Infinity, factor = 1, volume = true } = {},
): string {
  const rows = days.map((day, at) => {
    const units = at >= split ? factor : 1;
    const fixed = (price: number) => (price / units).toFixed(3);
    const [open, close] = [closes[Math.max(0, at - 1)] * 1.001, closes[at]];
    const high = Math.max(open, close) + 0.01;
    const cells = [day, fixed(open), fixed(high), fixed(Math.min(open, close) - 0.01), fixed(close)];
    return [...cells, ...(volume ? [String(1_000_000 + at * 1000)] : [])].join(',');
  });
  return [`date,open,high,low,close${volume ? ',volume' : ''}`, ...rows].join('\n');
}

/** The texts of a folder by their path inside. */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** Writes texts under a folder; yields their paths. */
export function written(folder: string, files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`);
    return path;
  });
}

const DAYS = weekdays('2021-01-04', 80);

/** A folder of files of two vendors: a fund with a split and a distribution, two sources of it, and what lies beside prices. */
export const VENDORS: Readonly<Record<string, string>> = {
  'alpha/512480.csv': barsFile(DAYS, walk(1, 80), { split: 40, factor: 2 }),
  'beta/512480.csv': barsFile(DAYS.slice(10), walk(1, 80).slice(10), { split: 30, factor: 2 }),
  'alpha/510300.csv': barsFile(DAYS, walk(2, 80, 5)),
  'alpha/splits.csv': `code,name,split_date,split_ratio\n512480,Chips fund,${DAYS[39]},2.0\n515000,Other,2021-02-02,3.0`,
  'alpha/dividends.csv': `code,name,record_date,ex_date,dividend_per_share,payment_date\n512480,Chips fund,${DAYS[19]},${DAYS[20]},0.025,${DAYS[24]}\n510300,Large,${DAYS[29]},${DAYS[30]},0.05,`,
  'alpha/nav_512480.csv': `date,nav,cum_nav\n${DAYS.map((day, at) => `${day},${(1 + at / 1000).toFixed(4)},${(1.5 + at / 1000).toFixed(4)}`).join('\n')}`,
  'beta/nav_512480.csv': `date,nav\n${DAYS.slice(0, 9)
    .map((day) => `${day},1.25`)
    .join('\n')}`,
  'alpha/flows.csv': `date,ticker,flow_usd\n${DAYS.slice(0, 5)
    .flatMap((day, at) => ['SPY', 'QQQ'].map((ticker) => `${day},${ticker},${at === 2 ? '' : at * 1000.5}`))
    .join('\n')}`,
  'alpha/etf_shares.csv': `date,exchange,code,name,total_shares_wanfen\n${DAYS.slice(0, 3)
    .flatMap((day) => Array.from({ length: 25 }, (_, at) => `${day},SSE,5100${10 + at},Fund ${at},${13152.44 + at}`))
    .join('\n')}`,
  'alpha/putcall.csv': `date,equity_pc_ratio,total_pc_ratio\n${DAYS.slice(0, 6)
    .map((day, at) => `${day},${at === 3 ? '0.0' : 0.6 + at / 100},${at < 2 ? '' : 0.9}`)
    .join('\n')}`,
  'alpha/rates.csv': `date,pair,rate\n${DAYS.slice(0, 4)
    .flatMap((day, at) => [`${day},USDCNY,${6.5 + at / 1000}`, `${day},HKDCNY,${0.83 + at / 1000}`])
    .join('\n')}`,
  'alpha/days.json': JSON.stringify(['19901219', ...DAYS.map((day) => day.replaceAll('-', ''))]),
};
