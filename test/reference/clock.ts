// Rows as days and sessions, and what is in force or known on them.

import type { Account } from './account.js';
import { type Fixed, fixed, over, ONE, times } from './fixed.js';
import type { Scenario, ScenarioAsset, Terms } from './scenario.js';

const DAY = 86_400_000;

/** The UTC day of a row, counted from 1970. */
export const dayOf = ({ time }: Scenario, row: number): number => Math.floor(time[row] / DAY);

/** Whether the market of an asset holds a session on a row. */
export function isSession({ assets }: Scenario, asset: ScenarioAsset, row: number): boolean {
  if (asset.market === 'none') return asset.hasBar[row];
  return assets.some((other) => other.market === asset.market && other.hasBar[row]);
}

/** How many sessions, of distinct days, the market of an asset has held after the day of row `from`, up to row `to`. */
export function sessionsSince(scenario: Scenario, asset: ScenarioAsset, from: number, to: number): number {
  let count = 0;
  let last = dayOf(scenario, from);
  for (let row = from + 1; row <= to; row++) {
    const day = dayOf(scenario, row);
    if (day === last || !isSession(scenario, asset, row)) continue;
    last = day;
    count++;
  }
  return count;
}

const OPENING = ['XSHG', 'XSHE', 'XHKG', 'XNYS', 'XNAS'];

/** The markets of a scenario in the order in which their sessions open. */
export function marketsInOrder({ assets }: Scenario): string[] {
  const markets = [...new Set(assets.map(({ market }) => market))];
  const known = OPENING.filter((market) => markets.includes(market));
  const others = markets.filter((market) => !OPENING.includes(market));
  return [...known, ...others.sort((a, b) => (a < b ? -1 : 1))];
}

/** The terms in force on a row. */
export function termsOn(asset: ScenarioAsset, row: number): Terms {
  let found = asset.terms[0];
  for (const terms of asset.terms) if (terms.fromRow <= row) found = terms;
  return found;
}

/** A mark as the first `count` of the actions of a row leave it (all, if not said). */
function markAfter(asset: ScenarioAsset, row: number, before: Fixed, count = Infinity): Fixed {
  let mark = before;
  const ofRow = asset.actions.filter((action) => action.row === row);
  for (const { kind, value } of ofRow.slice(0, count)) {
    if (kind === 'split') mark = over(mark, fixed(value));
    if (kind === 'dividend') mark -= fixed(value);
    if (kind === 'roll') mark += fixed(value);
  }
  return mark;
}

/** What an instrument was last worth before a row, after the first `count` of the actions of that row (all, if not said); null before its
 *  first price. */
export function markBefore(asset: ScenarioAsset, row: number, count = Infinity): Fixed | null {
  const close = row > 0 ? asset.close[row - 1] : NaN;
  return Number.isNaN(close) ? null : markAfter(asset, row, fixed(close), count);
}

/** The price that a day's limit is reckoned from: the mark before the row, in intraday data the close of the last row of an earlier day
 *  as the actions since leave it; null where there is none. */
export function referenceMark(scenario: Scenario, asset: ScenarioAsset, row: number): Fixed | null {
  let start = row;
  while (start > 0 && dayOf(scenario, start - 1) === dayOf(scenario, row)) start--;
  let mark = markBefore(asset, start);
  for (let at = start + 1; at <= row && mark !== null; at++) mark = markAfter(asset, at, mark);
  return mark;
}

/** Whether an instrument was delisted up to a row. */
export const isDelisted = ({ actions }: ScenarioAsset, row: number): boolean =>
  actions.some((action) => action.kind === 'delisting' && action.row <= row);

/** Volume of an instrument's last own bar before a row, in the units that the splits since, up to row `known`, have made of it: 0 where
 *  there is none, null where it is not known. */
export function volumeBefore({ hasBar, volume, actions }: ScenarioAsset, row: number, known = row): Fixed | null {
  for (let before = row - 1; before >= 0; before--) {
    if (!hasBar[before]) continue;
    if (Number.isNaN(volume[before])) return null;
    const splits = actions.filter((action) => action.kind === 'split' && action.row > before && action.row <= known);
    return splits.reduce((units, { value }) => times(units, fixed(value)), fixed(volume[before]));
  }
  return 0n;
}

/** What one unit of a currency is worth in base on a row. */
export const rateOn = ({ base, rates }: Scenario, currency: string, row: number): Fixed =>
  currency === base ? ONE : fixed(rates[currency][row]);

/** The rate at which what happens on a row is converted: that of the row before, or of the row itself where its decision has been taken. */
export function conversionRate({ scenario, isDecided }: Account, currency: string, row: number): Fixed {
  return rateOn(scenario, currency, isDecided ? row : Math.max(0, row - 1));
}
