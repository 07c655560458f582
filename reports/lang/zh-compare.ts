// The words of a comparison in Chinese, by their English.

/** Chinese by English. */
export const ZH_COMPARE = {
  // What is compared
  'The runs share fewer than two evaluated closes: each stands here with the figures of its own dates, and no difference, curve or interval is given.':
    '各回测共有的评估日不足两个：这里只并列各自区间的指标，不给出差异、曲线和置信区间。',
  'All runs were evaluated on the same {rows} closes, from {from} to {to}.':
    '各回测的评估区间相同：{from} 至 {to}，共 {rows} 个收盘点。',
  'The runs were not evaluated on the same dates: what follows from the curve is computed anew on the {rows} closes that they share, from {from} to {to}; trades, costs and holdings count over each whole run.':
    '各回测的评估日期不同：由净值曲线得出的指标在共同的 {rows} 个收盘点（{from} 至 {to}）上重新计算；成交、成本与持仓仍按各自完整区间统计。',
  '{run} has {count} closes between these that another run has not; its returns run across them.':
    '{run} 在此期间另有 {count} 个其他回测没有的收盘点，其收益率跨越这些点计算。',
  'Some runs are intraday and some daily: of the intraday ones the last close of each date (UTC) is compared.':
    '回测中既有日内数据也有日线数据：日内回测取每个日期（UTC）的最后一个收盘点比较。',
  'The accounts are kept in {currencies}: growth is compared, each in its own currency, and amounts of money are not.':
    '账户的基准货币不同（{currencies}）：只比较各自货币下的增长，不比较金额。',
  'The runs were given different risk-free rates, which their ratios count with.':
    '各回测设定的无风险利率不同，相关比率按各自利率计算。',
  'The runs have different benchmarks: figures against the benchmark are not of one measure.':
    '各回测的基准不同：相对基准的指标口径不一致。',
  'The runs were played on different data.': '各回测使用的数据不同。',
} as const satisfies Readonly<Record<string, string>>;
