// A scenario as files: a data directory, rules and a list of orders that `tidemark run order-replay` runs.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Outcome, Scenario, ScenarioAsset } from '../reference/scenario.js';
import { listOf } from './replay-list.js';
import { rulesOf } from './replay-rules.js';

const DAY = 86_400_000;

/** A folder that was written. */
export interface Replay {
  readonly folder: string;
  /** The words after `tidemark`, and the same as one line to be typed. */
  readonly words: readonly string[];
  readonly command: string;
  /** What the files cannot express, so that the run may differ, one phrase each; empty where it is all there. */
  readonly missing: readonly string[];
}

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

// An instrument that has a bar on every row keeps the rows on which nothing else trades.
const CLOCK = 'ZZ-CLOCK';
const MARKETS = ['XSHG', 'XHKG', 'XNYS'];

/** The markets of a scenario as the data layer knows them, in the same order of opening. */
function marketsOf({ assets }: Scenario): Map<string, string> {
  const own = [...new Set(assets.map(({ market }) => market))].filter((market) => market !== 'none');
  const rank = (market: string) => (MARKETS.indexOf(market) + MARKETS.length + 1) % (MARKETS.length + 1);
  own.sort((a, b) => rank(a) - rank(b));
  const isKnown = own.every((market) => MARKETS.includes(market));
  return new Map([
    ['none', 'none'],
    ...own.map((market, k): [string, string] => [market, isKnown ? market : MARKETS[k]]),
  ]);
}

function barsOf({ open, high, low, close, volume, hasBar }: ScenarioAsset, times: readonly number[]): string {
  const rows = times.flatMap((time, row) => {
    const cells = [open, high, low, close].map((column) => column[row]);
    return hasBar[row] ? [[dateOf(time), ...cells, Number.isNaN(volume[row]) ? '' : volume[row]].join(',')] : [];
  });
  return ['date,open,high,low,close,volume', ...rows, ''].join('\n');
}

function actionsOf({ assets, time }: Scenario): string {
  const after = dateOf(time[time.length - 1] + 30 * DAY);
  const rows = assets.flatMap(({ symbol, actions }) =>
    actions.map(({ row, kind, value, payRow }) =>
      [symbol, dateOf(time[row]), kind, value, payRow < time.length ? dateOf(time[payRow]) : after].join(','),
    ),
  );
  return ['symbol,ex_date,kind,value,pay_date', ...rows, ''].join('\n');
}

function ratesOf({ rates, time, base }: Scenario): string {
  const rows = Object.entries(rates).flatMap(([currency, values]) =>
    values.map((value, row) => `${dateOf(time[row])},${currency}${base},${value}`),
  );
  return ['date,pair,rate', ...rows, ''].join('\n');
}

function filesOf(scenario: Scenario, outcome: Outcome): { files: Record<string, string>; missing: string[] } {
  const { assets, time, base, rates, fill } = scenario;
  const markets = marketsOf(scenario);
  const missing: string[] = [];
  if (scenario.frequency === 'intraday') missing.push('several rows a day: all of a day would be one row');
  if (markets.size > MARKETS.length + 1) missing.push(`a fourth market: it is written as no market`);
  // Of an instrument that never had a bar there is nothing to read; its orders are refused at once.
  const listed = assets.filter(({ hasBar }) => hasBar.includes(true));
  const words = listed.map(({ symbol, market, currency, kind, multiplier }) =>
    [symbol, markets.get(market) ?? 'none', currency, kind, multiplier].join(','),
  );
  const hasClock = fill !== 'same-close';
  const isQuiet = time.some((_, row) => !assets.some(({ hasBar }) => hasBar[row]));
  if (!hasClock && isQuiet) missing.push('rows on which nothing trades, for fills at the same close allow one market');
  if (hasClock) words.push([CLOCK, 'none', base, 'other', 1].join(','));
  const bars: Record<string, string> = {};
  for (const asset of listed) bars[`data/bars/${asset.symbol}.csv`] = barsOf(asset, time);
  const ticking = time.map((at) => `${dateOf(at)},1,1,1,1,0`);
  if (hasClock) bars[`data/bars/${CLOCK}.csv`] = ['date,open,high,low,close,volume', ...ticking, ''].join('\n');
  const rules = rulesOf(scenario);
  const list = listOf(scenario, outcome);
  return {
    files: {
      ...bars,
      'data/instruments.csv': ['symbol,market,currency,kind,multiplier', ...words, ''].join('\n'),
      'data/actions.csv': actionsOf(scenario),
      ...(Object.keys(rates).length > 0 && { 'data/fx.csv': ratesOf(scenario) }),
      'rules.csv': rules.text,
      'orders.csv': list.text,
    },
    missing: [...missing, ...rules.missing, ...list.missing],
  };
}

const points = (fraction: number): string => String(Math.round(fraction * 1e8) / 1e4);

function wordsOf(scenario: Scenario, folder: string): string[] {
  const { impact, slippage, volumeCap, account, leverage } = scenario;
  const settings: readonly (readonly [string, string | number])[] = [
    ['data', join(folder, 'data')],
    ['orders', join(folder, 'orders.csv')],
    ['costs', join(folder, 'rules.csv')],
    ['from', dateOf(scenario.time[scenario.first])],
    ['base', scenario.base],
    ['cash', scenario.cash],
    ['fill', scenario.fill],
    ['intrabar', scenario.intrabar],
    ['slippage', Number.isNaN(impact) ? points(slippage) : `volume-share:k=${impact},cap=1,assumed=1`],
    ...(Number.isNaN(volumeCap) ? [] : [['volume-cap', volumeCap] as const]),
    ['account', account],
    ['leverage', leverage],
    ['conversion', scenario.conversion],
    ['conversion-spread', points(scenario.conversionSpread)],
    ['credit-rate', scenario.creditRate],
    ['debit-rate', scenario.debitRate],
    ['lenient', 'jumps'],
    ['out', join(folder, 'result')],
  ];
  return ['run', 'order-replay', ...settings.flatMap(([name, value]) => [`--${name}`, String(value)])];
}

/** Writes a scenario into a folder of its own under the system's temporary folder. The orders of targets, and what limits left of orders,
 *  are taken from the outcome. */
export function writeReplay(scenario: Scenario, outcome: Outcome): Replay {
  // One folder for each process: what is shrunk is written again and again, and the last stays.
  const folder = join(tmpdir(), `tidemark-replay-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'data', 'bars'), { recursive: true });
  const { files, missing } = filesOf(scenario, outcome);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const words = wordsOf(scenario, folder);
  return { folder, words, command: `tidemark ${words.join(' ')}`, missing };
}
