// The charts of the page: one drawing for each place, one zoom and one pointer for all panes over time.

import type { ChartData } from '../../charts/data.js';
import { CHARTS, type ChartName } from '../../charts/index.js';
import { init } from '../../charts/library.js';
import { rowFrom, type Span } from '../../charts/span.js';
import type { Look } from '../../charts/style.js';
import { leaveWheelToPage } from './gestures.js';
import { type Reading, readTogether } from './reading.js';
import { inTurns } from './turns.js';

/** A chart in its place on the page. */
interface Plot {
  readonly name: ChartName;
  readonly place: HTMLElement;
  readonly drawing: ReturnType<typeof init>;
}

/** The parts of an option that change with the view. */
type Option = Readonly<Record<'series' | 'yAxis' | 'legend' | 'tooltip', object>>;

/** Percent of the time of the run. */
interface Zoom {
  readonly start: number;
  readonly end: number;
}

const YEAR = 365.25 * 86_400_000;
// CSS pixels between the margins of a sheet of A4.
const PRINT_WIDTH = 690;
/** Bars in the closest view. */
const CLOSEST = 5;

/** Draws every chart that the page has a place for. */
export function drawCharts(data: ChartData): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const coarse = matchMedia('(pointer: coarse)');
  const picker = document.querySelector<HTMLSelectElement>('#instrument');
  const scale = document.querySelector<HTMLButtonElement>('#log-scale');
  const last = data.time.length - 1;
  const [begin, length] = [data.time[0], data.time[last] - data.time[0]];
  const reading: Reading = { row: last };
  let printing = false;
  let log = false;
  let zoom: Zoom = { start: 0, end: 100 };
  let asked = 0;

  const plots = [...document.querySelectorAll<HTMLElement>('[data-chart]')].map((place): Plot => {
    place.replaceChildren();
    const locale = data.language === 'zh' ? 'ZH' : 'EN';
    return {
      name: place.dataset.chart as ChartName,
      place,
      drawing: init(place, null, { renderer: 'svg', locale }),
    };
  });
  const overTime = plots.filter(({ name }) => CHARTS[name].overTime);

  const chosen = () => Number(picker?.value ?? 0);
  const widthOf = (place: HTMLElement) => (printing ? PRINT_WIDTH : place.clientWidth);
  const rowsOf = ({ start, end }: Zoom): Span => {
    const at = (percent: number) => begin + (percent / 100) * length;
    const from = Math.min(last, rowFrom(data.time, at(start)));
    return { from, to: Math.max(from, Math.min(last, rowFrom(data.time, at(end) + 1) - 1)) };
  };
  const look = ({ place, name }: Plot): Look => ({
    dark: dark.matches && !printing,
    width: widthOf(place),
    log: log && name === 'equity',
    touch: coarse.matches,
    still: printing,
    ...(CHARTS[name].overTime && { span: rowsOf(zoom), reading }),
  });
  const draw = (plot: Plot) => {
    const { name, place, drawing } = plot;
    const { option } = CHARTS[name];
    drawing.setOption(option(data, look(plot), chosen()), { notMerge: true });
    if (CHARTS[name].overTime) drawing.setOption({ dataZoom: [zoom, zoom] }, { silent: true });
    place.dataset.drawn = 'true';
  };
  const sizes = () => {
    for (const { name, place, drawing } of plots) {
      if (name === 'trades') place.style.height = `${CHARTS.trades.height(data, chosen())}px`;
      drawing.resize({ width: widthOf(place), height: place.clientHeight });
    }
  };
  // What is drawn of a long run depends on what is in view, and so do axes that fit it.
  const followView = (plot: Plot) => {
    const { series, yAxis, legend, tooltip } = CHARTS[plot.name].option(data, look(plot), chosen()) as Option;
    const next = { series, yAxis, legend, tooltip, dataZoom: [zoom, zoom] };
    plot.drawing.setOption(next, { replaceMerge: ['series'], silent: true });
  };
  const turns = inTurns<Plot>((plot, need) => (need === 'whole' ? draw(plot) : followView(plot)));
  const drawAll = () => turns.give(plots, 'whole');
  const fit = () => {
    sizes();
    turns.giveAll(plots, 'whole');
  };
  const follow = () => {
    asked = 0;
    turns.give(overTime, 'view');
  };
  const zoomTo = (next: Zoom, at: 'now' | 'soon') => {
    zoom = { start: Math.max(0, next.start), end: Math.min(100, next.end) };
    cancelAnimationFrame(asked);
    if (at === 'now') follow();
    else asked = requestAnimationFrame(follow);
  };

  drawAll();
  for (const { place } of plots) leaveWheelToPage(place);
  for (const { drawing } of overTime)
    drawing.on('datazoom', () => {
      const [{ start, end }] = (drawing.getOption() as { dataZoom: Zoom[] }).dataZoom;
      zoomTo({ start, end }, 'soon');
    });
  readTogether(data, overTime, reading, {
    view: () => {
      const { from, to } = rowsOf(zoom);
      return [from, to];
    },
    zoom: (factor, row) => {
      const { start, end } = zoom;
      const width = Math.min(100, Math.max((100 * CLOSEST) / Math.max(CLOSEST, last), (end - start) * factor));
      const share = length > 0 ? (100 * (data.time[row] - begin)) / length : 50;
      const left = Math.min(100 - width, Math.max(0, share - (width * (share - start)) / (end - start)));
      zoomTo({ start: left, end: left + width }, 'now');
    },
    show: (row) => {
      const { start, end } = zoom;
      const share = length > 0 ? (100 * (data.time[row] - begin)) / length : 50;
      if (share < start) zoomTo({ start: share, end: share + end - start }, 'now');
      else if (share > end) zoomTo({ start: share - (end - start), end: share }, 'now');
    },
    marked: () => {
      const asset = data.assets[chosen()];
      return asset ? [...asset.fills, ...asset.refusals, ...asset.splits].map(({ row }) => row) : [];
    },
  });

  scale?.addEventListener('click', () => {
    log = !log;
    scale.setAttribute('aria-pressed', String(log));
    plots.filter(({ name }) => name === 'equity').forEach(draw);
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-years]'))
    button.addEventListener('click', () => {
      const years = Number(button.dataset.years);
      const start = years > 0 && length > 0 ? 100 * (1 - (years * YEAR) / length) : 0;
      zoomTo({ start, end: 100 }, 'now');
    });
  picker?.addEventListener('change', () => {
    sizes();
    plots.filter(({ name }) => name === 'trades').forEach(draw);
  });

  let width = document.body.clientWidth;
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
