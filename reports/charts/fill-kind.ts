// What a fill did: opened or closed, by a stop, or by a margin call.

import type { Result } from '../saved/result.js';

/** The kinds of fills in the order of the legend. */
export const FILL_KINDS = ['bought', 'sold', 'sold short', 'covered', 'stop', 'margin call'] as const;
/** One of the kinds. */
export type FillKind = (typeof FILL_KINDS)[number];

const STOPS: ReadonlySet<string> = new Set(['stop', 'stop-limit', 'trailing-stop']);

/** The kind of each fill. What was held is followed fill by fill, through splits and to the end of a listing. */
export function fillKinds({ tables }: Result): FillKind[] {
  const { 'fills.csv': fills, 'orders.csv': orders, 'actions.csv': actions } = tables;
  const orderAt = new Map(Array.from(orders.id, (id, at) => [id, at]));
  const changes = Array.from(actions.date, (time, at) => ({ time, at })).filter(
    ({ at }) => actions.kind[at] === 'split' || actions.kind[at] === 'delisting',
  );
  changes.sort((a, b) => a.time - b.time);
  const held = new Map<string, number>();
  let next = 0;
  return fills.symbol.map((symbol, at) => {
    for (; next < changes.length && changes[next].time <= fills.date[at]; next++) {
      const change = changes[next].at;
      const ratio = actions.kind[change] === 'split' ? actions.value[change] : 0;
      held.set(actions.symbol[change], (held.get(actions.symbol[change]) ?? 0) * ratio);
    }
    const before = held.get(symbol) ?? 0;
    const isBuy = fills.side[at] === 'buy';
    const after = before + (isBuy ? 1 : -1) * fills.quantity[at];
    // What differences of quantities leave behind is not held.
    held.set(symbol, Math.abs(after) <= 1e-9 * fills.quantity[at] ? 0 : after);
    const order = orderAt.get(fills.order[at]);
    if (order !== undefined && orders.origin[order] === 'margin call') return 'margin call';
    if (order !== undefined && STOPS.has(orders.type[order])) return 'stop';
    if (isBuy) return before < 0 ? 'covered' : 'bought';
    return before > 0 ? 'sold' : 'sold short';
  });
}
