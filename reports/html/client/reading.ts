// One pointer for all panes over time: the mouse, a finger or the keys choose a row, and every pane shows it.

import type { ChartData } from '../../charts/data.js';
import type { init } from '../../charts/library.js';
import { nearestRow } from '../../charts/span.js';

/** A pane over time. */
export interface TimePlot {
  readonly place: HTMLElement;
  readonly drawing: ReturnType<typeof init>;
}

/** The row that is read; the charts look at it when they write what they show. */
export interface Reading {
  row: number;
}

/** Pixels from the upper edge of a pane at which its pointer stands where no mouse is in it. */
const HEIGHT = 60;
/** Pixels within which a bar with a mark is meant rather than its neighbour. */
const NEAR = 3;

/** The element in which a screen reader hears what is read. */
function voice(): HTMLElement {
  const found = document.querySelector<HTMLElement>('#reading');
  if (found) return found;
  const made = document.createElement('p');
  made.id = 'reading';
  made.className = 'hidden';
  made.setAttribute('aria-live', 'polite');
  document.body.append(made);
  return made;
}

/** What the keys do to the view. */
export interface Steering {
  /** Shows more or less of the time around a row: a factor of the span. */
  zoom(factor: number, row: number): void;
  /** First and last row in view. */
  view(): readonly [from: number, to: number];
  /** Brings a row into view. */
  show(row: number): void;
  /** Rows with a mark that the chosen instrument has, rising. */
  marked(): readonly number[];
}

/** Lets panes be read together. */
export function readTogether(data: ChartData, plots: readonly TimePlot[], reading: Reading, steering: Steering): void {
  const speech = voice();
  const last = data.time.length - 1;
  let read = last;
  let asked = 0;

  const point = (row: number, over?: TimePlot, y = HEIGHT) => {
    reading.row = read = row;
    for (const plot of plots) {
      const { place, drawing } = plot;
      const { top, bottom } = place.getBoundingClientRect();
      // A pane more than a screen away need not say anything.
      if (bottom < -innerHeight || top > 2 * innerHeight) continue;
      const x = drawing.convertToPixel({ xAxisIndex: 0 }, data.time[row]);
      drawing.dispatchAction({ type: 'showTip', x, y: plot === over ? y : HEIGHT });
    }
  };
  const leave = () => {
    for (const { drawing } of plots) drawing.dispatchAction({ type: 'hideTip' });
  };
  const rowAt = ({ drawing }: TimePlot, x: number): number => {
    const at = (pixel: number) => Number(drawing.convertFromPixel({ xAxisIndex: 0 }, pixel));
    const [low, high] = [at(x - NEAR), at(x + NEAR)];
    const nearest = nearestRow(data.time, at(x));
    const near = steering.marked().filter((row) => data.time[row] >= low && data.time[row] <= high);
    return near.length === 0
      ? nearest
      : near.reduce((best, row) => (Math.abs(row - nearest) < Math.abs(best - nearest) ? row : best));
  };

  for (const plot of plots) {
    const { place, drawing } = plot;
    const ground = drawing.getZr();
    ground.on('mousemove', ({ offsetX, offsetY }) => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        if (drawing.containPixel({ gridIndex: 'all' }, [offsetX, offsetY])) point(rowAt(plot, offsetX), plot, offsetY);
        else leave();
      });
    });
    ground.on('globalout', () => {
      cancelAnimationFrame(asked);
      leave();
    });
    place.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') return leave();
      const [from, to] = steering.view();
      const step = event.shiftKey ? 20 : 1;
      const row = { ArrowLeft: read - step, ArrowRight: read + step, Home: from, End: to }[event.key];
      const factor = { '+': 0.5, '=': 0.5, '-': 2, _: 2 }[event.key];
      if (row === undefined && factor === undefined) return;
      event.preventDefault();
      read = Math.min(last, Math.max(0, row ?? Math.min(to, Math.max(from, read))));
      if (factor !== undefined) steering.zoom(factor, read);
      else steering.show(read);
      point(read);
      // What the pane shows is what is said.
      speech.textContent = [...place.querySelectorAll<HTMLElement>(':scope > div')].at(-1)?.innerText ?? '';
    });
  }
}
