// Margin calls: what has to be liquidated where the account is worth less than its positions require.

import { type Account, atMost, type Order } from './account.js';
import { termsOn } from './clock.js';
import { type Fixed, fixed, larger, magnitude, times } from './fixed.js';
import { kill, lives } from './life.js';
import { equityAt, unitAt } from './worth.js';

const liquidationOf = (account: Account, index: number): Order | undefined =>
  account.orders.find((order) => order.asset === index && order.origin === 'margin call' && lives(order));

/** What would be held if the liquidations that work against it were filled; nothing where they would more than close the position. */
export function heldAfter(account: Account, index: number): Fixed {
  const working = liquidationOf(account, index);
  const { quantity } = account.positions[index];
  if (!working || working.side > 0 === quantity > 0n) return quantity;
  const rest = larger(0n, magnitude(quantity) - working.left);
  return quantity > 0n ? rest : -rest;
}

/** What one unit of a position requires, in base. */
function unitRequirement(account: Account, index: number, held: Fixed, row: number): Fixed {
  if (held === 0n) return 0n;
  const terms = termsOn(account.scenario.assets[index], row);
  return times(unitAt(account, index, row), fixed(held > 0n ? terms.longMaintenance : terms.shortMaintenance));
}

function liquidate(account: Account, index: number, held: Fixed, quantity: Fixed, row: number): void {
  const former = liquidationOf(account, index);
  const earlier = former?.left ?? 0n;
  for (const order of account.orders)
    if (order.asset === index && lives(order)) kill(account, order, 'cancelled', 'cancelled by a margin call', row);
  const given = {
    row,
    asset: index,
    side: held > 0n ? -1 : 1,
    quantity: NaN,
    notional: NaN,
    type: 'market',
    limit: NaN,
    stop: NaN,
    trail: NaN,
    trailRate: NaN,
    tif: 'gtc',
    until: NaN,
    group: 0,
  } as const;
  account.orders.push({
    id: account.orders.length + 1,
    script: -1,
    given,
    asset: index,
    side: given.side,
    amount: null,
    left: quantity + earlier,
    type: 'market',
    limit: null,
    stop: null,
    trail: null,
    trailRate: null,
    tif: 'gtc',
    until: NaN,
    bar: row,
    origin: 'margin call',
    group: null,
    entry: null,
    triggered: false,
    filled: 0n,
    firstFill: null,
    lastFill: null,
    paid: 0n,
    charged: 0n,
    noted: null,
    status: 'working',
  });
}

/** Orders the liquidations of a row. */
export function callMargin(account: Account, row: number): void {
  const { scenario, positions, balances } = account;
  const isCalled =
    balances.get(scenario.base)! < 0n ||
    positions.some(
      ({ quantity }, index) => quantity < 0n || (quantity > 0n && scenario.assets[index].kind === 'future'),
    );
  if (!isCalled) return;
  const calls = scenario.assets.map((asset, index) => {
    const held = heldAfter(account, index);
    const unit = unitRequirement(account, index, held, row);
    return { index, held, unit, lot: fixed(termsOn(asset, row).lot), required: times(magnitude(held), unit) };
  });
  const required = calls.reduce((sum, call) => sum + call.required, 0n);
  const worth = equityAt(account, row);
  if (atMost(account, required, worth, larger(required, magnitude(worth)))) return;
  let missing = required - worth;
  const largestFirst = [...calls].sort((a, b) =>
    a.required === b.required ? a.index - b.index : a.required > b.required ? -1 : 1,
  );
  for (const { index, held, unit, lot, required: own } of largestFirst) {
    if (missing <= 0n || own === 0n) return;
    let quantity = 0n;
    while (quantity < magnitude(held) && times(quantity, unit) < missing) quantity += lot;
    if (quantity > magnitude(held)) quantity = magnitude(held);
    atMost(account, times(quantity, unit), missing, missing);
    atMost(account, times(quantity - lot, unit), missing, missing);
    liquidate(account, index, held, quantity, row);
    missing -= times(quantity, unit);
  }
}
