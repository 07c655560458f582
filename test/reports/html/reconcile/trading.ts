// What the tables of orders, fills and round trips tell.

import type { Account } from './accounts.js';
import { type Folder, type Line, num, total } from './csv-text.js';
import type { Wanted } from './curve.js';

const at = (date: string): number => Date.parse(date);

/** The round trips as the page lists them. */
export const tripTable = (folder: Folder): Wanted =>
  folder
    .of('round-trips')
    .map((line) => [
      line.symbol,
      null,
      at(line.entered),
      line.open === '' ? at(line.left) : NaN,
      num(line.quantity),
      num(line.entryPrice),
      num(line.exitPrice),
      num(line.costs),
      num(line.profit),
      num(line.return),
      num(line.bars),
    ]);

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const YEAR = 'January February March April May June July August September October November December'.split(' ');

/** The completed round trips in groups. */
export function tripGroups(folder: Folder): ReadonlyMap<string, Wanted> {
  const done = folder.of('round-trips').filter(({ open }) => open === '');
  const ended = ({ left }: Line) => new Date(Date.parse(left));
  const group = (order: readonly string[], nameOf: (line: Line) => string): Wanted =>
    order.flatMap((name) => {
      const own = done.filter((line) => nameOf(line) === name);
      const profits = own.map(({ profit }) => num(profit));
      const won = profits.filter((profit) => profit > 0);
      const lost = profits.filter((profit) => profit < 0);
      const factor = lost.length === 0 ? NaN : total(won) / -total(lost);
      const mean = total(own.map((line) => num(line.return))) / own.length;
      return own.length === 0
        ? []
        : [[name, own.length, won.length / own.length, factor, mean, total(profits)] as const];
    });
  return new Map([
    ['By instrument', group([...new Set(done.map(({ symbol }) => symbol))], ({ symbol }) => symbol)],
    ['By side', group(['long', 'short'], ({ side }) => side)],
    ['By weekday of the end', group(WEEK, (line) => WEEK[(ended(line).getUTCDay() + 6) % 7])],
    ['By month of the end', group(YEAR, (line) => YEAR[ended(line).getUTCMonth()])],
  ]);
}

/** What was not filled, by reason, in no order that counts. */
export function refusalTable(folder: Folder): Wanted {
  const lines = folder.of('refusals');
  return [...new Set(lines.map(({ reason }) => reason))].map((reason) => {
    const own = lines.filter((line) => line.reason === reason);
    const dates = own.map(({ date }) => at(date));
    return [
      reason,
      new Set(own.map(({ order }) => order)).size,
      own.length,
      total(own.map(({ quantity }) => num(quantity))),
      dates[0],
      dates[dates.length - 1],
    ];
  });
}

/** What margin calls forced. */
export const forcedTable = (folder: Folder): Wanted =>
  folder
    .of('orders')
    .filter(({ origin }) => origin === 'margin call')
    .map(({ symbol, date, quantity, filled }) => [symbol, null, at(date), num(quantity), num(filled), null]);

/** Value of all fills, in base currency. */
export function tradedValue(folder: Folder): number {
  const points = new Map(folder.setup.data.assets.map(({ symbol, multiplier }) => [symbol, multiplier]));
  return total(
    folder
      .of('fills')
      .map(({ symbol, quantity, price, rate }) => num(quantity) * num(price) * points.get(symbol)! * num(rate)),
  );
}

const LABELS: readonly (readonly [kind: string, label: string])[] = [
  ['commission', 'Commission'],
  ['tax', 'Taxes and fees'],
  ['slippage', 'Slippage'],
  ['withholding', 'Withheld tax'],
  ['borrow fee', 'Fees for borrowing'],
  ['conversion', 'Conversions'],
  ['roll', 'Rolls'],
];

/** What was paid by kinds: money, of the value traded, of the starting cash. */
export function costTable(folder: Folder, costs: ReadonlyMap<string, number>): Wanted {
  const traded = tradedValue(folder);
  const line = (label: string, paid: number): Wanted[number] => [
    label,
    paid,
    paid / traded,
    paid / folder.setup.configuration.cash,
  ];
  const paid = LABELS.filter(([, label], k) => label !== '' && (k < 3 || (costs.get(LABELS[k][0]) ?? 0) !== 0));
  return [
    ...paid.map(([kind, label]) => line(label, costs.get(kind) ?? 0)),
    line('Together', total(paid.map(([kind]) => costs.get(kind) ?? 0))),
  ];
}

/** The parts of the profit, of lines with a name; columns without anything are left out, as the page does. */
export function effectTable({ setup }: Folder, lines: readonly (readonly [string, readonly number[]])[]): Wanted {
  // Price, currency, income, cost, total: rounding is nothing.
  const nothing = setup.configuration.cash * 1e-9;
  const shown = [0, 1, 2, 3, 4].filter(
    (part) => part === 4 || lines.some(([, parts]) => Math.abs(parts[part]) > nothing),
  );
  return lines.map(([name, parts]) => [name, ...shown.map((part) => parts[part]), parts[4] / setup.configuration.cash]);
}

const sum = (accounts: readonly Account[]): number[] =>
  [0, 1, 2, 3, 4].map((part) => total(accounts.map(({ effects }) => effects[part])));

/** Instrument by instrument, the largest first, then their sum. */
export function contributionTable(folder: Folder, accounts: readonly Account[]): Wanted {
  const nothing = folder.setup.configuration.cash * 1e-9;
  const lines = accounts
    .filter(({ effects }) => effects.some((part) => Math.abs(part) > nothing))
    .sort((a, b) => Math.abs(b.effects[4]) - Math.abs(a.effects[4]))
    .map(({ name, effects }) => [name, effects] as const);
  return effectTable(folder, [...lines, ['Total', sum(accounts)]]);
}

/** By market, currency or kind. */
export function groupTable(folder: Folder, accounts: readonly Account[], by: 'market' | 'currency' | 'kind'): Wanted {
  const assets = new Map(folder.setup.data.assets.map((asset) => [asset.symbol, asset]));
  const nameOf = ({ name, currency }: Account) => assets.get(name)?.[by] ?? (by === 'currency' ? currency : 'cash');
  const names = [...new Set(accounts.map(nameOf))];
  return effectTable(
    folder,
    names
      .map((name) => [name, sum(accounts.filter((account) => nameOf(account) === name))] as const)
      .filter(([name, parts]) => name !== 'cash' || parts.some((part) => part !== 0)),
  );
}
