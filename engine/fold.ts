// How an indicator is made: a causal fold over own observations, then aligned with the feed's rows.

import { intersection, isDense, union, type Axis } from './axis.js';
import { spread } from './derived.js';
import { writeOut } from './clock.js';
import { Series, sourceOf, sourceUpTo, type Source } from './series.js';
import { type Sparse, whole } from './sparse.js';

/** Fills `out`, which is all zeros, from `inputs`, all of one length. It must be causal: `out[k]` may depend on `inputs[..][0..k]` only. */
export type Fold = (inputs: readonly Float64Array[], out: Float64Array) => void;

/** The same for events, which are few: returns them in place of a column. */
export type EventFold = (inputs: readonly Float64Array[]) => Sparse;

/** Takes the next observation of each input and returns the indicator's. */
export type Step = (...values: number[]) => number;

/** A series folded from others and kept in the cache under `key`, which has to name the fold and its arguments. Over several
 *  sources it has an observation wherever one of them has, or where `all` of them have. */
export function fold(key: string, inputs: readonly Series[], compute: Fold, where: 'any' | 'all' = 'any'): Series {
  const sources = inputs.map(sourceOf);
  assertOneRun(sources);
  const { cache, clock } = sources[0];
  const made = cache.derived(key, originOf(sources), () => {
    const axis = where === 'all' ? commonOf(sources) : unionOf(sources);
    const own = new Float64Array(axis.rows.length);
    compute(observed(sources, axis), own);
    return { own, axis, column: isDense(axis) ? own : spread(own, axis, axis.latest.length) };
  });
  return new Series(made, made.axis, clock, cache);
}

/** The same for events: 0 wherever nothing happens, and over on the next row. */
export function foldEvents(key: string, inputs: readonly Series[], compute: EventFold): Series {
  const sources = inputs.map(sourceOf);
  assertOneRun(sources);
  const { cache, clock } = sources[0];
  const dense = sources.find(({ axis }) => isDense(axis))?.axis;
  if (dense === undefined) {
    const made = cache.derived(key, originOf(sources), () => {
      const axis = unionOf(sources);
      return whole(compute(observed(sources, axis)), axis);
    });
    return new Series(made, made.axis, clock, cache);
  }
  const events = cache.events(key, originOf(sources), () => compute(observed(sources, dense)));
  return new Series({ column: events.values, own: null, events }, dense, clock, cache);
}

/** What a series is made from: the columns of its sources, and each axis where it is not that of the source before. */
function originOf(sources: readonly Source[]): object[] {
  const from: object[] = [];
  let last: Axis | null = null;
  for (const { column, axis } of sources) {
    if (axis !== last) from.push(axis);
    from.push(column);
    last = axis;
  }
  return from;
}

/** The values of each source at the observations of an axis. */
const observed = (sources: readonly Source[], axis: Axis): Float64Array[] =>
  sources.map((source) => (isAlike(source.axis, axis) ? source.own : source.cache.compact(source.column, axis)));

/** A series stepped by code of the strategy. It is stepped as the clock moves and no further, so that nothing which that code keeps
 *  can know the future. */
export function stepped(inputs: readonly Series[], start: () => Step): Series {
  const sources = inputs.map((series) => sourceUpTo(series, -1));
  const { cache, clock } = sources[0];
  assertOneRun(sources);
  if (clock.bar >= 0) throw new RangeError('an indicator is made once, inside prepare, and not at each decision');
  // A step that is taken ahead of the run moves the clock.
  writeOut(clock);
  const axis = unionOf(sources);
  const own = new Float64Array(axis.rows.length).fill(Number.NaN);
  const column = isDense(axis) ? own : new Float64Array(axis.latest.length).fill(Number.NaN);
  const followed = sources.flatMap(({ follow: each }) => each ?? []);
  let take: ((observation: number, row: number) => number) | null = null;
  let next = 0;
  let end = 0;

  function follow(row: number): void {
    const last = Math.min(row, axis.latest.length - 1);
    if (last < end) return;
    for (const each of followed) each(last);
    take ??= taking(start(), sources, axis);
    // A step that reads another series is to see it as it was on the row of the step.
    const { bar } = clock;
    try {
      for (; next <= axis.latest[last]; next++) {
        clock.bar = axis.rows[next];
        own[next] = take(next, clock.bar);
      }
    } finally {
      clock.bar = bar;
    }
    if (column !== own) {
      for (let at = end; at <= last; at++) if (axis.latest[at] >= 0) column[at] = own[axis.latest[at]];
    }
    end = last + 1;
  }
  clock.followers.push(follow);
  return new Series({ column, own, follow }, axis, clock, cache);
}

/** Gives a step the latest value of each source at an observation of the axis, which lies on a row. */
function taking(step: Step, sources: readonly Source[], axis: Axis): (observation: number, row: number) => number {
  const isOwn = sources.map((source) => isAlike(source.axis, axis));
  const columns = sources.map(({ own, column }, i) => (isOwn[i] ? own : column));
  const [a, b, c] = columns;
  const [isOwnA, isOwnB, isOwnC] = isOwn;
  // A list of the values spread over the call took half of the time of a bar and 100 bytes for each value.
  if (columns.length === 1) return (k, row) => step(a[isOwnA ? k : row]);
  if (columns.length === 2) return (k, row) => step(a[isOwnA ? k : row], b[isOwnB ? k : row]);
  if (columns.length === 3) return (k, row) => step(a[isOwnA ? k : row], b[isOwnB ? k : row], c[isOwnC ? k : row]);
  const values = columns.map(() => Number.NaN);
  return (k, row) => {
    for (let i = 0; i < values.length; i++) values[i] = columns[i][isOwn[i] ? k : row];
    return step(...values);
  };
}

/** Whether own observation k is the same row's in both. */
const isAlike = (a: Axis, b: Axis): boolean => a === b || (isDense(a) && isDense(b));

const unionOf = (sources: readonly Source[]): Axis =>
  union(
    sources.map((source) => source.axis),
    sources[0].axis.latest.length,
  );

const commonOf = (sources: readonly Source[]): Axis =>
  intersection(
    sources.map((source) => source.axis),
    sources[0].axis.latest.length,
  );

function assertOneRun(sources: readonly Source[]): void {
  for (const source of sources) {
    if (source.clock !== sources[0].clock)
      throw new RangeError('the series belong to different runs; make indicators inside prepare, from its own assets');
  }
}
