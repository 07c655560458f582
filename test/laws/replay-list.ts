// The orders of a scenario as a list for order-replay.

import type { Outcome, Scenario } from '../reference/scenario.js';

type Order = Outcome['orders'][number];

const HEADER = 'date,symbol,side,quantity,notional,type,limit,stop,trail,tif,until,group,label,action,of,status';
const textOf = (x: number): string => (Number.isNaN(x) ? '' : String(x));

/** What of an order died when it was placed: what a limit took, and what a rebalance could not pay for. */
function cutAtOnce({ refusals }: Outcome, { fill }: Scenario, { id, bar, script }: Order): number {
  const isCut = (reason: string) =>
    reason === 'beyond the limit most' || (reason === 'not enough cash' && script < 0 && fill !== 'same-close');
  return refusals
    .filter((refusal) => refusal.order === id && refusal.bar === bar && isCut(refusal.reason))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function rowOf(scenario: Scenario, outcome: Outcome, order: Order): string {
  const { given, side, type, tif, group, id } = order;
  const date = (at: number) => new Date(at).toISOString();
  const { limit, stop, trail, trailRate, until } = given;
  const left = given.quantity - cutAtOnce(outcome, scenario, order);
  return [
    date(scenario.time[order.bar]).slice(0, 10),
    scenario.assets[order.asset].symbol,
    side > 0 ? 'buy' : 'sell',
    // An exit takes what its entry takes.
    group === 'exit' ? '' : textOf(left),
    textOf(given.notional),
    type,
    type === 'limit' || type === 'stop-limit' ? textOf(limit) : '',
    type === 'stop' || type === 'stop-limit' ? textOf(stop) : '',
    type !== 'trailing-stop' ? '' : Number.isNaN(trailRate) ? textOf(trail) : `${Math.round(trailRate * 1e9) / 1e7}%`,
    tif,
    tif === 'gtd' ? date(until).replace('.000', '') : '',
    group === '' ? '' : `g${given.group}`,
    `o${id}`,
    'place',
    '',
    '',
  ].join(',');
}

const cancelOf = ({ time }: Scenario, id: number, row: number): string =>
  [new Date(time[row]).toISOString().slice(0, 10), ...Array<string>(12).fill(''), 'cancel', `o${id}`, ''].join(',');

/** The list, and what it cannot say. What was refused at once is left out: it changes nothing else. */
export function listOf(scenario: Scenario, outcome: Outcome): { text: string; missing: string[] } {
  const { orders, refusals } = outcome;
  const own = orders.filter(({ origin }) => origin === 'strategy');
  const diesAtOnce = ({ id, bar, group, filled }: Order) =>
    group === 'misfit' || (group === '' && filled === 0 && refusals.findLast(({ order }) => order === id)?.bar === bar);
  const said = own.filter((order) => !diesAtOnce(order));
  const ids = new Set(said.map(({ id }) => id));
  const lines: string[] = [HEADER];
  for (let row = scenario.first; row < scenario.time.length; row++) {
    const placed = said.filter(({ bar }) => bar === row);
    for (const order of placed) if (order.script >= 0) lines.push(rowOf(scenario, outcome, order));
    for (const { order, bar, reason } of refusals) {
      const isTaken = reason === 'cancelled by the strategy' || reason === 'replaced by a newer target';
      if (isTaken && bar === row && ids.has(order)) lines.push(cancelOf(scenario, order, row));
    }
    for (const order of placed) if (order.script < 0) lines.push(rowOf(scenario, outcome, order));
  }
  const missing: string[] = [];
  const amounts = refusals.filter(({ order, reason }) => {
    return reason === 'beyond the limit most' && !Number.isNaN(own.find(({ id }) => id === order)!.given.notional);
  });
  if (amounts.length > 0) missing.push('the limit that cut an amount of cash');
  if (scenario.fill === 'same-close' && own.some(({ script }) => script < 0))
    missing.push('what a rebalance could not pay for at the close of its decision');
  return { text: `${lines.join('\n')}\n`, missing };
}
