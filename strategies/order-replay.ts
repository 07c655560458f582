// Sends orders from a list, each at the close of its date: what was really traded is replayed, and another engine can be compared
// with this one fill by fill.
//
// The list has no view of its own, so it fails only in what it cannot say: orders of accounts that did not see the same prices.
// Everything in it is checked before the first bar.

import { type Context, type OrderRequest, type Reason, strategy, table, UserError } from '../engine/index.js';
import { checked } from './order-replay/check.js';
import { OPTIONAL, type Row, readRow } from './order-replay/row.js';

export default strategy({
  about: 'Sends the orders of a file, each at the close of its date.',
  params: {
    orders: table(['date', 'symbol', 'side', 'quantity'], {
      optional: OPTIONAL,
      about: 'one order a row: its date (YYYY-MM-DD), symbol, side (buy or sell) and quantity',
    }),
  },
  prepare({ orders }, { assets }) {
    // The run makes the liquidations of a margin call itself.
    const own = orders.filter(({ cells }) => (cells.origin ?? '').trim() !== 'margin call');
    // A stable sort: orders of one date keep the order of the file.
    const list = checked(own.map((row) => readRow(row, assets)).sort((a, b) => a.date.from - b.date.from));
    const ids = new Map<string, number>();
    const notes: string[] = [];
    let next = 0;
    return {
      decide(ctx) {
        for (; next < list.length && list[next].date.from <= ctx.time; next++) {
          const row = list[next];
          if (row.date.to < ctx.time) throw noRow(row);
          if (!sent(ctx, row, ids)) notes.push(lateFor(row));
        }
      },
      end: () => [...notes, ...uncancelled(list), ...neverGiven(list.length - next)],
    };
  },
});

/** Gives the order of a row, or changes an earlier one; false where that one no longer worked. */
function sent(ctx: Context, { action, label, of, request }: Row, ids: Map<string, number>): boolean {
  if (action === 'place') {
    const id = ctx.order(request as OrderRequest);
    if (label !== '') ids.set(label, id);
    return true;
  }
  const id = ids.get(of) as number;
  if (action === 'cancel') return ctx.cancel(id);
  const replaced = ctx.replace(id, request);
  if (replaced > 0) ids.set(of, replaced);
  return replaced > 0;
}

function noRow({ cells }: Row): UserError {
  const where = `Line ${cells.line} of the orders: ${cells.cell('date')}`;
  return new UserError(`${where} is no row of the data that is evaluated; correct the date.`);
}

const lateFor = ({ cells, action, of }: Row): string =>
  `The order "${of}" no longer worked on ${cells.cell('date')}: line ${cells.line} of the orders, which was to ${action} it, did nothing.`;

const TAKEN_BACK: ReadonlySet<string> = new Set<Reason>(['cancelled by the strategy', 'replaced by a newer target']);

/** What a run's own file does not say: when its strategy took an order back, itself or by a newer target. */
function uncancelled(list: readonly Row[]): string[] {
  const those = list.filter(({ cells }) => TAKEN_BACK.has(cells.cell('reason'))).length;
  return those === 0
    ? []
    : [
        `${count(those, 'order')} that the first run took back ${those === 1 ? 'was' : 'were'} left to work: the list does not say when that was.`,
      ];
}

const neverGiven = (late: number): string[] =>
  late === 0 ? [] : [`${count(late, 'order')} dated after the last row ${late === 1 ? 'was' : 'were'} never given.`];

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`;
