// The table of checks: what is looked for in data that could be read.

import { backfilled } from './backfilled.js';
import { bogus } from './bogus.js';
import type { Check } from './check.js';
import { closed } from './closed.js';
import { dividends } from './dividends.js';
import { future } from './future.js';
import { limits } from './limits.js';
import { missing } from './missing.js';
import { navJumps } from './nav-jumps.js';
import { partial } from './partial.js';
import { published } from './published.js';
import { sources } from './sources.js';
import { spikes } from './spikes.js';
import { stale } from './stale.js';
import { subtractive } from './subtractive.js';
import { volumes } from './volumes.js';

/** Checks by name, in the order in which they are made. Those of the readers, which come before, stand in `READERS`. */
export const CHECKS: Readonly<Record<string, Check>> = {
  future,
  closed,
  missing,
  stale,
  partial,
  backfilled,
  spikes,
  volumes,
  limits,
  dividends,
  subtractive,
  published,
  'nav-jumps': navJumps,
  bogus,
  sources,
};

/** What the readers look for while they read, by the name that their findings bear, each with the severity of its findings. */
export const READERS: Readonly<Record<string, Pick<Check, 'about' | 'severity'>>> = {
  format: {
    about: 'cells, headers and rows that cannot be read',
    severity: 'error; a warning for words that mean nothing',
  },
  order: { about: 'rows out of order, newest first', severity: 'error' },
  duplicates: { about: 'a date twice', severity: 'error' },
  thousands: { about: 'numbers with thousands separators', severity: 'error' },
  blank: { about: 'empty prices', severity: 'error' },
  sign: { about: 'prices of zero or below, volumes below zero', severity: 'error' },
  range: { about: 'high below low, an open or close outside high and low', severity: 'error' },
  gaps: { about: 'more than ten weekdays without a bar', severity: 'warning' },
  jumps: {
    about: 'jumps that look like a split which no action explains, with its ratio',
    severity: 'error; a warning for an index',
  },
  twice: { about: 'splits in actions.csv that the prices show already', severity: 'error; a warning for an index' },
  slips: { about: 'files that are not read, but whose name is nearly one that is', severity: 'warning' },
};
