// The table of providers.

import { EASTMONEY } from './eastmoney.js';
import { FRANKFURTER } from './frankfurter.js';
import type { ProviderDeclaration } from './provider.js';
import { STOOQ } from './stooq.js';
import { TENCENT } from './tencent.js';
import { YAHOO } from './yahoo.js';

/** Every provider by its name on the command line. */
export const PROVIDERS = {
  eastmoney: EASTMONEY,
  yahoo: YAHOO,
  stooq: STOOQ,
  tencent: TENCENT,
  frankfurter: FRANKFURTER,
} as const satisfies Readonly<Record<string, ProviderDeclaration>>;
