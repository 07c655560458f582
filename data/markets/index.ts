// The table of markets, in the order in which their sessions open.

import { UserError } from '../../engine/index.js';
import { XHKG } from './hong-kong.js';
import { XSHE, XSHG } from './mainland.js';
import type { Market } from './market.js';
import { XNAS, XNYS } from './united-states.js';

export type { Market } from './market.js';

/** Every known market by its code, in the order in which sessions of one date open; ties in the order of the table. */
export const MARKETS: Readonly<Record<string, Market>> = { XSHG, XSHE, XHKG, XNYS, XNAS };

/** The code of an instrument whose market is not known. */
export const NO_MARKET = 'none';

/** The market of a code, or undefined for `none`; any other code is an error. */
export function marketOf(code: string): Market | undefined {
  if (code === NO_MARKET) return undefined;
  const market = Object.hasOwn(MARKETS, code) ? MARKETS[code] : undefined;
  if (!market) {
    throw new UserError(
      `The market "${code}" is not known: use one of ${Object.keys(MARKETS).join(', ')}, or ${NO_MARKET}.`,
    );
  }
  return market;
}
