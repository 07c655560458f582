// The sentences about what a result rests on in Chinese, by their English.

/** Chinese by English. */
export const ZH_ASSUMPTIONS = {
  'Optimistic: {rest}': '偏乐观：{rest}',
  '{symbols}: {rest}': '{symbols}：{rest}',
  'from {date} {rest}': '自 {date} 起，{rest}',
  '{rest} There were {n} changes.': '{rest}其间共变更 {n} 次。',
  '{a}, {b}': '{a}，{b}',
  '{parts}.': '{parts}。',
  '{parts} ({source}).': '{parts}（{source}）。',
  '1 bar': '1 根 K 线',
  '{n} bars': '{n} 根 K 线',
  'The data, or a part of them, were made by a generator: they show how the program works, not what a market did.':
    '数据（或其中一部分）由生成器产生：它们说明程序如何运行，并不代表任何真实市场。',
  'The account was lost: equity fell to zero or below on {date}. A real one would have been closed by then; what follows is arithmetic.':
    '账户已经爆仓：净值在 {date} 跌至零或零以下。真实账户此时早已被强制平仓，之后的数字只是算术推演。',
  'An order given at a close first meets the market on the next row; a market order is filled at the next open.':
    '收盘时发出的委托从下一根 K 线起才进入市场；市价单以下一个开盘价成交。',
  'An order given at a close first meets the market on the next row; a market order is filled at the next close.':
    '收盘时发出的委托从下一根 K 线起才进入市场；市价单以下一个收盘价成交。',
  'market and at-close orders are filled at the very close that they were decided on (same-close); others first meet the market on the next row.':
    '市价单与收盘单就在作出决定的那个收盘价成交（same-close）；其他委托从下一根 K 线起才进入市场。',
  'commission {rate} of the value': '佣金为成交额的 {rate}',
  '{amount} a unit': '每单位 {amount}',
  'at least {amount} an order': '每笔委托最低 {amount}',
  '{rate} duty on purchases': '买入税费 {rate}',
  '{rate} duty on sales': '卖出税费 {rate}',
  '{amount} a unit in fees on sales': '卖出每单位收费 {amount}',
  'trading costs neither commission nor tax.': '交易不收佣金，也不收税费。',
  "Every fill is {bp} basis points worse than the market's price, but within the order's limit.":
    '每笔成交价比市场价差 {bp} 个基点，但不突破委托的限价。',
  'there is no slippage.': '没有滑点。',
  'Slippage by the model {name}: {about}': '滑点按模型 {name} 计算：{about}',
  'orders are filled whole, whatever the volume of the bar.': '无论 K 线的成交量多少，委托都全部成交。',
  "At most {share} of a bar's volume is traded, at an open of that of the bar before.":
    '最多成交该 K 线成交量的 {share}；开盘成交时按前一根 K 线的成交量计。',
  '{symbols}: where the volume is not known, no cap cuts what is traded.':
    '{symbols}：成交量未知之处，成交不受成交量上限约束。',
  'where the prices of a bar do not say what happened first, the better for the trader is taken to have happened ({bars}).':
    'K 线看不出价格先后顺序时，按对交易者较好的顺序计算（{bars}）。',
  'The prices of {bars} do not say what happened first; the worse for the trader is taken to have happened.':
    '有 {bars}看不出价格的先后顺序，按对交易者较差的顺序计算。',
  'The prices of {bars} do not say what happened first; the worse for the trader is taken to have happened. A run with --doubt shows what the better one would have given.':
    '有 {bars}看不出价格的先后顺序，按对交易者较差的顺序计算。加上 --doubt 可以看到按较好顺序计算的结果。',
  'bought in lots of {lot}; odd lots are only sold off.': '按每手 {lot} 的整数倍买入；零股只能卖出。',
  'bought in lots of {lot}, at least {minimum}; odd lots are only sold off.':
    '按每手 {lot} 的整数倍买入，最少 {minimum}；零股只能卖出。',
  'what is bought can be sold from the next session on (T+1).': '买入后下一交易日起才可卖出（T+1）。',
  'what is bought can be sold at once (T+0).': '买入后即可卖出（T+0）。',
  'nothing is bought at limit-up or sold at limit-down, {limit} from the reference price.':
    '涨停价不买入，跌停价不卖出，涨跌幅限制为参考价的 {limit}。',
  'nothing is bought at limit-up or sold at limit-down, {limit} from the reference price, but in its first {n} sessions.':
    '涨停价不买入，跌停价不卖出，涨跌幅限制为参考价的 {limit}，上市后前 {n} 个交易日除外。',
  'there is no price limit.': '没有涨跌幅限制。',
  'Limit on orders: {name}: {about}': '委托限制：{name}：{about}',
  'what a sale brings buys after a session (T+1).': '卖出所得在一个交易日后才可用于买入（T+1）。',
  'what a sale brings buys after {n} sessions (T+{n}).': '卖出所得在 {n} 个交易日后才可用于买入（T+{n}）。',
  'what a sale brings buys at once.': '卖出所得当即可用于买入。',
  'A cash account: nothing is bought on credit or sold short, and what a sale brings buys at once only where the market lets it.':
    '现金账户：不融资买入，不卖空；卖出所得只有在市场允许时才可当即用于买入。',
  'A margin account that may buy on credit up to {leverage} times its own money: what a sale brings buys at once, settled or not. Short sales and futures need the margin of their market.':
    '保证金账户，融资买入最多可达自有资金的 {leverage} 倍：卖出所得无论是否已交收都可当即用于买入。卖空与期货需要其市场规定的保证金。',
  'A margin account that buys nothing on credit: what a sale brings buys at once, settled or not. Short sales and futures need the margin of their market.':
    '保证金账户，不融资买入：卖出所得无论是否已交收都可当即用于买入。卖空与期货需要其市场规定的保证金。',
  'Cash earns no interest.': '现金不计利息。',
  'cash that is owed costs no interest.': '所欠现金不付利息。',
  'Cash earns {credit} a year, and cash that is owed costs {debit}, by days over 365, posted by the month.':
    '现金年息 {credit}，所欠现金年息 {debit}，按实际天数除以 365 计算，按月入账。',
  'at the rate': '按汇率',
  '{bp} basis points worse than the rate': '比汇率差 {bp} 个基点',
  'Cash in {names} is converted to {base} as it arises, {rate}.': '{names} 现金一经产生即兑换为 {base}，{rate}。',
  'Cash in {names} stays as it is, and only what is missing is bought with {base}, {rate}.':
    '{names} 现金保持原币，不足的部分才用 {base} 购入，{rate}。',
  'converting currencies costs no spread.': '换汇没有点差。',
  'What is worth something in {names} counts in {base} at the rate of each close, what is paid or received at the rate of its conversion: that of the close before.':
    '以 {names} 计价的资产按每个收盘时的汇率折算为 {base}，收付的金额按兑换时的汇率，即前一收盘的汇率。',
  'What is worth something in {names} counts in {base} at the rate of each close, what is paid or received at the rate of its conversion: that of the close before, and of what is filled at the close of its decision that of this close.':
    '以 {names} 计价的资产按每个收盘时的汇率折算为 {base}，收付的金额按兑换时的汇率，即前一收盘的汇率；在决策当时收盘成交的，按该收盘的汇率。',
  'borrowed units cost {rate} a year.': '融券年费率 {rate}。',
  'borrowed units cost no fee.': '融券不收费。',
  'what is sold short can always be borrowed.': '卖空的标的总能融到券。',
  'a short position is liquidated where equity falls below {share} of its value.':
    '净值低于空头市值的 {share} 时，空头被强制平仓。',
  'there is no margin call: a short position is kept whatever it has lost.':
    '没有追加保证金：无论亏损多少，空头都一直持有。',
  'a position is liquidated where equity falls below {long} (short: {short}) of its value.':
    '净值低于持仓市值的 {long}（空头：{short}）时被强制平仓。',
  'there is no margin call: a position is kept whatever it has lost.': '没有追加保证金：无论亏损多少，持仓都一直保留。',
  'bought on credit, it is liquidated where equity falls below {share} of its value.':
    '融资买入的，净值低于其市值的 {share} 时被强制平仓。',
  'there is no margin call: what is bought on credit is kept whatever it has lost.':
    '没有追加保证金：融资买入的无论亏损多少都一直持有。',
  'The daily settlement price of a future is taken to be its close.': '期货的每日结算价按收盘价计。',
  'distributions are paid less {rate} withholding tax.': '分红扣除 {rate} 的预扣税后入账。',
  'distributions are paid without withholding tax.': '分红入账时不预扣税。',
  '{symbols} cannot be bought: an index is traded as if a fund tracked it without cost.':
    '{symbols} 本身无法买入：指数按有基金零成本跟踪来交易。',
  'The benchmark {benchmark} is held from the first evaluated close on, without costs, with the distributions that the data list reinvested.':
    '基准 {benchmark} 自第一个评估收盘起持有，不计成本，数据中列出的分红再投资。',
  'The benchmark {benchmark} is held from the first evaluated close on, without costs, with the distributions that the data list reinvested, converted from {currency} at the rate of each close.':
    '基准 {benchmark} 自第一个评估收盘起持有，不计成本，数据中列出的分红再投资，并按每个收盘时的汇率由 {currency} 折算。',
  'The benchmark {benchmark} has these weights set again at each close, from the first evaluated one on, without costs, with the distributions that the data list reinvested and each price in {base} at the rate of that close.':
    '基准 {benchmark} 自第一个评估收盘起，在每个收盘重新恢复到这些权重，不计成本，数据中列出的分红再投资，各价格按该收盘的汇率折算为 {base}。',
  '{symbols} of the benchmark are only compared with: the strategy neither saw nor traded them.':
    '基准中的 {symbols} 只用于比较：策略既看不到它们，也没有交易它们。',
  'The benchmark {benchmark} is only compared with: the strategy neither saw nor traded it.':
    '基准 {benchmark} 只用于比较：策略既看不到它，也没有交易它。',
  'Annual figures count {n} returns a year.': '年化数字按每年 {n} 个收益率计算。',
  'The run is shorter than {days} days: annual figures are not shown ("n/a"), since so short a time says nothing about a year.':
    '回测不足 {days} 天：不显示年化数字（“无”），因为这么短的时间说明不了一年的情况。',
  'The run is shorter than a year: its annual figures say what going on like that would give.':
    '回测不足一年：年化数字只表示照此持续一年的结果。',
  'Series {name}: without times of publication, each value is taken as public from the next session on.':
    '序列 {name}：没有发布时间，每个值视为下一交易日起公开。',
  'The decision of a date is taken at {clock}, when the last of its markets has closed.':
    '每个日期的决策时刻为 {clock}，此时其最后一个市场已收盘。',
  'The sessions of {markets} are the dates of the bars: the data state no calendar.':
    '{markets} 的交易日取 K 线的日期：数据没有给出交易日历。',
  'The built-in calendar of {market} covers {first} to {last}: before and after, its sessions are the dates of the bars.':
    '{market} 的内置交易日历覆盖 {first} 至 {last}：此外的交易日取 K 线的日期。',
  'Fewer than half of the sessions of {market} have a bar: if these are bars of weeks or months, list their dates in {file}.':
    '{market} 有 K 线的交易日不到一半：如果这些是周线或月线，请在 {file} 中列出其日期。',
  '{symbol}: lots of 100 were assumed; state its board lot in instruments.csv.':
    '{symbol}：假定每手 100；请在 instruments.csv 中写明其每手股数。',
  'Series {name}: {dropped} of {all} dates carry no value and were left out.':
    '序列 {name}：{all} 个日期中有 {dropped} 个没有数值，已略去。',
  'Repairs of the data that were allowed: {names}.': '允许的数据修补：{names}。',
} as const;
