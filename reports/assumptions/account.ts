// What the account is taken to be, and what holding is taken to cost and to earn, in words.

import type { Terms } from '../../engine/index.js';
import { state, type Statement } from '../lang/index.js';
import { flatters, optimistic, percent, type Scene, symbols, when } from './scene.js';
import { eachTerm } from './terms.js';

function account({ configuration, traded, held }: Scene): Statement[] {
  const { account: kind, leverage } = configuration;
  if (traded.length === 0) return [];
  if (kind === 'cash') {
    const wait = ({ proceedsBuy, cashSettlement: n }: Terms): Statement | null => {
      if (proceedsBuy || n === 0) return null;
      return n === 1
        ? state('what a sale brings buys after a session (T+1).')
        : state('what a sale brings buys after {n} sessions (T+{n}).', { n });
    };
    return [
      state(
        'A cash account: nothing is bought on credit or sold short, and what a sale brings buys at once only where the market lets it.',
      ),
      ...eachTerm(held, wait, state('what a sale brings buys at once.')),
    ];
  }
  return [
    leverage > 1
      ? state(
          'A margin account that may buy on credit up to {leverage} times its own money: what a sale brings buys at once, settled or not. Short sales and futures need the margin of their market.',
          { leverage },
        )
      : state(
          'A margin account that buys nothing on credit: what a sale brings buys at once, settled or not. Short sales and futures need the margin of their market.',
        ),
  ];
}

function isOwed(balances: ReadonlyMap<string, number>): boolean {
  for (const balance of balances.values()) if (balance < -1e-6) return true;
  return false;
}

function interest({ configuration, run }: Scene): Statement[] {
  const { creditRate, debitRate } = configuration;
  const balances = new Map<string, number>();
  let owes = false;
  let row = run.first;
  for (const { bar, currency, amount } of run.cashflows) {
    // What is converted at once is owed for no time.
    if (bar > row && !owes) owes = isOwed(balances);
    row = bar;
    balances.set(currency, (balances.get(currency) ?? 0) + amount);
  }
  owes ||= isOwed(balances);
  const free = flatters(owes && debitRate === 0, 'cash that is owed costs no interest.');
  if (creditRate === 0 && debitRate === 0) return [state('Cash earns no interest.'), ...free];
  return [
    state('Cash earns {credit} a year, and cash that is owed costs {debit}, by days over 365, posted by the month.', {
      credit: percent(creditRate),
      debit: percent(debitRate),
    }),
    ...free,
  ];
}

function currencies({ configuration, feed, run, traded }: Scene): Statement[] {
  const { base } = feed;
  // Nothing is posted but in the base and in the currencies of the instruments.
  if (feed.assets.every(({ currency }) => currency === base)) return [];
  const foreign = new Set<string>();
  for (const { currency } of run.cashflows) if (currency !== base) foreign.add(currency);
  if (traded.some(({ currency }) => currency !== base)) {
    for (const { asset } of run.fills)
      if (feed.assets[asset].currency !== base) foreign.add(feed.assets[asset].currency);
  }
  if (foreign.size === 0) return [];
  const { conversion, conversionSpread, fill } = configuration;
  const values = { names: [...foreign].join(', '), base };
  const rate =
    conversionSpread > 0
      ? state('{bp} basis points worse than the rate', { bp: conversionSpread })
      : state('at the rate');
  return [
    conversion === 'automatic'
      ? state('Cash in {names} is converted to {base} as it arises, {rate}.', { ...values, rate })
      : state('Cash in {names} stays as it is, and only what is missing is bought with {base}, {rate}.', {
          ...values,
          rate,
        }),
    ...flatters(conversionSpread === 0, 'converting currencies costs no spread.'),
    fill === 'same-close'
      ? state(
          'What is worth something in {names} counts in {base} at the rate of each close, what is paid or received at the rate of its conversion: that of the close before, and of what is filled at the close of its decision that of this close.',
          values,
        )
      : state(
          'What is worth something in {names} counts in {base} at the rate of each close, what is paid or received at the rate of its conversion: that of the close before.',
          values,
        ),
  ];
}

const borrowFeeOf = ({ borrowFee }: Terms): Statement =>
  borrowFee > 0
    ? state('borrowed units cost {rate} a year.', { rate: percent(borrowFee) })
    : optimistic(state('borrowed units cost no fee.'));

const shortCall = ({ shortMaintenance }: Terms): Statement =>
  shortMaintenance > 0
    ? state('a short position is liquidated where equity falls below {share} of its value.', {
        share: percent(shortMaintenance),
      })
    : optimistic(state('there is no margin call: a short position is kept whatever it has lost.'));

const futureCall = ({ longMaintenance, shortMaintenance }: Terms): Statement =>
  Math.min(longMaintenance, shortMaintenance) > 0
    ? state('a position is liquidated where equity falls below {long} (short: {short}) of its value.', {
        long: percent(longMaintenance),
        short: percent(shortMaintenance),
      })
    : optimistic(state('there is no margin call: a position is kept whatever it has lost.'));

const creditCall = ({ longMaintenance }: Terms): Statement =>
  longMaintenance > 0
    ? state('bought on credit, it is liquidated where equity falls below {share} of its value.', {
        share: percent(longMaintenance),
      })
    : optimistic(state('there is no margin call: what is bought on credit is kept whatever it has lost.'));

function shorts({ held: all, roundTrips, configuration }: Scene): Statement[] {
  const short = new Set(roundTrips.filter(({ side }) => side < 0).map(({ asset }) => asset));
  const borrowed = all.filter(({ asset }) => short.has(asset.index) && asset.kind !== 'future');
  const future = all.filter(({ asset }) => asset.kind === 'future');
  const long = new Set(roundTrips.filter(({ side }) => side > 0).map(({ asset }) => asset));
  const credit = all.filter(({ asset }) => long.has(asset.index) && asset.kind !== 'future');
  const bought = configuration.leverage > 1 ? credit : [];
  return [
    ...eachTerm(borrowed, borrowFeeOf),
    ...flatters(borrowed.length > 0, 'what is sold short can always be borrowed.'),
    ...eachTerm(borrowed, shortCall),
    ...eachTerm(future, futureCall),
    ...eachTerm(bought, creditCall),
    ...when(future.length > 0, 'The daily settlement price of a future is taken to be its close.'),
  ];
}

function income({ held: all, run }: Scene): Statement[] {
  const paid = new Set<number>();
  if (all.some(({ asset }) => asset.actions.some(({ kind }) => kind === 'dividend'))) {
    for (const { kind, amount, asset } of run.cashflows) if (kind === 'dividend' && amount > 0) paid.add(asset);
  }
  const held = all.filter(({ asset }) => paid.has(asset.index));
  return eachTerm(held, ({ withholding, source }) => {
    if (withholding > 0)
      return state('distributions are paid less {rate} withholding tax.', { rate: percent(withholding) });
    const untaxed = state('distributions are paid without withholding tax.');
    return source === '' ? optimistic(untaxed) : untaxed;
  });
}

/** What the account is, and what holding costs and earns. */
export function holding(scene: Scene): Statement[] {
  const indices = scene.traded.filter(({ kind }) => kind === 'index');
  return [
    ...account(scene),
    ...currencies(scene),
    ...flatters(
      indices.length > 0,
      '{symbols} cannot be bought: an index is traded as if a fund tracked it without cost.',
      { symbols: symbols(indices) },
    ),
    ...shorts(scene),
    ...income(scene),
    ...interest(scene),
  ];
}
