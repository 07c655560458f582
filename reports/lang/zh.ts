// The words of a report in Chinese, by their English.

/** Chinese by English; a phrase that is missing here does not compile where it is said. */
export const ZH = {
  'Tidemark backtest': 'Tidemark 回测',
  Equity: '净值',
  Drawdown: '回撤',
} as const satisfies Readonly<Record<string, string>>;
