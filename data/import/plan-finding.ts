// A finding about a directory that is being made.

import type { Finding, Severity } from '../finding.js';

/** A finding of the import: `what` says what was done about it as well. */
export const planFinding = (severity: Severity, file: string, symbol: string, what: string): Finding => ({
  severity,
  check: 'import',
  symbol,
  dates: [],
  count: 0,
  file,
  line: 0,
  column: '',
  value: '',
  what,
  remedy:
    severity === 'info'
      ? 'nothing has to be done'
      : 'look at both, and state what is right with --assume or in a file of your own',
  repair: '',
});
