// How an indicator is made: a causal fold over own observations, then aligned with the feed's rows.

import { intersection, isDense, union, type Axis } from './axis.js';
import { spread } from './derived.js';
import { makeReady } from './clock.js';
import { STRETCH } from './later.js';
import { Series, sourceOf, sourceUpTo, type Source } from './series.js';
import { type Sparse, whole } from './sparse.js';

/** Fills `out`, which is all zeros, from `inputs`, all of one length. It must be causal: `out[k]` may depend on `inputs[..][0..k]` only. */
export type Fold = (inputs: readonly Float64Array[], out: Float64Array) => void;

/** The same of one input, for the observations from `from` on and before `to`, to the beginning of `out`. `from` is a multiple of STRETCH. */
export type StretchFold = (values: Float64Array, out: Float64Array, from: number, to: number) => void;

/** Looks for events, which are few. */
export interface EventFold {
  /** Takes the next `count` observations of all inputs, which lie at the beginning of theirs; the first of them is observation `from`. */
  take(inputs: readonly Float64Array[], from: number, count: number): void;
  /** What has been found. */
  events(): Sparse;
}

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

/** The same of one source, where each stretch of the column can be made by itself: in a run that keeps its columns for no other, it is
 *  not written before it is read. */
export function foldStretches(key: string, input: Series, compute: StretchFold): Series {
  const source = sourceOf(input);
  const { axis, cache, clock } = source;
  if (!cache.isForOneRun || !isDense(axis))
    return fold(key, [input], ([values], out) => compute(values, out, 0, out.length));
  const later = cache.later(key, originOf([source]), () => ({
    axis,
    make: (out, from, to) => compute(source.own, out, from, to),
    isWanted: false,
  }));
  return new Series({ column: NOTHING, own: null, later }, axis, clock, cache);
}

const NOTHING = new Float64Array(0);

/** A series of events: 0 wherever nothing happens, and over on the next row. */
export function foldEvents(key: string, inputs: readonly Series[], begin: () => EventFold): Series {
  const sources = inputs.map(sourceOf);
  assertOneRun(sources);
  const { cache, clock } = sources[0];
  const dense = sources.find(({ axis }) => isDense(axis))?.axis;
  if (dense === undefined) {
    const made = cache.derived(key, originOf(sources), () => {
      const axis = unionOf(sources);
      const looking = begin();
      looking.take(observed(sources, axis), 0, axis.rows.length);
      return whole(looking.events(), axis);
    });
    return new Series(made, made.axis, clock, cache);
  }
  const events = cache.events(key, originOf(sources), () => eventsOf(sources, dense, begin()));
  return new Series({ column: events.values, own: null, events }, dense, clock, cache);
}

/** Lets a fold look for events, a stretch at a time where a source is not written and nobody has asked for it before. */
function eventsOf(sources: readonly Source[], axis: Axis, looking: EventFold): Sparse {
  const { length } = axis.rows;
  const isFresh = sources.map(({ later }) => later !== null && !later.isWanted);
  const columns = sources.map((source, k) => (isFresh[k] ? NOTHING : observed([source], axis)[0]));
  if (!isFresh.includes(true)) {
    looking.take(columns, 0, length);
    return looking.events();
  }
  const parts = sources.map((_, k): Float64Array => (isFresh[k] ? new Float64Array(STRETCH) : NOTHING));
  for (let from = 0; from < length; from += STRETCH) {
    const to = Math.min(length, from + STRETCH);
    for (let k = 0; k < sources.length; k++) {
      if (isFresh[k]) sources[k].later!.make(parts[k], from, to);
      else parts[k] = columns[k].subarray(from, to);
    }
    looking.take(parts, from, to - from);
  }
  for (const { later } of sources) if (later !== null) later.isWanted = true;
  return looking.events();
}

/** What a series is made from: the columns of its sources, and each axis where it is not that of the source before. */
function originOf(sources: readonly Source[]): object[] {
  const from: object[] = [];
  let last: Axis | null = null;
  for (const { id, axis } of sources) {
    if (axis !== last) from.push(axis);
    from.push(id);
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
  if (clock.bar >= 0 || clock.unwritten === null)
    throw new RangeError('an indicator is made once, inside prepare, and not at each decision');
  // A step that is taken ahead of the run moves the clock.
  makeReady(clock);
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
