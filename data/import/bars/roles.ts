// Which columns of a table of bars hold what, by their headings in any of the languages that vendors write.

/** What a column of a table of bars holds. */
export type BarRole =
  | 'date'
  | 'time'
  | 'code'
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'adjusted'
  | 'volume'
  | 'amount'
  | 'dividend'
  | 'split'
  | 'factor';

/** Headings by role: lower case, without spaces, marks and units in brackets; of several in one table the first listed counts. */
const WORDS: Readonly<Record<BarRole, string>> = {
  date:
    'datetime date tradedate tradingdate timestamp day tradingday bobdate 日期 交易日期 交易日 時間 时间 交易时间 ' +
    '日期时间 年月日 datum fecha data',
  time: 'time 时刻 時刻 zeit uhrzeit',
  code:
    'tscode symbol ticker code seccode secucode wind代码 windcode thscode 代码 代碼 代號 证券代码 證券代碼 股票代码 ' +
    '股票代碼 基金代码 指数代码 品种代码 交易代码',
  open:
    'open openprice openingprice 开盘 开盘价 開盤 開盤價 開市 開市價 今开 开盘点位 eröffnung eröffn. erster erst ouv. ' +
    'ouverture apertura otwarcie',
  high: 'high highprice highest max 最高 最高价 最高價 高 最高点位 hoch plushaut haut máximo maximo massimo najwyzszy',
  low: 'low lowprice lowest min 最低 最低价 最低價 低 最低点位 tief plusbas bas mínimo minimo najnizszy',
  close:
    'close closeprice closingprice close/last last 收盘 收盘价 收盤 收盤價 收市 收市價 收盘点位 schlusskurs schluss ' +
    'schluß zuletzt dernier clôture cierre último ultimo zamkniecie',
  adjusted: 'adjclose adjustedclose adjustclose closeadj 复权收盘价 复权价',
  volume: 'volume vol vol. tickvol tradevolume totalvolume 成交量 交易量 成交股数 成交股數 总手 volumen wolumen',
  amount: 'amount amt turnovervalue value money tradingvalue 成交额 成交金额 成交額 成交金額 总金额',
  dividend: 'dividend dividends dividendamount divcash exdividend 分红 每股派息',
  split: 'split splits stocksplits stocksplit splitcoefficient splitfactor splitratio',
  factor: 'adjustfactor adjfactor hfqfactor qfqfactor factor 复权因子',
};

/** The same as lists. */
const HEADINGS = Object.fromEntries(
  Object.entries(WORDS).map(([role, words]) => [role, words.split(' ')]),
) as unknown as Readonly<Record<BarRole, readonly string[]>>;

/** Headings that tables of bars have and that hold nothing which is kept. */
const UNUSED = new RegExp(
  '^(?:|index|unnamed:?\\d*|per|period|openint|openinterest|spread|name|secname|exchange|market|currency|source|updatedat|createdat|' +
    'change|chg|change%|changepercent|changepct|pctchg|pctchange|pct|changeamount|preclose|prevclose|previousclose|amplitude|' +
    'turnover|turnoverrate|turn|turnoverratio|isst|tradestatus|adjustflag|adj|capitalgains|repaired\\??|vwap|trades|tradecount|' +
    'avgprice|average|limitup|limitdown|highlimit|lowlimit|paused|time|date|' +
    '振幅|涨跌幅|涨跌|涨跌额|換手率|换手率|漲跌幅|漲跌額|漲跌|名称|名稱|简称|證券簡稱|证券简称|股票名称|基金名称|证券名称|前收盘|前收盘价|前收|昨收|均价|成交笔数|市场|类型|交易状态|星期|升贴水|' +
    '\\+/-%|变化%|variation%|%var\\.?|var\\.?%)$',
);

const UNIT = /[（([]\s*([^)）\]]*?)\s*[)）\]]/;

/** A heading as it is looked up. */
export const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(UNIT, '')
    .replace(/[\s_<>*$"'`:]/g, '');

/** Where each role stands in a table, from 0; roles that it does not have are absent. */
export interface BarLayout {
  readonly places: ReadonlyMap<BarRole, number>;
  /** Units in brackets behind a heading, such as `手` or `万元`, by role. */
  readonly units: ReadonlyMap<BarRole, string>;
  /** Headings of one role that stand more than once. */
  readonly doubled: readonly (readonly [role: BarRole, headings: readonly string[]])[];
  /** Headings that mean nothing here. */
  readonly unknown: readonly string[];
}

/** Roles of which a second column is a slip: which of the two counts cannot be known. */
const ONCE: readonly BarRole[] = ['open', 'high', 'low', 'close', 'volume', 'amount'];

/** Where the columns of a header stand. `dated` is the column in which dates were seen: it holds the dates where no heading says so. */
export function barLayoutOf(headings: readonly string[], dated = -1): BarLayout {
  const cells = headings.map(plain);
  const places = new Map<BarRole, number>();
  for (const role of Object.keys(HEADINGS) as BarRole[]) {
    const place = HEADINGS[role].map((heading) => cells.indexOf(heading)).find((at) => at >= 0);
    if (place !== undefined) places.set(role, place);
  }
  const price = cells.indexOf('price');
  // Investing.com calls the close "Price".
  const ranged = ['open', 'high', 'low'].every((role) => places.has(role as BarRole));
  if (!places.has('close') && ranged && price > 0) places.set('close', price);
  if (!places.has('close') && ranged && price === 0 && dated > 0) places.set('close', price);
  // yfinance writes "Price" over the dates, and once a second "Price" over the adjusted close.
  if (cells[0] === 'price' && dated === 0 && cells[1] === 'price') places.set('adjusted', 1);
  if (!places.has('date') && places.has('time') && places.get('time') === dated) places.delete('time');
  if (dated >= 0 && !places.has('date')) places.set('date', dated);
  const doubled = ONCE.flatMap((role) => {
    const all = headings.filter((_, at) => HEADINGS[role].includes(cells[at]));
    return all.length > 1 ? [[role, all] as const] : [];
  });
  const used = new Set(places.values());
  const known = Object.values(HEADINGS).flat();
  return {
    places,
    units: new Map(
      [...places].flatMap(([role, at]) => {
        const unit = UNIT.exec((headings[at] ?? '').normalize('NFKC'))?.[1] ?? '';
        return unit === '' ? [] : [[role, unit] as const];
      }),
    ),
    doubled,
    unknown: headings.filter((_, at) => !used.has(at) && !known.includes(cells[at]) && !UNUSED.test(cells[at])),
  };
}
