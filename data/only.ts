// A part of a dataset: some of its instruments, with what belongs to them.

import type { Dataset } from './dataset.js';
import { selected } from './wanted.js';

/** The dataset with the chosen symbols only, in their order; whole where none is chosen. Series of no instrument stay, as do rates and
 *  calendars. */
export function only(dataset: Dataset, assets: readonly string[] | undefined): Dataset {
  const { instruments, bars } = dataset;
  const listed = instruments.map(({ symbol, formerly = [] }, at) => ({ symbol, formerly, at }));
  const places = selected(listed, assets).map(({ at }) => at);
  const left = new Set(instruments.map(({ symbol }) => symbol));
  for (const at of places) left.delete(instruments[at].symbol);
  return {
    ...dataset,
    instruments: places.map((at) => instruments[at]),
    bars: places.map((at) => bars[at]),
    actions: dataset.actions.filter(({ symbol }) => !left.has(symbol)),
    observations: dataset.observations.filter(({ symbol }) => !left.has(symbol)),
  };
}
