// The engine's run beside the reference's answer: the first difference, in words.

import type { Run } from '../../engine/index.js';
import type { Outcome, Scenario } from '../reference/scenario.js';

/** Money may differ in the digits that the order of additions decides. */
const TOLERANCE = 1e-9;

type Row = Readonly<Record<string, unknown>>;

const near = (a: number, b: number, size: number): boolean =>
  Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= TOLERANCE * size;

/** Fields that are money or prices; all others have to be equal. The size that the tolerance is relative to is the number itself, or
 *  the starting cash where amounts cancel each other. */
function fieldDiffers(name: string, ours: unknown, theirs: unknown, cash: number): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours !== theirs;
  const size = Math.max(Math.abs(ours), Math.abs(theirs));
  if (['price', 'averagePrice', 'commission', 'tax'].includes(name)) return !near(ours, theirs, size);
  if (['cash', 'amount', 'slippage', 'realized', 'equity'].includes(name))
    return !near(ours, theirs, Math.max(size, cash));
  // Whole quantities are equal; the fraction of a unit that a split cuts off is a difference of numbers.
  return !near(ours, theirs, name === 'quantity' && !Number.isInteger(theirs) ? 1 : 0);
}

function rowsDiffer(what: string, ours: readonly Row[], theirs: readonly Row[], cash: number): string | null {
  for (let k = 0; k < Math.max(ours.length, theirs.length); k++) {
    const [mine, other] = [ours[k], theirs[k]];
    const isSame =
      mine && other && Object.keys(other).every((name) => !fieldDiffers(name, mine[name], other[name], cash));
    if (!isSame) return `${what} ${k}: engine ${show(mine)}, reference ${show(other)}`;
  }
  return null;
}

const show = (row: Row | undefined): string =>
  row
    ? JSON.stringify(row, (_, value: unknown) =>
        typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
      )
    : 'nothing';

const keep = <T extends object>(rows: Iterable<T>): Row[] => [...rows].map((row) => ({ ...row }) as Row);

/** The first difference between an engine's run and the reference's, as a sentence; null where they agree. Dates, quantities, reasons
 *  and states are equal; prices and money to 1e-9 relative. */
export function firstDifference(run: Run, outcome: Outcome, { cash }: Scenario): string | null {
  const byAmount = new Set(outcome.refusals.filter(({ quantity }) => Number.isNaN(quantity)).map(({ order }) => order));
  const refusals = keep(run.refusals).map((row) =>
    byAmount.has(row.order as number) ? { ...row, quantity: NaN } : row,
  );
  const orders = outcome.orders.map(({ id, asset, side, type, tif, bar, status, filled }) => {
    return { id, asset, side, type, tif, bar, status, filled };
  });
  const column = (values: ArrayLike<number>) => Array.from(values, (equity) => ({ equity }));
  return (
    rowsDiffer('order', keep(run.orders), orders, cash) ??
    rowsDiffer('fill', keep(run.fills), outcome.fills, cash) ??
    rowsDiffer('refusal', refusals, outcome.refusals, cash) ??
    rowsDiffer('cash flow', keep(run.cashflows), outcome.cashflows, cash) ??
    rowsDiffer('position', keep(run.positions), outcome.positions, cash) ??
    rowsDiffer('cash on row', column(run.cash), column(outcome.cash), cash) ??
    rowsDiffer('equity on row', column(run.equity), column(outcome.equity), cash)
  );
}
