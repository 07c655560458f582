// An interval as a small picture beside its figures.

import { html, type Markup } from '../../html/markup.js';
import type { MetricDifference } from '../comparison.js';

const WIDTH = 120;
const MIDDLE = WIDTH / 2;
const ROOM = 4;

const place = (value: number, most: number): string => (MIDDLE + ((MIDDLE - ROOM) * value) / most).toFixed(1);

/** Zero in the middle, the interval as a stroke, the difference as a dot; each on a scale of its own. */
export function intervalBar({ difference, low, high, verdict }: MetricDifference): Markup {
  const most = Math.max(Math.abs(low), Math.abs(high), Math.abs(difference)) || 1;
  const sure = verdict === 'higher' || verdict === 'lower';
  return html`<svg
    class="${sure ? 'bar sure' : 'bar'}"
    width="${WIDTH}"
    height="14"
    viewBox="0 0 ${WIDTH} 14"
    aria-hidden="true"
  >
    <line class="zero" x1="${MIDDLE}" x2="${MIDDLE}" y1="0" y2="14" />
    <line class="range" x1="${place(low, most)}" x2="${place(high, most)}" y1="7" y2="7" />
    <circle cx="${place(difference, most)}" cy="7" r="3.5" />
  </svg>`;
}
