// The options of `tidemark audit`.

import type { Options } from './option.js';
import { RUN_OPTIONS } from './run-options.js';

const { data, scenario, assets, continuous, from, to, lenient } = RUN_OPTIONS;
const { fill, intrabar, slippage, 'volume-cap': volumeCap, lot, limit } = RUN_OPTIONS;
const { costs, commission, cash, base, account, leverage, conversion, seed } = RUN_OPTIONS;
const AUDIT = 'The audit:';

/** Those of a run that decide what the strategy meets, and the audit's own. */
export const AUDIT_OPTIONS = {
  data,
  scenario: { ...scenario, fallback: 'without --data, a market of the demo with the series that it asks for' },
  assets,
  continuous,
  from,
  to,
  lenient,
  fill,
  intrabar,
  slippage,
  'volume-cap': volumeCap,
  lot,
  limit,
  costs,
  commission,
  cash,
  base,
  account,
  leverage,
  conversion,
  'conversion-spread': RUN_OPTIONS['conversion-spread'],
  'credit-rate': RUN_OPTIONS['credit-rate'],
  'debit-rate': RUN_OPTIONS['debit-rate'],
  seed,
  cuts: {
    group: AUDIT,
    value: 'a number',
    about: 'rows at which the history is cut off, and the future changed; more find what happens on few days',
    fallback: '100',
  },
  save: {
    group: AUDIT,
    value: 'a folder',
    about: 'folder for the smallest market that shows the first finding, to run on',
  },
  format: { group: AUDIT, value: 'a name', about: 'what is printed', choices: ['text', 'json'], fallback: 'text' },
} as const satisfies Options;
