// The place of a chart on a sweep's page.

import { SWEEP_CHARTS, type SweepChartName } from '../../charts/sweep/index.js';
import { STILL } from '../../charts/still.js';
import { html, type Markup, trusted } from '../markup.js';
import type { SweepFacts } from './facts.js';

/** How a chart is placed. */
export interface Placing {
  readonly caption?: string;
  /** What is there until the script draws, and for good without one. */
  readonly still?: Markup | null;
  /** Index of the dimension, where the chart shows one. */
  readonly which?: number;
  /** How many stand side by side. */
  readonly columns?: number;
}

/** A chart's place; without a still picture it is there for the script only. `described` is told to who cannot see it. */
export function plot(
  { data, view }: SweepFacts,
  name: SweepChartName,
  described: string,
  placing: Placing = {},
): Markup {
  const { still = null, which = 0, columns = 1, caption = SWEEP_CHARTS[name].title } = placing;
  const keys = name === 'curves' ? ' Arrow keys read it row by row.' : '';
  return html`<figure${still === null ? trusted(' class="script-only"') : null}>
    <figcaption>${caption}</figcaption>
    <div class="plot" data-chart="${name}" data-which="${which}" data-columns="${columns}"
      style="height:${SWEEP_CHARTS[name].height(data, view, STILL)}px" role="img" aria-label="${described}${keys}"
      ${name === 'curves' && trusted(' tabindex="0"')}>${still}</div>
  </figure>`;
}
