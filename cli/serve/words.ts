// Figures, times and names as these pages write them.

import { grouped, percent, plain } from '../../reports/charts/format.js';
import type { Language, Say } from '../../reports/lang/index.js';
import { metricWords as wordsOfMetric } from '../../reports/lang/metric-words.js';
import { type MetricName, METRICS } from '../../reports/metrics/index.js';

/** What pages need to speak. */
export interface Words {
  readonly lang: Language;
  /** The language that needs no word in a URL. */
  readonly usual: Language;
  readonly say: Say;
}

/** A metric's name and what it says. */
export const metricWords = (name: MetricName, { lang }: Words): { readonly label: string; readonly about: string } =>
  wordsOfMetric(lang, name);

const ISO = { day: 10, second: 19 } as const;

/** A moment, ms UTC, to the second; files may bear a time that is none. */
export const momentText = (time: number): string =>
  Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().slice(0, ISO.second).replace('T', ' ') : '';

/** A metric's figure by its unit; what is undefined is said so. */
export function figureText(name: MetricName, figure: number, say: Say): string {
  if (!Number.isFinite(figure)) return say('n/a');
  const { unit } = METRICS[name];
  if (unit === 'fraction') return percent(figure);
  if (unit === 'date') return new Date(figure).toISOString().slice(0, ISO.day);
  if (unit === 'days' || unit === 'count') return plain(figure, 1);
  return grouped(figure);
}

/** Milliseconds as seconds, minutes, hours or days, whatever says it in few digits. */
export function spanText(ms: number, say: Say): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return say('{n} s', { n: seconds });
  if (seconds < 7200) return say('{n} min', { n: Math.round(seconds / 60) });
  if (seconds < 172_800) return say('{n} h', { n: Math.round(seconds / 3600) });
  return say('{n} days', { n: Math.round(seconds / 86_400) });
}

/** A count with separators. */
export const count = (value: number): string => grouped(value, 0);

/** Names joined, at most `most` of them; the rest is counted. */
export const someOf = (names: readonly string[], most: number): string =>
  names.length > most ? `${names.slice(0, most).join(', ')} +${names.length - most}` : names.join(', ');
