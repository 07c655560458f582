// The columns of a rule file: which figure each sets, and what its cells may say.

import { numberOf } from '../cells.js';
import type { Figure } from '../markets/figures.js';

/** What a cell may say: a figure, or what is wrong with it as the rest of a sentence. */
export type Cell = { readonly value: unknown } | { readonly fault: string; readonly remedy: string };

/** A column that sets a figure. */
export interface Column {
  readonly figure: Figure;
  read(text: string): Cell;
}

const FRACTION = 'write a fraction, such as 0.0005 for 0.05 %';

function number(text: string, remedy: string, holds: (value: number) => boolean, bound: string): Cell {
  if (/%\s*$/.test(text)) return { fault: 'is a percentage', remedy: FRACTION };
  const value = numberOf(text);
  if (value === null || Number.isNaN(value)) return { fault: 'is not a number', remedy };
  if (value < 0) return { fault: 'is negative', remedy };
  return holds(value) ? { value } : { fault: `is not ${bound}`, remedy };
}

const column = (figure: Figure, read: Column['read']): Column => ({ figure, read });

/** A fraction from 0 up to `most`, which it may reach where `closed`. */
const rate = (figure: Figure, closed = false, most = 1): Column =>
  column(figure, (text) =>
    number(
      text,
      FRACTION,
      (value) => value < most || (closed && value === most),
      `a fraction from 0 ${closed ? 'to' : 'up to'} ${most}`,
    ),
  );

const money = (figure: Figure): Column =>
  column(figure, (text) => number(text, 'write an amount of quote currency, 0 or more', Number.isFinite, 'finite'));

const positive = (figure: Figure): Column =>
  column(figure, (text) =>
    number(text, 'write a positive number', (value) => value > 0 && Number.isFinite(value), 'positive'),
  );

const count = (figure: Figure, most: number): Column =>
  column(figure, (text) =>
    number(
      text,
      `write a whole number of sessions from 0 to ${most}`,
      (value) => Number.isInteger(value) && value <= most,
      `a whole number from 0 to ${most}`,
    ),
  );

const flag = (figure: Figure): Column =>
  column(figure, (text) => {
    const known = new Map([
      ['yes', true],
      ['true', true],
      ['no', false],
      ['false', false],
    ]);
    const value = known.get(text.toLowerCase());
    return value === undefined ? { fault: 'is neither yes nor no', remedy: 'write yes or no' } : { value };
  });

/** A column whose cells may say `none`: no step, no limit, no short sales. */
const orNone = ({ figure, read }: Column): Column =>
  column(figure, (text) => (text.toLowerCase() === 'none' ? { value: NaN } : read(text)));

/** Every column that sets a figure, by its heading. */
export const COLUMNS: Readonly<Record<string, Column>> = {
  lot: positive('lot'),
  minimum: positive('minimum'),
  tick: orNone(positive('tick')),
  commission: rate('commission'),
  'commission-per-unit': money('commissionPerUnit'),
  'commission-minimum': money('commissionMinimum'),
  'buy-tax': rate('buyTax'),
  'sell-tax': rate('sellTax'),
  'sell-fee-per-unit': money('sellFeePerUnit'),
  'share-settlement': count('shareSettlement', 1),
  'cash-settlement': count('cashSettlement', 10),
  'proceeds-buy': flag('proceedsBuy'),
  'price-limit': orNone(
    column('priceLimit', (text) => number(text, FRACTION, (value) => value > 0 && value <= 1, 'above 0 and at most 1')),
  ),
  'free-sessions': count('freeSessions', 1000),
  'long-margin': rate('longMargin', true),
  'short-margin': orNone(rate('shortMargin', true)),
  'long-maintenance': rate('longMaintenance', true),
  'short-maintenance': rate('shortMaintenance', true),
  'borrow-fee': rate('borrowFee', true, 10),
  withholding: rate('withholding', true),
  'lowers-orders': flag('lowersOrders'),
};

/** The heading of a figure; the figure's own name where no column sets it. */
export const headingOf = (figure: Figure): string =>
  Object.keys(COLUMNS).find((heading) => COLUMNS[heading].figure === figure) ?? figure;
