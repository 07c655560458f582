// The slow, obvious simulator: a second implementation of docs/execution.md, written from that page alone.

import { type Account, equityAt, kill, post } from './account.js';
import { applyActions } from './actions.js';
import { fill } from './fill.js';
import { type Fixed, fixed, toNumber } from './fixed.js';
import { type Bar, priceAtOpen, priceInside } from './match.js';
import { place } from './place.js';
import type { Outcome, Scenario, ScenarioAsset } from './scenario.js';
import { rebalance, target } from './target.js';

const barOf = (asset: ScenarioAsset, row: number): Bar => ({
  open: fixed(asset.open[row]),
  high: fixed(asset.high[row]),
  low: fixed(asset.low[row]),
  close: fixed(asset.close[row]),
});

function marketsInOrder(scenario: Scenario): string[] {
  const order = new Map<string, number>();
  for (const { market, sessionOrder } of scenario.assets) if (!order.has(market)) order.set(market, sessionOrder);
  return [...order].sort((a, b) => a[1] - b[1]).map(([market]) => market);
}

function answer(account: Account, row: number): void {
  const { scenario, orders } = account;
  for (const order of orders)
    if (order.status === 'working' && order.tif === 'gtd' && scenario.time[row] > order.until)
      kill(account, order, 'expired', 'expired unfilled', row);
  for (const market of marketsInOrder(scenario))
    for (const priceOf of [priceAtOpen, priceInside])
      for (const order of orders) {
        const asset = scenario.assets[order.asset];
        if (order.status !== 'working' || asset.market !== market || !asset.hasBar[row]) continue;
        const price = priceOf(order, barOf(asset, row));
        if (price !== null) fill(account, order, price, row);
      }
}

function expire(account: Account, row: number): void {
  const { assets, time } = account.scenario;
  for (const order of account.orders) {
    if (order.status !== 'working') continue;
    const asset = assets[order.asset];
    const session = assets.some((other) => other.market === asset.market && other.hasBar[row]);
    if (order.tif === 'day' && session)
      kill(account, order, 'expired', asset.hasBar[row] ? 'expired unfilled' : 'suspended in its session', row);
    if (order.tif === 'gtd' && time[row] >= order.until) kill(account, order, 'expired', 'expired unfilled', row);
  }
}

function decide(account: Account, row: number): void {
  const { script, cancels = [], targets = [], rebalances = [] } = account.scenario;
  script.forEach((given, index) => {
    if (given.row === row) place(account, given, index);
  });
  for (const cancel of cancels) {
    const order = account.orders.find((o) => o.script === cancel.orderIndex);
    if (cancel.row === row && order?.status === 'working')
      kill(account, order, 'cancelled', 'cancelled by the strategy', row);
  }
  for (const each of targets) if (each.row === row) target(account, row, each.asset, each.weight, each.band);
  for (const each of rebalances) if (each.row === row) rebalance(account, row, each.weights);
}

function outcome(account: Account, equity: Fixed[], cash: Fixed[]): Outcome {
  return {
    equity: equity.map(toNumber),
    cash: cash.map(toNumber),
    orders: account.orders.map(({ id, script, asset, side, type, tif, bar, status, filled }) => {
      return { id, script, asset, side, type, tif, bar, status, filled: toNumber(filled) };
    }),
    fills: account.fills,
    refusals: account.refusals.map((r) => ({ ...r, quantity: r.quantity === null ? NaN : toNumber(r.quantity) })),
    cashflows: account.cashflows.map((flow) => ({ ...flow, amount: toNumber(flow.amount) })),
    positions: account.positions.map(({ quantity, average, realized }) => ({
      quantity: toNumber(quantity),
      averagePrice: quantity === 0n ? NaN : toNumber(average),
      realized: toNumber(realized),
    })),
    edge: account.edge,
  };
}

/** Runs a scenario from its first evaluated row to its last. */
export function simulateSlowly(scenario: Scenario): Outcome {
  const account: Account = {
    scenario,
    cash: 0n,
    positions: scenario.assets.map(() => ({ quantity: 0n, average: 0n, realized: 0n })),
    receivables: [],
    orders: [],
    fills: [],
    refusals: [],
    cashflows: [],
    edge: false,
  };
  const equity: Fixed[] = [];
  const cash: Fixed[] = [];
  post(account, scenario.first, 'deposit', -1, fixed(scenario.cash));
  for (let row = scenario.first; row < scenario.time.length; row++) {
    applyActions(account, row);
    answer(account, row);
    expire(account, row);
    equity.push(equityAt(account, row));
    cash.push(account.cash);
    decide(account, row);
  }
  for (const order of account.orders)
    if (order.status === 'working') kill(account, order, 'expired', 'the run ended', scenario.time.length);
  return outcome(account, equity, cash);
}
