// A run as lines of text that are equal exactly where the runs are equal to the bit.

import type { Run } from '../../engine/index.js';

/** The shortest form that reads back as the same double; tells -0 from 0. */
export const exact = (value: unknown): string => (Object.is(value, -0) ? '-0' : String(value));

const words = (record: object): string =>
  Object.entries(record)
    .map(([name, value]) => `${name}=${inWords(value)}`)
    .join(' ');

function inWords(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(words).join('; ')}]`;
  return typeof value === 'object' && value !== null ? `{${words(value)}}` : exact(value);
}

const line = (kind: string, record: object): string => `${kind} ${words(record)}`;

const lines = (kind: string, records: Iterable<object>): string[] =>
  Array.from(records, (record) => line(kind, record));

/** All of a run, one line for each record and each row. */
export function transcript(run: Run): string[] {
  return [
    ...lines('order', run.orders),
    ...lines('fill', run.fills),
    ...lines('refusal', run.refusals),
    ...lines('cash flow', run.cashflows),
    ...lines('holding', run.holdings()),
    ...lines('position', run.positions),
    ...Array.from(
      run.equity,
      (equity, row) => `row ${run.first + row} equity=${exact(equity)} cash=${exact(run.cash[row])}`,
    ),
    `ambiguous bars ${run.ambiguity}`,
    ...run.notes,
  ];
}

/** What a run shows of the rows before `row`: what was decided, traded, refused, posted and held by then. What an order became later
 *  is not told. */
export function transcriptBefore(run: Run, row: number): string[] {
  const past = <T extends { readonly bar: number }>(records: Iterable<T>) =>
    [...records].filter(({ bar }) => bar < row);
  return [
    ...past(run.orders).map(({ id, asset, side, type, trailRate, group, origin, tif, until, bar, ordered }) =>
      line('order', { id, asset, side, type, trailRate, group, origin, tif, until, bar, ordered }),
    ),
    ...lines('fill', past(run.fills)),
    ...lines('refusal', past(run.refusals)),
    ...lines('cash flow', past(run.cashflows)),
    ...lines('holding', past(run.holdings())),
    ...Array.from(run.equity.subarray(0, Math.max(0, row - run.first)), (equity, k) =>
      line(`row ${run.first + k}`, { equity, cash: run.cash[k] }),
    ),
  ];
}

/** Fails at the first line in which two transcripts differ. */
export function assertSame(what: string, ours: readonly string[], theirs: readonly string[]): void {
  for (let k = 0; k < Math.max(ours.length, theirs.length); k++) {
    if (ours[k] !== theirs[k]) throw new Error(`${what}:\n  ${ours[k] ?? 'nothing'}\n  ${theirs[k] ?? 'nothing'}`);
  }
}

/** Fails with a sentence unless the statement holds. */
export function must(holds: boolean, sentence: () => string): void {
  if (!holds) throw new Error(sentence());
}

/** Whether two amounts are the same but for the order in which they were added up: within 1e-9 of `size`. */
export const near = (a: number, b: number, size: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(size));
