// What the account is taken to be, and what holding is taken to cost and to earn, in words.

import type { Terms } from '../../engine/index.js';
import { eachTerm, OPTIMISTIC, percent, type Scene, symbols, when } from './scene.js';

function account({ configuration, traded, held }: Scene): string[] {
  const { account: kind, leverage } = configuration;
  if (traded.length === 0) return [];
  if (kind === 'cash') {
    const wait = ({ proceedsBuy, cashSettlement }: Terms) =>
      proceedsBuy || cashSettlement === 0
        ? ''
        : `what a sale brings buys after ${cashSettlement === 1 ? 'a session' : `${cashSettlement} sessions`} (T+${cashSettlement}).`;
    return [
      'A cash account: nothing is bought on credit or sold short, and what a sale brings buys at once only where the market lets it.',
      ...eachTerm(held, wait, 'what a sale brings buys at once.'),
    ];
  }
  const credit =
    leverage > 1 ? `that may buy on credit up to ${leverage} times its own money` : 'that buys nothing on credit';
  return [
    `A margin account ${credit}: what a sale brings buys at once, settled or not. Short sales and futures need the margin of their market.`,
  ];
}

function interest({ configuration, run }: Scene): string[] {
  const { creditRate, debitRate } = configuration;
  const balances = new Map<string, number>();
  let owes = false;
  let row = run.first;
  for (const { bar, currency, amount } of run.cashflows) {
    // What is converted at once is owed for no time.
    if (bar > row) owes ||= [...balances.values()].some((balance) => balance < -1e-6);
    row = bar;
    balances.set(currency, (balances.get(currency) ?? 0) + amount);
  }
  owes ||= [...balances.values()].some((balance) => balance < -1e-6);
  if (creditRate === 0 && debitRate === 0) {
    return ['Cash earns no interest.', ...when(owes, `${OPTIMISTIC}cash that is owed costs no interest.`)];
  }
  return [
    `Cash earns ${percent(creditRate)} a year, and cash that is owed costs ${percent(debitRate)}, by days over 365, posted by the month.`,
    ...when(owes && debitRate === 0, `${OPTIMISTIC}cash that is owed costs no interest.`),
  ];
}

function currencies({ configuration, feed, run }: Scene): string[] {
  const { base } = feed;
  const foreign = new Set(Array.from(run.cashflows, ({ currency }) => currency));
  foreign.delete(base);
  for (const { asset } of run.fills) if (feed.assets[asset].currency !== base) foreign.add(feed.assets[asset].currency);
  if (foreign.size === 0) return [];
  const { conversion, conversionSpread, fill } = configuration;
  const names = [...foreign].join(', ');
  const how =
    conversion === 'automatic'
      ? `Cash in ${names} is converted to ${base} as it arises`
      : `Cash in ${names} stays as it is, and only what is missing is bought with ${base}`;
  return [
    `${how}, ${conversionSpread > 0 ? `${conversionSpread} basis points worse than the rate` : 'at the rate'}.`,
    ...when(conversionSpread === 0, `${OPTIMISTIC}converting currencies costs no spread.`),
    `What is worth something in ${names} counts in ${base} at the rate of each close, what is paid or received at the rate of its conversion: that of the close before${fill === 'same-close' ? ', and of what is filled at the close of its decision that of this close' : ''}.`,
  ];
}

function shorts({ held: all, roundTrips, configuration }: Scene): string[] {
  const short = new Set(roundTrips.filter(({ side }) => side < 0).map(({ asset }) => asset));
  const borrowed = all.filter(({ asset }) => short.has(asset.index) && asset.kind !== 'future');
  const future = all.filter(({ asset }) => asset.kind === 'future');
  const fee = ({ borrowFee }: Terms) =>
    borrowFee > 0 ? `borrowed units cost ${percent(borrowFee)} a year.` : `${OPTIMISTIC}borrowed units cost no fee.`;
  const shortCall = ({ shortMaintenance }: Terms) =>
    shortMaintenance > 0
      ? `a short position is liquidated where equity falls below ${percent(shortMaintenance)} of its value.`
      : `${OPTIMISTIC}there is no margin call: a short position is kept whatever it has lost.`;
  const futureCall = ({ longMaintenance, shortMaintenance }: Terms) =>
    Math.min(longMaintenance, shortMaintenance) > 0
      ? `a position is liquidated where equity falls below ${percent(longMaintenance)} (short: ${percent(shortMaintenance)}) of its value.`
      : `${OPTIMISTIC}there is no margin call: a position is kept whatever it has lost.`;
  const creditCall = ({ longMaintenance }: Terms) =>
    longMaintenance > 0
      ? `bought on credit, it is liquidated where equity falls below ${percent(longMaintenance)} of its value.`
      : `${OPTIMISTIC}there is no margin call: what is bought on credit is kept whatever it has lost.`;
  const long = new Set(roundTrips.filter(({ side }) => side > 0).map(({ asset }) => asset));
  const credit = all.filter(({ asset }) => long.has(asset.index) && asset.kind !== 'future');
  const bought = configuration.leverage > 1 ? credit : [];
  return [
    ...eachTerm(borrowed, fee),
    ...when(borrowed.length > 0, `${OPTIMISTIC}what is sold short can always be borrowed.`),
    ...eachTerm(borrowed, shortCall),
    ...eachTerm(future, futureCall),
    ...eachTerm(bought, creditCall),
    ...when(future.length > 0, 'The daily settlement price of a future is taken to be its close.'),
  ];
}

function income({ held: all, run }: Scene): string[] {
  const paid = new Set(
    Array.from(run.cashflows)
      .filter(({ kind, amount }) => kind === 'dividend' && amount > 0)
      .map(({ asset }) => asset),
  );
  const held = all.filter(({ asset }) => paid.has(asset.index));
  return eachTerm(held, ({ withholding, source }) => {
    if (withholding > 0) return `distributions are paid less ${percent(withholding)} withholding tax.`;
    return `${source === '' ? OPTIMISTIC : ''}distributions are paid without withholding tax.`;
  });
}

/** What the account is, and what holding costs and earns. */
export function holding(scene: Scene): string[] {
  const indices = scene.traded.filter(({ kind }) => kind === 'index');
  return [
    ...account(scene),
    ...currencies(scene),
    ...when(
      indices.length > 0,
      `${OPTIMISTIC}${symbols(indices)} cannot be bought: an index is traded as if a fund tracked it without cost.`,
    ),
    ...shorts(scene),
    ...income(scene),
    ...interest(scene),
  ];
}
