// Names of options that no param of a strategy may bear.

import { AUDIT_OPTIONS } from './audit-options.js';
import { CHECK_OPTIONS } from './check-options.js';
import { COMMON_OPTIONS, RUN_OPTIONS, STRATEGY_OPTIONS, WATCH_OPTIONS } from './run-options.js';
import { SEARCH_OPTIONS } from './sweep-options.js';

const GROUPS = [
  STRATEGY_OPTIONS,
  WATCH_OPTIONS,
  RUN_OPTIONS,
  SEARCH_OPTIONS,
  AUDIT_OPTIONS,
  CHECK_OPTIONS,
  COMMON_OPTIONS,
];

/** Options of the commands that take a strategy. */
export const RESERVED: ReadonlySet<string> = new Set(GROUPS.flatMap((options) => Object.keys(options)));
