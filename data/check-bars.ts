// What must be true of the bars of one instrument, and the repairs that may be asked for.

import { type BarColumns, PRICES, take } from './bar-columns.js';
import { DAY, dayOf } from './day.js';
import { type Findings, type Repair, datesOfFinding } from './finding.js';
import { disorderOf, lastOfEach } from './order.js';

/** How far, relative to the price, an open or close may lie outside high and low before it is an error: what the last digit of a
 *  7-digit price or a float32 leaves open. Within it, high and low are widened. */
export const ROUNDING = 1e-6;

/** Weekdays without a bar that are too many for any holiday of a market that we know. */
const LONGEST_HOLIDAY = 10;

/** What a check needs to know beside the columns. */
export interface BarContext {
  readonly findings: Findings;
  readonly lenient: ReadonlySet<Repair>;
  /** Told of each repair with the number of rows. */
  repaired(repair: Repair, rows: number): void;
  /** Told in how many rows high and low were widened within rounding. */
  rounded(rows: number): void;
  /** The heading of a column as the file writes it. */
  heading(column: string): string;
  readonly daily: boolean;
}

const stamp = (time: number, daily: boolean): string =>
  daily ? dayOf(time) : new Date(time).toISOString().replace('.000Z', 'Z');

/** Bars in order of time, each time once. */
function inOrder(columns: BarColumns, context: BarContext): BarColumns {
  const { findings, lenient, daily } = context;
  const column = context.heading('date');
  let ordered = columns;
  const disorder = disorderOf(columns.time);
  if (disorder) {
    const { late, reversed, sorted } = disorder;
    if (lenient.has('order')) context.repaired('order', reversed ? columns.time.length : late.length);
    else {
      for (const at of reversed ? late.slice(0, 1) : late) {
        findings.add({
          line: columns.line[at],
          column,
          value: stamp(columns.time[at], daily),
          what: reversed ? 'is before the row above it: the file is newest first' : 'is before a row above it',
          remedy: 'sort the file by date, oldest first',
          repair: 'order',
        });
      }
    }
    ordered = take(columns, sorted);
  }
  const kept = lastOfEach(ordered.time);
  if (kept.length === ordered.time.length) return ordered;
  if (lenient.has('duplicates')) context.repaired('duplicates', ordered.time.length - kept.length);
  else {
    for (let at = 1; at < ordered.time.length; at++) {
      if (ordered.time[at] !== ordered.time[at - 1]) continue;
      findings.add({
        line: ordered.line[at],
        column,
        value: stamp(ordered.time[at], daily),
        what: `is there twice, first on line ${ordered.line[at - 1]}`,
        remedy: 'remove one of the rows',
        repair: 'duplicates',
      });
    }
  }
  return take(ordered, kept);
}

/** True for almost every bar of almost every file: 0 < low, low and high hold open and close, volume not negative. */
function isSound({ open, high, low, close, volume }: BarColumns, at: number): boolean {
  const top = high[at];
  const bottom = low[at];
  if (!(bottom > 0) || volume[at] < 0) return false;
  return open[at] <= top && open[at] >= bottom && close[at] <= top && close[at] >= bottom;
}

/** Findings about the prices of each bar; high and low are widened in place where that is rounding, or was asked for. */
function checkPrices(bars: BarColumns, context: BarContext): void {
  const { findings, lenient } = context;
  let widened = 0;
  let rounded = 0;
  for (let at = 0; at < bars.time.length; at++) {
    if (isSound(bars, at)) continue;
    const line = bars.line[at];
    const wrong = PRICES.find((name) => !(bars[name][at] > 0));
    if (wrong) {
      const value = bars[wrong][at];
      const what = value === 0 ? 'is zero' : 'is negative';
      const column = context.heading(wrong);
      const words = { line, column, value: String(value), what, remedy: 'correct the price' };
      findings.add({ ...words, check: 'sign', ...datesOfFinding([dayOf(bars.time[at])]) });
      continue;
    }
    const [high, low] = [bars.high[at], bars.low[at]];
    if (high < low) {
      findings.add({
        line,
        column: context.heading('high'),
        value: String(high),
        what: `is below ${context.heading('low')} ${low}`,
        remedy: 'correct the prices',
        check: 'range',
        ...datesOfFinding([dayOf(bars.time[at])]),
      });
      continue;
    }
    for (const name of ['open', 'close'] as const) {
      const price = bars[name][at];
      if (price <= high && price >= low) continue;
      const far = Math.max(price - high, low - price) > ROUNDING * price;
      if (far && !lenient.has('range')) {
        findings.add({
          line,
          column: context.heading(name),
          value: String(price),
          what: `lies outside ${context.heading('low')} ${low} to ${context.heading('high')} ${high}`,
          remedy: 'correct the prices',
          repair: 'range',
          ...datesOfFinding([dayOf(bars.time[at])]),
        });
        continue;
      }
      if (far) widened++;
      else rounded++;
      bars.high[at] = Math.max(bars.high[at], price);
      bars.low[at] = Math.min(bars.low[at], price);
    }
    if (bars.volume[at] < 0) {
      const value = String(bars.volume[at]);
      findings.add({
        line,
        column: context.heading('volume'),
        value,
        what: 'is negative',
        remedy: 'correct the volume',
        check: 'sign',
        ...datesOfFinding([dayOf(bars.time[at])]),
      });
    }
  }
  if (widened > 0) context.repaired('range', widened);
  if (rounded > 0) context.rounded(rounded);
}

/** Weekdays strictly between two days, both midnight UTC. */
function weekdaysBetween(first: number, last: number): number {
  // 1970-01-01 was a Thursday: weekday 0 is the Monday.
  const weekdaysUpTo = (day: number) => {
    const count = day / DAY + 4;
    return Math.floor(count / 7) * 5 + Math.min(count % 7, 5);
  };
  return weekdaysUpTo(last) - weekdaysUpTo(first + DAY);
}

function checkGaps(bars: BarColumns, context: BarContext): void {
  if (!context.daily) return;
  for (let at = 1; at < bars.time.length; at++) {
    const missing = weekdaysBetween(bars.time[at - 1], bars.time[at]);
    if (missing <= LONGEST_HOLIDAY) continue;
    context.findings.add({
      severity: 'warning',
      check: 'gaps',
      line: bars.line[at],
      column: context.heading('date'),
      value: dayOf(bars.time[at]),
      what: `follows ${missing} weekdays without a bar after ${dayOf(bars.time[at - 1])}`,
      remedy: 'check whether rows are missing',
    });
  }
}

/** Bars in order and without duplicates; whatever else is wrong with them is in the findings. */
export function checkBars(columns: BarColumns, context: BarContext): BarColumns {
  const bars = inOrder(columns, context);
  checkPrices(bars, context);
  checkGaps(bars, context);
  return bars;
}
