// Wheel and keys over a chart.

import type { init } from '../../charts/library.js';

/** ECharts takes every turn of the wheel over a chart that can zoom, also those it does nothing with: what is not a zoom is
 *  kept from it, so that the page scrolls. */
export function leaveWheelToPage(place: HTMLElement): void {
  for (const name of ['wheel', 'mousewheel'])
    place.addEventListener(
      name,
      (event) => {
        if (!(event as WheelEvent).ctrlKey) event.stopPropagation();
      },
      { capture: true, passive: true },
    );
}

/** Arrow keys move the pointer over a focused chart bar by bar, with Shift by twenty; Escape lets go. */
export function letKeysRead(place: HTMLElement, drawing: ReturnType<typeof init>, last: number): void {
  let row = last;
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') drawing.dispatchAction({ type: 'hideTip' });
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    row = Math.min(last, Math.max(0, row + step * (event.shiftKey ? 20 : 1)));
    drawing.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: row });
  });
}
