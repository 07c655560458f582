// instruments.csv of an imported directory: what is certain of each instrument, and what the user wrote into it.

import type { Basis } from '../basis.js';
import { assumptionsOf, instrumentOf } from '../instruments.js';

/** An instrument of the directory. */
export interface InstrumentRow {
  readonly symbol: string;
  /** Empty where no source tells it. */
  readonly title: string;
  readonly basis: Basis;
  /** What the user said of it, such as its market; empty where nothing was said. */
  readonly said: { readonly market: string; readonly currency: string; readonly kind: string; readonly class: string };
}

/** Its header. */
export const INSTRUMENT_COLUMNS = 'symbol,name,market,currency,kind,class,lot,tick,multiplier,underlying,expiry,basis';

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The line of an instrument. What its symbol implies is written only where nothing of it is an assumption, so that a run on the directory still says
 *  what it assumes. */
export function instrumentLine({ symbol, title, basis, said }: InstrumentRow): string {
  const instrument = instrumentOf(symbol);
  const isSure = assumptionsOf(instrument).length === 0;
  const sure = (word: string) => (isSure ? word : '');
  const words = [
    said.market || sure(instrument.market),
    said.currency || sure(instrument.currency),
    said.kind || sure(instrument.kind),
    said.class || sure(instrument.class),
  ];
  return [symbol, quoted(title), ...words, '', '', '', '', '', basis].join(',');
}
