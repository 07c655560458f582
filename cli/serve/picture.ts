// A small picture of a search: each trial as a dot in the order in which they came, and the best so far as a line.

import { html, type Markup } from '../../reports/html/markup.js';
import type { MetricName } from '../../reports/metrics/index.js';
import type { Dot, Tally } from './tally.js';
import { count, figureText, metricWords, type Words } from './words.js';

const [WIDTH, HEIGHT] = [840, 260];
const [LEFT, RIGHT, TOP, BOTTOM] = [70, 12, 12, 28];
/** Share of the dots at either end that may lie outside, so that one wreck does not flatten the rest. */
const OUTSIDE = 0.02;

/** The picture; nothing where there is less than two to compare. */
export function picture({ rank, dots, records }: Tally, total: number, words: Words): Markup | null {
  if (rank === undefined || dots.length < 2) return null;
  const { say } = words;
  const [low, high] = boundsOf([...dots, ...records]);
  const last = Math.max(total, dots.at(-1)![0], 2);
  const x = (number: number) => round(LEFT + ((number - 1) / (last - 1)) * (WIDTH - LEFT - RIGHT));
  const y = (figure: number) =>
    round(TOP + (1 - (Math.min(high, Math.max(low, figure)) - low) / (high - low)) * (HEIGHT - TOP - BOTTOM));
  const [topNumber, topFigure] = records.at(-1)!;
  const latest = Math.max(dots.at(-1)![0], topNumber);
  const { label } = metricWords(rank, words);
  const about = say('{metric} of the trials in the order in which they came; the line is the best so far.', {
    metric: label,
  });
  return html`<figure>
    <figcaption>${say('{metric}, trial by trial', { metric: label })}</figcaption>
    <svg class="picture" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${about}">
      ${[low, (low + high) / 2, high].map((figure) => axis(rank, figure, y(figure), words))}
      <text x="${LEFT}" y="${HEIGHT - 6}">1</text>
      <text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${count(last)}</text>
      ${dots.map(([number, figure]) => html`<circle class="dot" cx="${x(number)}" cy="${y(figure)}" r="2.5" />`)}
      <polyline class="best" points="${stepsOf(records, latest, x, y)}" />
      <circle class="top" cx="${x(topNumber)}" cy="${y(topFigure)}" r="5" />
    </svg>
  </figure>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const axis = (rank: MetricName, figure: number, at: number, { say }: Words): Markup =>
  html`<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" /><text
      x="${LEFT - 8}"
      y="${at + 4}"
      text-anchor="end"
      >${figureText(rank, figure, say)}</text
    >`;

/** What the figures span, the outermost left out; never nothing. */
function boundsOf(dots: readonly Dot[]): readonly [low: number, high: number] {
  const figures = dots
    .map(([, figure]) => figure)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const skipped = Math.floor(figures.length * OUTSIDE);
  const [low, high] = [figures[skipped] ?? 0, figures[figures.length - 1] ?? 1];
  const margin = (high - low) * 0.05 || Math.abs(high) * 0.05 || 1;
  return [low - margin, high + margin];
}

/** A line that rises with each better trial and stays there. */
function stepsOf(records: readonly Dot[], last: number, x: (number: number) => number, y: (figure: number) => number) {
  const points = records.flatMap(([number, figure], k) => {
    const former = k > 0 ? [`${x(number)},${y(records[k - 1][1])}`] : [];
    return [...former, `${x(number)},${y(figure)}`];
  });
  return [...points, `${x(last)},${y(records.at(-1)![1])}`].join(' ');
}
