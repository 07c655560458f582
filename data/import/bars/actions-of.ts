// Dividends and splits that stand in columns beside the prices.

import type { Action } from '../../../engine/index.js';
import { BASES, type Basis } from '../../basis.js';
import type { Reading } from '../format.js';
import type { PriceColumns } from './columns.js';

/** The actions of one instrument, each on the day of its row; those that the prices hold already are left out, with a belief. */
export function actionsOf(
  symbol: string,
  time: Float64Array,
  columns: PriceColumns,
  basis: Basis,
  { believe }: Reading,
): readonly Action[] {
  const actions: Action[] = [];
  const add = (kind: 'dividend' | 'split', row: number, value: number) =>
    void actions.push({ symbol, exTime: time[row], kind, value, payTime: NaN });
  let applied = 0;
  for (let row = 0; row < time.length; row++) {
    if (columns.dividend[row] > 0) add('dividend', row, columns.dividend[row]);
    const ratio = columns.split[row];
    if (!(ratio > 0) || ratio === 1) continue;
    if (basis === 'raw') add('split', row, ratio);
    else applied++;
  }
  if (applied > 0)
    believe('splits', `${applied} listed, not written as actions`, `prices are ${basis}: ${BASES[basis]}`);
  const paid = actions.filter(({ kind }) => kind === 'dividend').length;
  if (paid > 0 && basis !== 'raw' && basis !== 'split-adjusted') {
    believe('dividends', `${paid} listed, not written as actions`, `prices are ${basis}: they hold them already`);
    return actions.filter(({ kind }) => kind !== 'dividend');
  }
  return actions;
}
