// A dimension of a sweep as the charts draw it.

import type { TrialDimension } from '../../sweep/trials.js';

/** A dimension, with the values that are needed to write its axes. Levels are equally far apart on the dimension's own scale. */
export interface DrawnDimension {
  readonly name: string;
  readonly size: number;
  /** Whether its values have an order. */
  readonly ordered: boolean;
  /** Levels that occur among the drawn trials, rising, and their values as text. */
  readonly levels: readonly number[];
  readonly values: readonly string[];
  /** Levels that an axis names. */
  readonly ticks: readonly { readonly level: number; readonly text: string }[];
}

/** Names on an axis at most, of values in order. */
const TICKS = 7;
/** The same of values without order, of which each is another thing. */
const NAMES = 16;
/** Digits of a value that is no whole number, where there is little room. */
const DIGITS = 4;

/** A value as an axis writes it. */
export function brief(text: string): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number) || Number.isInteger(number)) return text;
  return String(Number(number.toPrecision(DIGITS)));
}

/** A dimension for drawing, with the place of each of the given levels among those that occur. */
export function drawnDimension(
  dimension: TrialDimension,
  given: readonly number[],
): { dimension: DrawnDimension; places: number[] } {
  const { name, size, scale } = dimension;
  const levels = [...new Set(given)].sort((a, b) => a - b);
  const place = new Map(levels.map((level, index) => [level, index]));
  const step = Math.max(1, Math.ceil((size - 1) / ((scale === 'names' ? NAMES : TICKS) - 1)));
  const named = Array.from({ length: Math.ceil(size / step) }, (_, i) => i * step);
  return {
    dimension: {
      name,
      size,
      ordered: scale !== 'names',
      levels,
      values: levels.map((level) => String(dimension.at(level))),
      ticks: named.map((level) => ({ level, text: brief(String(dimension.at(level))) })),
    },
    places: given.map((level) => place.get(level)!),
  };
}
