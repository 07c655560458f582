// An instrument with a commission or a lot of the run's own.

import { type Instrument, type Terms, UserError } from '../engine/index.js';
import { COMMISSIONS, type CommissionName, type CommissionPreset, presetsOf } from './markets/commissions.js';
import { withFigures } from './markets/facts.js';
import type { Figures } from './markets/figures.js';

/** What a run charges and in which lots it trades, whatever the tables of the markets say. */
export interface TermsChange {
  /** A fraction of the traded value, without minimum, for every instrument; or names of presets separated by commas, each for the
   *  instruments of its markets but futures and indices. */
  readonly commission?: number | string;
  readonly lot?: number;
}

function commissionFor({ market, kind }: Instrument, commission: number | string | undefined): Partial<Figures> {
  if (commission === undefined) return {};
  if (typeof commission === 'number') {
    if (commission >= 0 && commission < 1) return { commission, commissionPerUnit: 0, commissionMinimum: 0 };
    throw new UserError(`The commission is ${commission}: give a fraction of the traded value from 0 up to 1.`);
  }
  const serves = (name: CommissionName) => (COMMISSIONS[name] as CommissionPreset).markets.includes(market);
  const [name, second] = presetsOf(commission).filter(serves);
  if (second !== undefined) {
    throw new UserError(`The commissions ${name} and ${second} are for the same market: give one of them.`);
  }
  if (name === undefined || kind === 'future' || kind === 'index') return {};
  const { commission: rate, commissionPerUnit, commissionMinimum } = COMMISSIONS[name];
  return { commission: rate, commissionPerUnit, commissionMinimum };
}

/** The same instrument with a commission or a lot in place of its table's. */
export function withTerms(instrument: Instrument, change: TermsChange): Instrument {
  const { lot } = change;
  if (lot !== undefined && !(Number.isFinite(lot) && lot > 0)) {
    throw new UserError(`The lot of ${instrument.symbol} is ${lot}: give a positive number.`);
  }
  const figures = { ...commissionFor(instrument, change.commission), ...(lot === undefined ? {} : { lot }) };
  const source = [
    'commission' in figures ? `commission: ${change.commission}, given for the run` : '',
    lot === undefined ? '' : `lots: ${lot}, given for the run`,
  ]
    .filter((part) => part !== '')
    .join('; ');
  return { ...instrument, terms: instrument.terms.map((row): Terms => withFigures(row, figures, source)) };
}
