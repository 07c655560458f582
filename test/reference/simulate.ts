// The slow, obvious simulator: a second implementation of docs/execution.md, written from that page alone.

import type { Account, Group, Position } from './account.js';
import { fallDue } from './actions.js';
import { termsOn } from './clock.js';
import { type Fixed, fixed, larger, smaller, toNumber } from './fixed.js';
import { kill, lives, trailedFrom } from './life.js';
import { callMargin } from './margin-call.js';
import { checkGroup, place } from './place.js';
import { post } from './post.js';
import { rebalance } from './rebalance.js';
import type { Outcome, Scenario } from './scenario.js';
import { answerDecision, answerRow, expire } from './session.js';
import { target } from './target.js';
import { roundStop } from './ticks.js';
import { cashAt, equityAt, settleFutures } from './worth.js';

/** Trailing stops follow a bar that is complete. */
function trail(account: Account, row: number): void {
  for (const order of account.orders) {
    const asset = account.scenario.assets[order.asset];
    if (!lives(order) || order.type !== 'trailing-stop' || order.bar >= row || !asset.hasBar[row]) continue;
    // Nor does an exit follow a bar in which its entry is filled.
    if (order.entry !== null && !(order.entry.lastFill !== null && order.entry.lastFill.row < row)) continue;
    const best = fixed(order.side > 0 ? asset.low[row] : asset.high[row]);
    const stop = roundStop(trailedFrom(order, best), termsOn(asset, row), order.side);
    order.stop = order.side > 0 ? smaller(order.stop!, stop) : larger(order.stop!, stop);
  }
}

function decide(account: Account, row: number): void {
  const { script, cancels = [], targets = [], rebalances = [] } = account.scenario;
  const groups = new Map<number, Group>();
  script.forEach((given, index) => {
    if (given.row !== row) return;
    const isNew = given.group !== 0 && !groups.has(given.group);
    if (isNew) groups.set(given.group, { orders: [], kind: 'unknown', counted: -1 });
    place(account, given, index, groups.get(given.group) ?? null);
  });
  for (const cancel of cancels) {
    const order = account.orders.find((o) => o.script === cancel.orderIndex);
    if (cancel.row === row && order && lives(order))
      kill(account, order, 'cancelled', 'cancelled by the strategy', row);
  }
  for (const each of targets) if (each.row === row) target(account, row, each.asset, each.weight, each.band);
  for (const each of rebalances) if (each.row === row) rebalance(account, row, each.weights, each.band);
  for (const group of groups.values()) checkGroup(account, group);
}

function groupOf({ group, entry }: Account['orders'][number]): Outcome['orders'][number]['group'] {
  if (!group) return '';
  if (group.kind === 'bracket') return entry ? 'exit' : 'entry';
  return group.kind === 'oco' ? 'oco' : 'misfit';
}

function outcome(account: Account, equity: Fixed[], cash: Fixed[]): Outcome {
  return {
    equity: equity.map(toNumber),
    cash: cash.map(toNumber),
    orders: account.orders.map((order) => {
      const { id, script, given, asset, side, type, tif, bar, origin, status, filled } = order;
      return {
        id,
        script,
        given,
        asset,
        side,
        type,
        tif,
        bar,
        origin,
        group: groupOf(order),
        status,
        filled: toNumber(filled),
      };
    }),
    fills: account.fills,
    refusals: account.refusals.map((r) => ({ ...r, quantity: r.quantity === null ? NaN : toNumber(r.quantity) })),
    cashflows: account.cashflows.map((flow) => ({ ...flow, amount: toNumber(flow.amount) })),
    positions: account.positions.map(({ quantity, average, realized, realizedFifo, lots }) => ({
      quantity: toNumber(quantity),
      averagePrice: quantity === 0n ? NaN : toNumber(average),
      realized: toNumber(realized),
      realizedFifo: toNumber(realizedFifo),
      lots: lots.map((lot) => ({ bar: lot.bar, quantity: toNumber(lot.quantity), price: toNumber(lot.price) })),
    })),
    ambiguity: account.ambiguity,
    edge: account.edge,
  };
}

const flat = (): Position => ({
  quantity: 0n,
  average: 0n,
  realized: 0n,
  realizedFifo: 0n,
  lots: [],
  fresh: 0n,
  freshDay: -1,
  settled: 0n,
});

/** Runs a scenario from its first evaluated row to its last. */
export function simulateSlowly(scenario: Scenario): Outcome {
  const { assets, base, first, time } = scenario;
  const currencies = [...new Set([base, ...assets.map(({ currency }) => currency)])];
  const account: Account = {
    scenario,
    balances: new Map(currencies.map((currency) => [currency, 0n])),
    positions: assets.map(flat),
    receivables: [],
    unsettled: [],
    orders: [],
    interest: new Map(currencies.map((currency) => [currency, 0n])),
    fees: assets.map(() => 0n),
    traded: assets.map(() => 0n),
    ambiguity: 0,
    row: first,
    isDecided: false,
    edge: Infinity,
    fills: [],
    refusals: [],
    cashflows: [],
  };
  const equity: Fixed[] = [];
  const cash: Fixed[] = [];
  post(account, first, 'deposit', -1, base, fixed(scenario.cash));
  for (let row = first; row < time.length; row++) {
    account.row = row;
    account.isDecided = false;
    account.traded = assets.map(() => 0n);
    if (row > first) fallDue(account, row);
    answerRow(account, row);
    expire(account, row);
    trail(account, row);
    settleFutures(account, row);
    callMargin(account, row);
    decide(account, row);
    if (scenario.fill === 'same-close') {
      account.isDecided = true;
      answerDecision(account, row);
      settleFutures(account, row);
    }
    equity.push(equityAt(account, row));
    cash.push(cashAt(account, row));
  }
  for (const order of account.orders) if (lives(order)) kill(account, order, 'expired', 'the run ended', time.length);
  return outcome(account, equity, cash);
}
