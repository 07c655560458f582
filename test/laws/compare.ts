// The engine's run beside the reference's answer: the first difference, in words.

import type { Run } from '../../engine/index.js';
import type { Outcome, Scenario } from '../reference/scenario.js';

/** Money may differ in the digits that the order of additions decides. */
const TOLERANCE = 1e-9;

type Row = Readonly<Record<string, unknown>>;

const near = (a: number, b: number, size: number): boolean =>
  Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= TOLERANCE * size;

const RELATIVE = new Set(['price', 'averagePrice', 'commission', 'tax']);
const MONEY = new Set(['cash', 'amount', 'slippage', 'realized', 'realizedFifo', 'equity']);

/** Fields that are money or prices; all others have to be equal. The size that the tolerance is relative to is the number itself, or
 *  what the account has turned over where amounts cancel each other. */
function fieldDiffers(name: string, ours: unknown, theirs: unknown, scale: number): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours !== theirs;
  const size = Math.max(Math.abs(ours), Math.abs(theirs));
  if (RELATIVE.has(name)) return !near(ours, theirs, size);
  if (MONEY.has(name)) return !near(ours, theirs, Math.max(size, scale));
  // How much of an order without a quantity died, nobody can say.
  if (name === 'quantity' && Number.isNaN(theirs)) return false;
  // Whole quantities are equal; the fraction of a unit that a split cuts off is a difference of numbers.
  return !near(ours, theirs, (name === 'quantity' || name === 'filled') && !Number.isInteger(theirs) ? 1 : 0);
}

function rowsDiffer(what: string, ours: readonly Row[], theirs: readonly Row[], scale: number): string | null {
  for (let k = 0; k < Math.max(ours.length, theirs.length); k++) {
    const [mine, other] = [ours[k], theirs[k]];
    const isSame =
      mine && other && Object.keys(other).every((name) => !fieldDiffers(name, mine[name], other[name], scale));
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

/** Refusals in order of their orders: the page does not say in which order those of a moment stand on the tape. */
const byOrder = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => Number(a.order) - Number(b.order) || Number(a.bar) - Number(b.bar));

/** The first difference between an engine's run and the reference's, as a sentence; null where they agree. Dates, quantities, reasons
 *  and states are equal; prices and money to 1e-9 relative. What a run at an edge did is compared up to the row of the edge. */
export function firstDifference(run: Run, outcome: Outcome, scenario: Scenario): string | null {
  const { cash, first } = scenario;
  const { edge } = outcome;
  const isWhole = edge === Infinity;
  const before = <T extends { readonly bar?: unknown }>(rows: readonly T[]): T[] =>
    rows.filter(({ bar }) => Number(bar) < edge);
  const orders = outcome.orders.map(({ id, asset, side, type, tif, bar, origin, status, filled }): Row => {
    const placed = { id, asset, side, type, tif, bar, origin };
    return isWhole ? { ...placed, status, filled } : placed;
  });
  const turned = outcome.fills.reduce((sum, fill) => sum + Math.abs(fill.quantity * fill.price), cash);
  const column = (values: ArrayLike<number>) =>
    Array.from(values, (equity, k) => ({ equity, bar: first + k })).filter(({ bar }) => bar < edge);
  const compare = (what: string, ours: readonly Row[], theirs: readonly Row[]) =>
    rowsDiffer(what, before(ours), before(theirs), turned);
  const difference =
    compare('order', keep(run.orders), orders) ??
    compare('fill', keep(run.fills), outcome.fills) ??
    compare('refusal', byOrder(keep(run.refusals)), byOrder(outcome.refusals)) ??
    compare('cash flow', keep(run.cashflows), outcome.cashflows) ??
    compare('cash on row', column(run.cash), column(outcome.cash)) ??
    compare('equity on row', column(run.equity), column(outcome.equity));
  if (difference !== null || !isWhole) return difference;
  const lots = outcome.positions.flatMap((position, asset) => position.lots.map((lot) => ({ asset, ...lot })));
  const ours = run.positions.flatMap((position, asset) => position.lots.map((lot) => ({ asset, ...lot })));
  return (
    rowsDiffer(
      'position',
      keep(run.positions),
      outcome.positions.map(({ quantity, averagePrice, realized, realizedFifo }) => ({
        quantity,
        averagePrice,
        realized,
        realizedFifo,
      })),
      turned,
    ) ??
    rowsDiffer('lot', ours, lots, turned) ??
    (run.ambiguity === outcome.ambiguity
      ? null
      : `ambiguous bars: engine ${run.ambiguity}, reference ${outcome.ambiguity}`)
  );
}
