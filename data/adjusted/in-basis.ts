// A dataset whose prices are moved into another basis, with the actions that are left to be told.

import { type Action, type Bars, UserError } from '../../engine/index.js';
import { cumulated, inOrder } from '../adjust.js';
import type { Basis } from '../basis.js';
import type { Dataset } from '../dataset.js';
import { startOfDay } from '../day.js';
import { fromRaw } from './from-raw.js';
import { actionsOn, isWithin } from './on-bars.js';

/** The bases in which data are exported: those in which a run makes sense. */
export const EXPORTED = ['raw', 'split-adjusted', 'total-return', 'forward'] as const;

/** A basis in which data are exported. */
export type ExportedBasis = (typeof EXPORTED)[number];

/** Which bases prices can be moved from, by the basis that is wanted: split-adjusted ones with their distributions are as good as raw ones for
 *  what counts both. */
const SOURCES: Readonly<Record<ExportedBasis, readonly Basis[]>> = {
  raw: ['raw'],
  'split-adjusted': ['raw', 'split-adjusted'],
  'total-return': ['raw', 'split-adjusted', 'total-return'],
  forward: ['raw', 'split-adjusted', 'forward'],
};

/** The dataset with all prices in a basis, so that a feed of it has the same total returns. Actions that the prices contain are left out; cash of those
 *  that are left is counted in the units of the prices. A future that ends is closed at its last price. */
export function inBasis(dataset: Dataset, basis: ExportedBasis): Dataset {
  const moved = dataset.instruments.map(({ symbol }, at) => {
    const own = dataset.actions.filter((action) => action.symbol === symbol);
    const source = dataset.bases?.get(symbol) ?? 'raw';
    if (!SOURCES[basis].includes(source)) {
      throw new UserError(
        `The prices of ${symbol} are ${source} by the basis in instruments.csv, from which ${basis} ones cannot be made: give prices as traded with their actions.`,
      );
    }
    return oneInBasis(dataset.bars[at], own, source === basis ? 'raw' : basis);
  });
  return {
    ...dataset,
    bars: moved.map(({ bars }) => bars),
    actions: moved.flatMap(({ actions }) => actions),
    bases: new Map(basis === 'raw' ? [] : dataset.instruments.map(({ symbol }) => [symbol, basis])),
  };
}

function oneInBasis(
  bars: Bars,
  actions: readonly Action[],
  basis: ExportedBasis,
): { readonly bars: Bars; readonly actions: readonly Action[] } {
  const moved = fromRaw(bars, actions, basis);
  const { length } = bars.time;
  const known = (action: Action): Action =>
    Number.isNaN(action.value) && length > 0 ? { ...action, value: bars.close[length - 1] } : action;
  if (basis === 'raw' || length === 0) return { bars, actions: actions.map(known) };
  const first = startOfDay(bars.time[0]);
  const { all, splits } = cumulated(bars.close, actionsOn(bars, actions));
  const after = basis === 'forward' ? all[length - 1] : 1;
  const last = splits[length - 1];
  let units = 1;
  const left: Action[] = [];
  for (const action of inOrder(actions)) {
    const isInside = isWithin(bars, action);
    if (startOfDay(action.exTime) <= first) continue;
    if (isInside && action.kind === 'split') units *= action.value;
    if (isInside && (basis !== 'split-adjusted' || action.kind === 'split')) continue;
    const { kind, value } = known(action);
    left.push({ ...action, value: kind === 'split' ? value : value * (isInside ? units / last : after) });
  }
  return { bars: moved, actions: left };
}
