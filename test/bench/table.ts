// What was measured, as a table.

import { columns, median } from './measure.js';
import { type Row, sharesOf, type Target } from './record.js';

/** Speeds of rows: medians with the lowest and the highest, beside their limits and what they are to reach. */
export function speeds(rows: readonly Row[]): string {
  const head = ['', 'M/s', 'lowest', 'highest', 'of its limit', 'wanted', 'reached'];
  return columns([head, ...rows.map((row) => [row.name, ...ratesOf(row), ...standing(row, share)])]);
}

/** Times of rows: medians with the least and the most, as multiples of their limits. */
export function durations(rows: readonly Row[]): string {
  const head = ['', 'ms', 'least', 'most', 'times its limit', 'wanted', 'reached'];
  const ms = ({ samples }: Row) =>
    [median(samples), Math.min(...samples), Math.max(...samples)].map((t) => t.toFixed(0));
  return columns([head, ...rows.map((row) => [row.name, ...ms(row), ...standing(row, times)])]);
}

function ratesOf({ samples, work }: Row): string[] {
  const rate = (ms: number) => (work / ms / 1000).toFixed(1);
  return [rate(median(samples)), rate(Math.max(...samples)), rate(Math.min(...samples))];
}

/** Speed as a share of that of the limit. */
const share = (row: Row): number => median(sharesOf(row));

const times = (row: Row): number => 1 / share(row);

function standing(row: Row, ratio: (row: Row) => number): string[] {
  const shown = row.limits === null ? '' : ratio(row).toFixed(2);
  const { perSecond, share: least, times: most } = row.target;
  const parts = [
    ...(perSecond === undefined ? [] : [`${(perSecond / 1e6).toFixed(0)} M/s`]),
    ...(least === undefined ? [] : [least.toFixed(2)]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  return [shown, parts.join(', '), reached(row)];
}

/** Whether each part of the target is reached, in the order in which they are shown. */
export function reached(row: Row): string {
  const { perSecond, share: least, times: most }: Target = row.target;
  const said = (is: boolean) => (is ? 'yes' : 'no');
  const speed = (row.work / median(row.samples)) * 1000;
  return [
    ...(perSecond === undefined ? [] : [said(speed >= perSecond)]),
    ...(least === undefined ? [] : [said(share(row) >= least)]),
    ...(most === undefined ? [] : [said(times(row) <= most)]),
  ].join(', ');
}
