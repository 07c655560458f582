// The sections that say how far a result can be trusted: bars in doubt, orders that were not filled, margin calls.

import { type MetricName, METRICS } from '../metrics/index.js';
import { liquidations, refusedByReason } from '../refused.js';
import type { Result } from '../saved/result.js';
import type { Section } from './section.js';
import { decimal, moment, quantity } from './format.js';

/** How many forced orders are listed. */
const LISTED = 10;

/** The band of the headline metrics between the two readings of the bars in doubt; nothing where the run was not repeated. */
export function doubtSection({ doubt }: Result, show: (name: MetricName, value: number) => string): Section[] {
  if (doubt === null) return [];
  const bars = doubt.bars === 1 ? '1 bar' : `${decimal(doubt.bars, 0)} bars`;
  const title = `What ${bars} in doubt could change`;
  if (doubt.bars === 0) {
    return [
      {
        kind: 'list',
        title: 'Bars in doubt',
        items: ['None: whatever happened first inside a bar, the result is the same.'],
      },
    ];
  }
  const rows = Object.entries(doubt.metrics).map(([key, [worse, better]]) => {
    const name = key as MetricName;
    return [METRICS[name].label, show(name, worse), show(name, better)];
  });
  return [{ kind: 'table', title, head: ['If all went', 'the worse way', 'the better way'], rows }];
}

/** What was not filled, by reason. */
export function refusalSection({ tables }: Result): Section {
  const title = 'Orders, or parts of them, that were not filled';
  const rows = refusedByReason(tables).map((each) => [each.reason, decimal(each.count, 0), quantity(each.quantity)]);
  const none = tables['orders.csv'].id.length === 0 ? 'No order was given.' : 'None: every order was filled whole.';
  if (rows.length === 0) return { kind: 'list', title, items: [none] };
  return { kind: 'table', title, head: ['Reason', 'Count', 'Quantity'], rows };
}

/** The orders that margin calls forced; nothing where there was none. */
export function liquidationSection({ tables, frequency }: Result): Section[] {
  const forced = liquidations(tables);
  if (forced.length === 0) return [];
  const rows = forced
    .slice(0, LISTED)
    .map(({ symbol, date, side, quantity: ordered, filled }) => [
      symbol,
      moment(date, frequency),
      side,
      quantity(ordered),
      quantity(filled),
    ]);
  const more = forced.length > LISTED ? `, the first ${LISTED}` : '';
  const title = `Liquidations forced by margin calls (${decimal(forced.length, 0)}${more})`;
  return [{ kind: 'table', title, head: ['Instrument', 'Called', 'Side', 'Quantity', 'Filled'], rows }];
}
