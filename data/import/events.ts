// Splits and distributions as sources state them, laid on the bars of their instrument.

import { dayOf, isoDay, startOfDay } from '../day.js';
import type { Basis } from '../basis.js';
import type { ManifestEvent } from './manifest.js';

/** Prices by which the day of a split is told: equal-length columns, oldest first. */
export interface EventBars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
}

/** An event and the name of its source. */
export interface SourcedEvent {
  readonly source: string;
  readonly event: ManifestEvent;
}

/** A row of actions.csv, and what was found on the way to it: sentences about `symbol`. */
export interface PlacedEvents {
  readonly actions: readonly PlacedAction[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** A row of actions.csv; days are ISO, `pay` is empty where it is not known. */
export interface PlacedAction {
  readonly symbol: string;
  readonly day: string;
  readonly kind: ManifestEvent['kind'];
  readonly value: number;
  readonly pay: string;
}

/** Events of two sources so near each other, with one value, are one event. */
const NEAR = 10 * 86_400_000;
const SAME = 1e-6;

/** True where the open of a bar, against the close before it, moved as a split of `value` would move it, rather than not. */
function shows({ open, close }: EventBars, at: number, value: number): boolean {
  const gap = Math.log(open[at] / close[at - 1]);
  return Math.abs(gap + Math.log(value)) < Math.abs(gap) / 2;
}

const firstAfter = (time: Float64Array, day: number, orOn: boolean): number => {
  const at = time.findIndex((moment) => (orOn ? startOfDay(moment) >= day : startOfDay(moment) > day));
  return at < 0 ? time.length : at;
};

const told = ({ source, event }: SourcedEvent): string =>
  `${event.kind === 'split' ? 'the split' : `the ${event.kind}`} of ${event.value} that ${source} dates ${event.day}`;

/** The first bar on the new basis of a split; -1 where prices show it on neither day. */
function barOfSplit(bars: EventBars, { day, dated, value }: ManifestEvent): number {
  const date = isoDay(day);
  const on = firstAfter(bars.time, date, true);
  const after = firstAfter(bars.time, date, false);
  const inOrder = dated === 'before' ? [after, on] : [on, after];
  return inOrder.find((at) => at > 0 && at < bars.time.length && shows(bars, at, value)) ?? -1;
}

/** Events of different sources that are one, as one: the first counts, and a pay date that only a later one knows. */
function merged(events: readonly SourcedEvent[], warn: (sentence: string) => void): readonly ManifestEvent[] {
  const kept: SourcedEvent[] = [];
  const isNear = (one: SourcedEvent) => (other: SourcedEvent) =>
    other.source !== one.source &&
    other.event.kind === one.event.kind &&
    Math.abs(isoDay(other.event.day) - isoDay(one.event.day)) <= NEAR &&
    (other.event.day === one.event.day || Math.abs(other.event.value / one.event.value - 1) < SAME);
  const isExact = (one: SourcedEvent) => (other: SourcedEvent) =>
    isNear(one)(other) && other.event.day === one.event.day && Math.abs(other.event.value / one.event.value - 1) < SAME;
  for (const one of events) {
    const exact = kept.findIndex(isExact(one));
    const same = exact < 0 ? kept.findIndex(isNear(one)) : exact;
    if (same < 0) {
      kept.push(one);
      continue;
    }
    const first = kept[same];
    if (exact < 0) warn(`${told(first)} and ${told(one)} contradict each other: the former was taken`);
    if (first.event.pay === '' && one.event.pay !== '') {
      kept[same] = { source: first.source, event: { ...first.event, pay: one.event.pay } };
    }
  }
  return kept.map(({ event }) => event);
}

/** The rows of actions.csv of one instrument. A split stands on the first day whose prices show it; what prices of `basis` hold already is left out; a
 *  distribution beside prices that were moved for splits is divided by the splits after it. */
export function placedEvents(
  symbol: string,
  events: readonly SourcedEvent[],
  bars: EventBars,
  basis: Basis,
): PlacedEvents {
  const warnings: string[] = [];
  const notes: string[] = [];
  const first = bars.time.length === 0 ? Infinity : startOfDay(bars.time[0]);
  const last = bars.time.length === 0 ? -Infinity : startOfDay(bars.time[bars.time.length - 1]);
  const isIn = basis === 'total-return' || basis === 'forward' || basis === 'subtractive';
  const ordered = [...events].sort(
    (a, b) => (a.event.day < b.event.day ? -1 : Number(a.event.day > b.event.day)) || (a.source < b.source ? -1 : 1),
  );
  const dated = ordered.flatMap((one): SourcedEvent[] => {
    const { event } = one;
    const day = isoDay(event.day);
    if (day < first || (day === first && event.dated === 'ex')) {
      notes.push(`${told(one)} lies before the first bar and moves no holding: it is left out`);
      return [];
    }
    if (event.kind !== 'split') return [one];
    if (basis === 'raw' || basis === 'unknown') {
      const at = barOfSplit(bars, event);
      if (at >= 0) return [{ ...one, event: { ...event, day: dayOf(bars.time[at]), dated: 'ex' } }];
      if (day >= last) {
        notes.push(`${told(one)} lies after the last bar: it is left out until there are bars that show it`);
        return [];
      }
      warnings.push(`${told(one)} is not shown by the prices: it is left out`);
      return [];
    }
    return [one];
  });
  const actions = merged(dated, (sentence) => warnings.push(sentence));
  const splits = actions.filter(({ kind }) => kind === 'split');
  const held = actions.filter(({ kind }) => isIn && (kind === 'dividend' || kind === 'split'));
  if (held.length > 0)
    notes.push(`${held.length} splits and distributions are in its ${basis} prices already: left out`);
  const unsure = basis === 'unknown' ? actions.filter(({ kind }) => kind === 'dividend') : [];
  if (unsure.length > 0) {
    warnings.push(
      `${unsure.length} distributions are left out, since nothing tells whether its prices hold them already: import them with --assume basis=raw if they are as traded`,
    );
  }
  const rows = actions.flatMap((event): PlacedAction[] => {
    if (held.includes(event) || unsure.includes(event)) return [];
    if (basis === 'split-adjusted' && event.kind === 'split') return [];
    const later = basis === 'split-adjusted' ? splits.filter(({ day }) => day > event.day) : [];
    const units = later.reduce((product, { value }) => product * value, 1);
    if (units !== 1) notes.push(`the ${event.kind} of ${event.day} is divided by ${units}, the splits after it`);
    const isEarly = event.pay !== '' && event.pay < event.day;
    if (isEarly)
      warnings.push(`the ${event.kind} of ${event.day} is paid before, on ${event.pay}: the pay date is left out`);
    const pay = isEarly ? '' : event.pay;
    return [{ symbol, day: event.day, kind: event.kind, value: event.value / units, pay }];
  });
  return { actions: rows, warnings, notes };
}
