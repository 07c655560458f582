// The curves of a comparison: one drawing, redrawn where the view, the width or the paper changes.

import { compareOption } from '../../charts/compare/curves.js';
import type { CompareChartData } from '../../charts/compare/data.js';
import { init } from '../../charts/library.js';
import { rowFrom } from '../../charts/span.js';
import type { Look } from '../../charts/style.js';
import { leaveWheelToPage, letKeysRead } from './gestures.js';

// CSS pixels between the margins of a sheet of A4.
const PRINT_WIDTH = 690;

/** Draws the curves into their place. */
export function drawComparison(data: CompareChartData, place: HTMLElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const coarse = matchMedia('(pointer: coarse)');
  const scale = document.querySelector<HTMLButtonElement>('#log-scale');
  const last = data.time.length - 1;
  let printing = false;
  let log = false;
  let zoom = { start: 0, end: 100 };
  place.replaceChildren();
  const drawing = init(place, null, { renderer: 'svg', locale: 'EN' });

  const widthOf = () => (printing ? PRINT_WIDTH : place.clientWidth);
  const look = (): Look => {
    const at = (percent: number) => data.time[0] + (percent / 100) * (data.time[last] - data.time[0]);
    const span = {
      from: Math.min(last, rowFrom(data.time, at(zoom.start))),
      to: Math.min(last, rowFrom(data.time, at(zoom.end))),
    };
    return { dark: dark.matches && !printing, width: widthOf(), log, touch: coarse.matches, still: printing, span };
  };
  const draw = () => {
    drawing.setOption(compareOption(data, look()), { notMerge: true });
    drawing.setOption({ dataZoom: [zoom, zoom] });
  };
  const fit = () => {
    drawing.resize({ width: widthOf(), height: place.clientHeight });
    draw();
  };

  draw();
  leaveWheelToPage(place);
  letKeysRead(place, drawing, last);
  drawing.on('datazoom', () => {
    const [{ start, end }] = (drawing.getOption() as { dataZoom: { start: number; end: number }[] }).dataZoom;
    zoom = { start, end };
    // The log axis has its own ends, which must follow what is in view.
    if (log) drawing.setOption({ yAxis: compareOption(data, look()).yAxis });
  });
  scale?.addEventListener('click', () => {
    log = !log;
    scale.setAttribute('aria-pressed', String(log));
    draw();
  });

  let width = document.body.clientWidth;
  new ResizeObserver(() => {
    // Only a change of width redraws: the browser's bars come and go while a phone scrolls.
    if (printing || width === document.body.clientWidth) return;
    width = document.body.clientWidth;
    fit();
  }).observe(document.body);
  dark.addEventListener('change', draw);
  const paper = (on: boolean) => {
    printing = on;
    fit();
  };
  addEventListener('beforeprint', () => paper(true));
  addEventListener('afterprint', () => paper(false));
}
