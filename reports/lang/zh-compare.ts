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
    '各回测设定的无风险利率不同，相关比率按各自的利率计算。',
  'The runs have different benchmarks: figures against the benchmark are not of one measure.':
    '各回测的基准不同：相对基准的指标口径不一致。',
  'Annual figures count {rate} returns a year, as many as there are common closes.':
    '年化指标按每年 {rate} 个收益率计算，即共同收盘点的频率。',
  'The runs were played on different data.': '各回测使用的数据不同。',
  'What is compared': '比较范围',

  // Findings
  'the same': '相同',
  'cannot be told apart': '无法区分',
  higher: '更高',
  lower: '更低',
  '{run} has the same returns as {first}.': '{run} 与 {first} 的收益率完全相同。',
  'None of {count} figures tells {run} from {first} with {confidence} confidence.':
    '在 {confidence} 置信度下，{count} 项指标均无法区分 {run} 与 {first}。',
  '{run} against {first}, with {confidence} confidence: {parts}; {open} other figures cannot be told apart.':
    '{run} 对比 {first}（{confidence} 置信度）：{parts}；其余 {open} 项指标无法区分。',
  '{run} against {first}, with {confidence} confidence: {parts}.':
    '{run} 对比 {first}（{confidence} 置信度）：{parts}。',
  ', ': '、',
  '; ': '；',
  ' ': '',
  'better in {list}': '更好的有{list}',
  'worse in {list}': '更差的有{list}',
  'different in {list}': '不同的有{list}',
  '{list} and {count} more': '{list}，另有 {count} 项',
  better: '更好',
  worse: '更差',
  '{which}, {side}': '{which}，{side}',
  'Were their Sharpe ratios equal, a gap like this would come with p = {p}.': '夏普比率相等的检验：p = {p}。',
  'No difference can be tested.': '没有可以检验的差异。',
  'How sure that is': '结论有多可靠',
  'Intervals hold with {confidence} confidence: the returns of all runs are drawn again together, {draws} times, in blocks of {block} rows on average (paired stationary bootstrap, percentiles, seed {seed}).':
    '区间的置信度为 {confidence}：将所有回测的收益率一起重抽样 {draws} 次，平均块长 {block} 行（配对平稳自助法，百分位数区间，种子 {seed}）。',
  'Of {intervals} intervals about {chance} would leave out zero by chance alone were the runs alike; the figures of one run depend on each other, so that several may do so at once.':
    '即使各回测并无差别，{intervals} 个区间中也会有约 {chance} 个纯属偶然地不含零；同一回测的指标彼此相关，可能同时出现。',
  'Several runs are compared with the first: the p-values of the Sharpe ratios are also given by Holm for {count} tests, the intervals are each for itself.':
    '多个回测与第一个比较：夏普比率的 p 值另按 Holm 方法对 {count} 次检验作了校正，各区间未作校正。',
  'A run that was chosen because it was the best of many is better than another by luck too; no interval here knows of that.':
    '从许多回测中挑出的最优者，其优势也有运气成分；这里的区间并不包含这一点。',

  // Tables
  Run: '回测',
  Runs: '回测',
  Folder: '文件夹',
  From: '起始',
  To: '截止',
  Total: '合计',
  'Growth, one scale': '净值（同一刻度）',
  'Curves from the first common close': '自首个共同收盘日起的净值曲线',
  'Figures side by side': '指标对照',
  'Figures, each of its own dates': '指标（各按自身区间）',
  'Figures on the common closes': '共同收盘日上的指标',
  'Figures of each whole run': '各自完整区间的指标',
  '{mark} best': '{mark} 最优',
  '{run} less {first}': '{run} 减 {first}',
  difference: '差异',
  interval: '置信区间',
  finding: '结论',
  'Equal Sharpe ratios': '夏普比率相等',
  'Holm {p}': 'Holm 校正 {p}',
  'What they have in common': '相同之处',
  correlation: '相关系数',
  'both held': '同时持仓',
  'same holdings': '持仓重合',
  'same trades': '相同交易',
  'How that is counted': '统计口径',
  'Correlation of returns; share of the common closes at which both held something; mean of the sum of the smaller weights; trades that began on the same day in the same instrument and direction (in brackets: and ended on the same day).':
    '收益率的相关系数；两者同时持仓的收盘点占比；逐标的取较小权重求和后的均值；同日、同标的、同方向开仓的交易数（括号内为同日平仓的）。',
  'What differs in how they were run': '设置的差异',
  'Nothing: settings, data and code are the same.': '无：设置、数据与代码都相同。',
  Setting: '设置',
  'Assumed only by {runs}': '仅 {runs} 采用的假设',
  'And {count} more: --format md and the page tell them all.': '另有 {count} 条，见 --format md 或网页。',
  'Assumptions that not all of them make': '并非共有的假设',
  '{first} and {other} compared': '{first} 与 {other} 的对比',
  '{count} runs compared': '{count} 个回测的对比',
  'GENERATED DATA, not a real market': '模拟数据，并非真实市场',

  // Page
  'Tidemark comparison': 'Tidemark 对比',
  '{title}: Tidemark comparison': '{title}：Tidemark 对比',
  best: '最优',
  picture: '图示',
  Curves: '曲线',
  Figures: '指标',
  Differences: '差异',
  'In common': '相同之处',
  Settings: '设置',
  Closes: '收盘点数',
  'Currency of account': '账户货币',
  'Growth of 1': '单位净值',
  'Ahead of {first}': '相对 {first} 领先',
  'Growth of 1 at the first common close, drawdown, and how far each run is ahead of the first. At the end: {ends}.':
    '自首个共同收盘日起的单位净值、回撤，以及各回测相对第一个的领先幅度。期末：{ends}。',
  'Of {rows} closes the chart draws {drawn}: the highest and the lowest of each stretch.':
    '共 {rows} 个收盘点，图中绘出 {drawn} 个：每一小段的最高点与最低点。',
  'A star marks the best figure of a row.': '★ 表示该行最优。',
  'All {count} metrics': '全部 {count} 项指标',
  'All metrics': '全部指标',
  'interval of {confidence}': '{confidence} 置信区间',
  'Differences, and how sure they are': '差异及其可靠程度',
  ', by Holm {p}': '，Holm 校正后 {p}',
  'Test of equal Sharpe ratios (Ledoit and Wolf 2008): p = {p}': '夏普比率相等的检验（Ledoit 与 Wolf，2008）：p = {p}',
  '{count} more figures of the returns': '其余 {count} 项收益率指标',
  'Correlation of returns': '收益率相关系数',
  'Holdings and trades': '持仓与交易',
  'either held': '任一持仓',
  'begun alike': '同日开仓',
  'ended alike too': '且同日平仓',
  'Share of the common closes at which both held something': '两者同时持仓的收盘点占比',
  'Share of the common closes at which one of them held something': '至少一方持仓的收盘点占比',
  'Mean over the common closes of the sum of the smaller weights': '逐标的取较小权重求和，再对共同收盘点取均值',
  'Trades that began on the same day in the same instrument and direction': '同日、同标的、同方向开仓的交易数',
  'Of these, those that ended on the same day': '其中同日平仓的交易数',
  Assumption: '假设',
  yes: '是',
  'How to compare them again': '如何重现此对比',
  'The same folders and the same seed give the same page to the last byte.': '相同的文件夹与种子给出逐字节相同的页面。',
} as const satisfies Readonly<Record<string, string>>;
