// Outcomes as bytes and back: what a worker hands to the coordinator.

import { failed } from '../evaluate.js';
import { BLOCKS, CELLS, type Job, type Outcome } from '../work.js';

/** What the bytes begin with: the name and the version of the form. */
const MAGIC = 0x31_4f_4d_54;
const HEAD = 16;
const STATUSES = ['done', 'failed'] as const;
const MOMENTS = 5;

/** Length of each column of an outcome that is done. */
const lengths = (metrics: number): readonly number[] => [metrics, MOMENTS, CELLS, BLOCKS];

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Outcomes in order: head (magic, how many, how many metrics, bytes of errors), a byte of status each, the errors of those that failed
 *  as a JSON list, the columns of those that are done. Little-endian. */
export function writeOutcomes(outcomes: readonly Outcome[], metrics: number): Uint8Array {
  const statuses = outcomes.map(({ status }) => STATUSES.indexOf(status as (typeof STATUSES)[number]));
  if (statuses.includes(-1)) throw new RangeError('an executor hands out what is done or failed');
  const errors = Buffer.from(JSON.stringify(outcomes.filter(({ status }) => status !== 'done').map((o) => o.error)));
  const done = outcomes.filter(({ status }) => status === 'done');
  const bytes = Buffer.alloc(HEAD + outcomes.length + errors.length + done.length * 8 * sum(lengths(metrics)));
  [MAGIC, outcomes.length, metrics, errors.length].forEach((word, at) => bytes.writeUInt32LE(word, at * 4));
  bytes.set(statuses, HEAD);
  bytes.set(errors, HEAD + outcomes.length);
  let at = HEAD + outcomes.length + errors.length;
  for (const { metrics: figures, moments, cells, squares } of done) {
    for (const column of [figures, moments, cells, squares]) {
      for (const value of column) at = bytes.writeDoubleLE(value, at);
    }
  }
  return bytes;
}

/** The outcomes that bytes hold; undefined where they hold none of `count` runs of a job. They may come from anybody who can write to
 *  the queue. */
export function readOutcomes(given: Uint8Array, count: number, { metrics }: Job): Outcome[] | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length < HEAD + count) return undefined;
  const [magic, outcomes, width, errorBytes] = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at));
  if (magic !== MAGIC || outcomes !== count || width !== metrics.length) return undefined;
  const statuses = [...bytes.subarray(HEAD, HEAD + count)].map((code) => STATUSES[code]);
  const done = statuses.filter((status) => status === 'done').length;
  const columns = HEAD + count + errorBytes;
  if (statuses.includes(undefined as never) || bytes.length !== columns + done * 8 * sum(lengths(width)))
    return undefined;
  const errors = errorsOf(bytes.toString('utf8', HEAD + count, columns), count - done);
  if (!errors) return undefined;

  let at = columns;
  const column = (length: number): Float64Array =>
    Float64Array.from({ length }, () => {
      at += 8;
      return bytes.readDoubleLE(at - 8);
    });
  const found = statuses.map((status): Outcome => {
    if (status === 'failed') return failed(errors.shift()!, metrics);
    const [figures, moments, cells, squares] = lengths(width).map(column);
    return { status, error: '', metrics: figures, moments, cells, squares };
  });
  return found.every(({ moments: [returns] }) => Number.isInteger(returns) && returns >= 0) ? found : undefined;
}

function errorsOf(text: string, count: number): string[] | undefined {
  try {
    const errors: unknown = JSON.parse(text);
    if (!Array.isArray(errors) || errors.length !== count) return undefined;
    return errors.every((error) => typeof error === 'string') ? errors : undefined;
  } catch {
    return undefined;
  }
}
