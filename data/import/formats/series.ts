// Formats of everything that is no price: in the order in which equals are tried.

import type { ImportFormat } from '../format.js';
import { ANY_SERIES } from './any-series.js';
import { DAY_LIST } from './day-list.js';
import { DAILY_FACTORS, LEAN_FACTORS } from './factors.js';
import { DIVIDENDS, SPLITS } from './fund-events.js';
import { LEAN_HOURS } from './lean-hours.js';
import { FLOWS, FUND_SHARES } from './long-series.js';
import { MONTHLY_SP500 } from './monthly-sp500.js';
import { NAV } from './nav.js';
import { ACTIONS, RATES } from './own-tables.js';
import { PUT_CALL } from './put-call.js';
import { TURNOVER } from './turnover.js';
import { VALUATION } from './valuation.js';
import { COT, NAAIM } from './weekly.js';
import { YIELDS } from './yields.js';

/** Formats of series, events, rates and calendars. */
export const SERIES_FORMATS: readonly ImportFormat[] = [
  NAV,
  DIVIDENDS,
  SPLITS,
  DAILY_FACTORS,
  LEAN_FACTORS,
  VALUATION,
  TURNOVER,
  PUT_CALL,
  COT,
  NAAIM,
  YIELDS,
  FLOWS,
  FUND_SHARES,
  MONTHLY_SP500,
  DAY_LIST,
  LEAN_HOURS,
  ACTIONS,
  RATES,
  ANY_SERIES,
];
