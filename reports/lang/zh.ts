// The words of a report in Chinese, by their English.

import { ZH_CHARTS } from './zh-charts.js';
import { ZH_COMPARE } from './zh-compare.js';
import { ZH_ANALYSIS } from './zh-analysis.js';
import { ZH_ASSUMPTIONS } from './zh-assumptions.js';
import { ZH_PAGE } from './zh-page.js';
import { ZH_SERVE } from './zh-serve.js';
import { ZH_TRADES } from './zh-trades.js';

/** Chinese by English; a phrase that is missing here does not compile where it is said. */
export const ZH = {
  ...ZH_CHARTS,
  ...ZH_COMPARE,
  ...ZH_SERVE,
  ...ZH_ANALYSIS,
  ...ZH_PAGE,
  ...ZH_ASSUMPTIONS,
  ...ZH_TRADES,
  'Tidemark backtest': 'Tidemark 回测',
  Equity: '净值',
  Drawdown: '回撤',
} as const satisfies Readonly<Record<string, string>>;
