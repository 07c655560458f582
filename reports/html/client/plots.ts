// The charts of the page: one drawing for each place, one zoom and one pointer for all panes over time.

import type { ChartData } from '../../charts/data.js';
import { logAxis } from '../../charts/equity.js';
import { CHARTS, type ChartName } from '../../charts/index.js';
import { connect, init } from '../../charts/library.js';
import type { Look } from '../../charts/style.js';
import { leaveWheelToPage, letKeysRead } from './gestures.js';

/** A chart in its place on the page. */
interface Plot {
  readonly name: ChartName;
  readonly place: HTMLElement;
  readonly drawing: ReturnType<typeof init>;
}

// The panes that ECharts links; the name is ours.
const TIME_GROUP = 'time';
const YEAR = 365.25 * 86_400_000;
// CSS pixels between the margins of a sheet of A4.
const PRINT_WIDTH = 690;

/** Draws every chart that the page has a place for. */
export function drawCharts(data: ChartData): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const coarse = matchMedia('(pointer: coarse)');
  const picker = document.querySelector<HTMLSelectElement>('#instrument');
  const scale = document.querySelector<HTMLButtonElement>('#log-scale');
  const last = data.time.length - 1;
  let printing = false;
  let log = false;
  let zoom = { start: 0, end: 100 };

  const plots = [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((place): Plot => {
    const name = place.dataset.chart as ChartName;
    place.replaceChildren();
    const drawing = init(place, null, { renderer: 'svg', locale: 'EN' });
    if (CHARTS[name].overTime) drawing.group = TIME_GROUP;
    return { name, place, drawing };
  });
  connect(TIME_GROUP);

  const look = (place: HTMLElement): Look => ({
    dark: dark.matches && !printing,
    width: printing ? PRINT_WIDTH : place.clientWidth,
    log,
    touch: coarse.matches,
    still: printing,
  });
  const draw = (plot: Plot) => {
    const { name, place, drawing } = plot;
    const { option, overTime } = CHARTS[name];
    drawing.setOption(option(data, look(place), Number(picker?.value ?? 0)), { notMerge: true });
    if (overTime) drawing.setOption({ dataZoom: [zoom, zoom] });
    if (name === 'equity' && log) fitLogAxis(plot);
  };
  // The log axis has its own ends, which must follow what is in view.
  const fitLogAxis = ({ drawing }: Plot) => {
    const at = (percent: number) => data.time[0] + (percent / 100) * (data.time[last] - data.time[0]);
    const from = data.time.findIndex((time) => time >= at(zoom.start));
    const to = data.time.findLastIndex((time) => time <= at(zoom.end));
    drawing.setOption({ yAxis: logAxis(data, Math.max(0, from), to) });
  };
  const drawAll = () => plots.forEach(draw);
  const fit = () => {
    for (const { place, drawing } of plots)
      drawing.resize({ width: printing ? PRINT_WIDTH : place.clientWidth, height: place.clientHeight });
    drawAll();
  };

  drawAll();
  for (const { name, place, drawing } of plots) {
    leaveWheelToPage(place);
    if (CHARTS[name].overTime) letKeysRead(place, drawing, last);
  }

  const equity = plots.find(({ name }) => name === 'equity');
  equity?.drawing.on('datazoom', () => {
    const [{ start, end }] = (equity.drawing.getOption() as { dataZoom: { start: number; end: number }[] }).dataZoom;
    zoom = { start, end };
    if (log) fitLogAxis(equity);
  });
  scale?.addEventListener('click', () => {
    log = !log;
    scale.setAttribute('aria-pressed', String(log));
    if (equity) draw(equity);
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-years]'))
    button.addEventListener('click', () => {
      const years = Number(button.dataset.years);
      const whole = (data.time[last] - data.time[0]) / YEAR;
      const start = years > 0 && whole > 0 ? Math.max(0, 100 * (1 - years / whole)) : 0;
      equity?.drawing.dispatchAction({
        type: 'dataZoom',
        batch: ['inside', 'slider'].map((id) => ({ dataZoomId: id, start, end: 100 })),
      });
    });
  picker?.addEventListener('change', () => plots.filter(({ name }) => name === 'trades').forEach(draw));

  let width = 0;
  new ResizeObserver(() => {
    // Only a change of width redraws: the browser's bars come and go while a phone scrolls.
    if (printing || width === document.body.clientWidth) return;
    width = document.body.clientWidth;
    fit();
  }).observe(document.body);
  dark.addEventListener('change', drawAll);
  const paper = (on: boolean) => {
    printing = on;
    fit();
  };
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
}
