// The charts of a sweep's page: one drawing for each place, redrawn where the choice, the width or the paper changes.

import type { SweepChartData } from '../../charts/sweep/data.js';
import { SWEEP_CHARTS, type SweepChartName } from '../../charts/sweep/index.js';
import { init } from '../../charts/sweep/library.js';
import { firstView } from '../../charts/sweep/first-view.js';
import type { Look } from '../../charts/style.js';
import { leaveWheelToPage, letKeysRead } from './gestures.js';
import { letChoose } from './view-controls.js';

/** A chart in its place on the page. */
interface Plot {
  readonly name: SweepChartName;
  readonly place: HTMLElement;
  readonly drawing: ReturnType<typeof init>;
  /** Index of the dimension, where the chart shows one. */
  readonly which: number;
  /** How many stand side by side on paper. */
  readonly columns: number;
}

// CSS pixels between the margins of a sheet of A4, and between two charts on it.
const PRINT_WIDTH = 690;
const GAP = 20;

/** Draws every chart that the page has a place for. */
export function drawSweep(data: SweepChartData): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const coarse = matchMedia('(pointer: coarse)');
  let printing = false;
  let view = firstView(data);

  const plots = [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((place): Plot => {
    place.replaceChildren();
    return {
      name: place.dataset.chart as SweepChartName,
      place,
      drawing: init(place, null, { renderer: 'svg', locale: 'EN' }),
      which: Number(place.dataset.which ?? 0),
      columns: Number(place.dataset.columns ?? 1),
    };
  });

  const widthOf = ({ place, columns }: Plot) =>
    printing ? (PRINT_WIDTH - GAP * (columns - 1)) / columns : place.clientWidth;
  const draw = (plot: Plot) => {
    const { name, place, drawing, which } = plot;
    const width = widthOf(plot);
    const look: Look = { dark: dark.matches && !printing, width, log: false, touch: coarse.matches, still: printing };
    const { height, option } = SWEEP_CHARTS[name];
    const tall = height(data, view, look);
    place.style.height = `${tall}px`;
    drawing.resize({ width, height: tall });
    drawing.setOption(option(data, look, view, which), { notMerge: true });
  };
  const drawAll = () => plots.forEach(draw);

  drawAll();
  letChoose(view, (next) => {
    view = next;
    plots.filter(({ name }) => SWEEP_CHARTS[name].chosen).forEach(draw);
  });
  for (const { name, place, drawing } of plots) {
    leaveWheelToPage(place);
    if (name === 'curves') letKeysRead(place, drawing, data.time.length - 1);
  }

  let width = document.body.clientWidth;
  new ResizeObserver(() => {
    // Only a change of width redraws: the browser's bars come and go while a phone scrolls.
    if (printing || width === document.body.clientWidth) return;
    width = document.body.clientWidth;
    drawAll();
  }).observe(document.body);
  dark.addEventListener('change', drawAll);
  const paper = (on: boolean) => {
    printing = on;
    drawAll();
  };
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
}
