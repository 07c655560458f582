// The sessions around a gap as a strip of weeks: one square a session, those without a bar marked.

import { moment } from '../charts/format.js';
import { html, type Markup } from '../html/markup.js';
import type { Drawn } from './told-finding.js';

const DAY = 86_400_000;
const STEP = 16;
const LEFT = 34;
const TOP = 18;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** 0 for a Monday: 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (day / DAY + 3) % 7;

/** The strip as SVG; a session without a bar is a marked square, a day without a session is empty. */
export function strip({ time, marks }: Drawn): Markup {
  const first = time[0] - weekday(time[0]) * DAY;
  const missing = new Set(marks);
  const weeks = Math.floor((time[time.length - 1] - first) / (7 * DAY)) + 1;
  const rows = Math.max(...Array.from(time, weekday)) + 1;
  const squares = Array.from(time, (day, row) => {
    const x = LEFT + Math.floor((day - first) / (7 * DAY)) * STEP;
    const y = TOP + weekday(day) * STEP;
    const kind = missing.has(row) ? 'gone' : 'there';
    return html`<rect class="${kind}" x="${x}" y="${y}" width="${STEP - 3}" height="${STEP - 3}">
      <title>${moment(day, true)}${missing.has(row) ? ': no bar' : ''}</title>
    </rect>`;
  });
  const months = Array.from({ length: weeks }, (_, week) => first + week * 7 * DAY)
    .map((day, week) => ({ week, text: moment(day, true).slice(0, 7) }))
    .filter(({ text }, at, all) => at === 0 || all[at - 1].text !== text)
    .filter(({ week }, at, all) => at === 0 || week - all[at - 1].week > 3);
  return html`<svg class="strip" viewBox="0 0 480 ${TOP + rows * STEP + 4}" role="presentation">
    ${months.map(({ week, text }) => html`<text x="${LEFT + week * STEP}" y="12">${text}</text>`)}
    ${WEEKDAYS.slice(0, rows).map((name, at) => html`<text x="0" y="${TOP + at * STEP + 11}">${name}</text>`)}
    ${squares}
  </svg>`;
}
