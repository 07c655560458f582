// Bars written as vendors write them, in every dialect that the import reads.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { DAY } from '../../../data/day.js';

/** A bar before it is written: prices with two decimals, volume in shares. */
export interface Bar {
  readonly day: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** How bars are written. */
export interface Dialect {
  readonly separator: ',' | ';' | '\t' | '|';
  readonly decimal: 'point' | 'comma';
  readonly thousands: boolean;
  readonly quoted: boolean;
  readonly dates: keyof typeof DATES;
  readonly language: keyof typeof HEADERS;
  readonly closeFirst: boolean;
  readonly lots: boolean;
  readonly newestFirst: boolean;
  readonly encoding: 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';
  readonly packing: 'none' | 'gzip' | 'zip';
  readonly ends: '\n' | '\r\n' | '\r';
  readonly preamble: boolean;
  readonly footer: boolean;
  readonly blankLines: boolean;
}

const two = (number: number): string => String(number).padStart(2, '0');
const parts = (day: number): readonly [year: number, month: number, date: number] => {
  const date = new Date(day);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};
const WORDS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Forms of dates by what the import calls them. */
export const DATES = {
  'y-m-d': ([y, m, d]: ReturnType<typeof parts>) => `${y}-${two(m)}-${two(d)}`,
  'y/m/d': ([y, m, d]: ReturnType<typeof parts>) => `${y}/${m}/${d}`,
  yyyymmdd: ([y, m, d]: ReturnType<typeof parts>) => `${y}${two(m)}${two(d)}`,
  'm/d/y': ([y, m, d]: ReturnType<typeof parts>) => `${two(m)}/${two(d)}/${y}`,
  'd/m/y': ([y, m, d]: ReturnType<typeof parts>) => `${d}/${m}/${y}`,
  'd.m.y': ([y, m, d]: ReturnType<typeof parts>) => `${two(d)}.${two(m)}.${y}`,
  'd-m-y': ([y, m, d]: ReturnType<typeof parts>) => `${two(d)}-${two(m)}-${y}`,
  y年m月d日: ([y, m, d]: ReturnType<typeof parts>) => `${y}年${m}月${d}日`,
  'month in words': ([y, m, d]: ReturnType<typeof parts>) => `${WORDS[m - 1]} ${two(d)} ${y}`,
} as const;

/** Headings: date, open, high, low, close, volume, amount. */
const HEADERS = {
  english: ['Date', 'Open', 'High', 'Low', 'Close', 'Volume', 'Amount'],
  tushare: ['trade_date', 'open', 'high', 'low', 'close', 'vol', 'amount'],
  chinese: ['日期', '开盘', '最高', '最低', '收盘', '成交量', '成交额'],
  traditional: ['日期', '開盤', '最高', '最低', '收盤', '成交量', '成交額'],
  wind: ['日期', '开盘价(元)', '最高价(元)', '最低价(元)', '收盘价(元)', '成交量', '成交额(元)'],
} as const;

const GB: ReadonlyMap<string, readonly number[]> = table('gb18030', 0x81, 0xfe);
const BIG5: ReadonlyMap<string, readonly number[]> = table('big5', 0xa1, 0xf9);

/** Two-byte characters of an encoding, which Node can only read. */
function table(encoding: string, first: number, last: number): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding);
  const found = new Map<string, readonly number[]>();
  for (let high = first; high <= last; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(Uint8Array.of(high, low));
      if (text.length === 1 && text !== '\ufffd' && !found.has(text)) found.set(text, [high, low]);
    }
  }
  return found;
}

function encode(text: string, encoding: Dialect['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\ufeff${text}`);
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const codes = encoding === 'big5' ? BIG5 : GB;
  return Uint8Array.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : codes.get(char)!)));
}

function number(value: number, decimals: number, { decimal, thousands }: Dialect): string {
  const [whole, fraction] = value.toFixed(decimals).split('.');
  const [group, point] = decimal === 'point' ? [',', '.'] : ['.', ','];
  const grouped = thousands ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
}

/** What the amount of money of a bar is, where its average price is the middle of the bar. */
const amountOf = (bar: Bar): number => (bar.volume * (bar.open + bar.high + bar.low + bar.close)) / 4;

/** The text of bars in a dialect. */
export function textOf(bars: readonly Bar[], dialect: Dialect): string {
  const { separator, quoted, dates, language, closeFirst, lots, newestFirst, ends } = dialect;
  const order = closeFirst ? [0, 1, 4, 2, 3, 5, 6] : [0, 1, 2, 3, 4, 5, 6];
  const line = (cells: readonly string[]) =>
    order.map((at) => (quoted || cells[at].includes(separator) ? `"${cells[at]}"` : cells[at])).join(separator);
  const rows = bars.map((bar) =>
    line([
      DATES[dates](parts(bar.day)),
      ...[bar.open, bar.high, bar.low, bar.close].map((price) => number(price, 2, dialect)),
      number(lots ? bar.volume / 100 : bar.volume, 0, dialect),
      number(amountOf(bar), 2, dialect),
    ]),
  );
  if (newestFirst) rows.reverse();
  const chinese = ['chinese', 'wind'].includes(language);
  const lines = [
    ...(dialect.preamble ? [chinese ? '沪深300 510300.SH 日线' : 'Prices of 510300'] : []),
    line(HEADERS[language]),
    ...rows.flatMap((row, at) => (dialect.blankLines && at % 3 === 1 ? ['', row] : [row])),
    ...(dialect.footer ? ['', chinese ? '数据来源：Wind' : 'Source: the vendor'] : []),
  ];
  return lines.join(ends) + ends;
}

/** The bytes of bars in a dialect. */
export function bytesOf(bars: readonly Bar[], dialect: Dialect): Uint8Array {
  const bytes = encode(textOf(bars, dialect), dialect.encoding);
  if (dialect.packing === 'gzip') return gzipSync(bytes);
  return dialect.packing === 'zip' ? zipSync({ 'daily/510300.csv': bytes }) : bytes;
}

/** The name of the file that holds them. */
export const fileName = ({ packing }: Dialect): string =>
  packing === 'none' ? '510300.csv' : packing === 'gzip' ? '510300.csv.gz' : 'download.zip';

const cents = fc.integer({ min: 150, max: 400_000 });
const bar = fc
  .record({
    prices: fc.tuple(cents, fc.nat(90), fc.nat(90), fc.nat(180), fc.nat(180)),
    lots: fc.integer({ min: 2000, max: 9_000_000 }),
  })
  .map(({ prices: [base, up, down, open, close], lots }) => {
    const [high, low] = [base + up, base - down];
    const inside = (step: number) => low + (step % (high - low + 1));
    return {
      open: inside(open) / 100,
      high: high / 100,
      low: low / 100,
      close: inside(close) / 100,
      volume: lots * 100,
    };
  });

/** Bars on rising days; the second is a 13th, so that the order of day and month can be told. */
export const someBars: fc.Arbitrary<readonly Bar[]> = fc
  .tuple(
    fc.array(bar, { minLength: 8, maxLength: 30 }),
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 30, maxLength: 30 }),
  )
  .map(([bars, steps]) => {
    let day = Date.UTC(2020, 0, 12);
    return bars.map((one, at) => ({ ...one, day: (day += DAY * (at < 3 ? 1 : steps[at])) }));
  });

/** What each part of a dialect can be. */
export const PARTS: { readonly [Part in keyof Dialect]: readonly Dialect[Part][] } = {
  separator: [',', ';', '\t', '|'],
  decimal: ['point', 'comma'],
  thousands: [false, true],
  quoted: [false, true],
  dates: Object.keys(DATES) as Dialect['dates'][],
  language: Object.keys(HEADERS) as Dialect['language'][],
  closeFirst: [false, true],
  lots: [false, true],
  newestFirst: [false, true],
  encoding: ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'gb18030', 'big5'],
  packing: ['none', 'gzip', 'zip'],
  ends: ['\n', '\r\n', '\r'],
  preamble: [false, true],
  footer: [false, true],
  blankLines: [false, true],
};

/** A dialect in an encoding that has the characters of its headings and dates. */
function inItsEncoding(dialect: Dialect): Dialect {
  const simplified = dialect.language === 'chinese' || dialect.language === 'wind';
  const traditional = dialect.language === 'traditional';
  const fits = dialect.encoding === 'gb18030' ? simplified : dialect.encoding === 'big5' ? traditional : true;
  const big5Date = dialect.encoding === 'big5' && dialect.dates === 'y年m月d日';
  const encoding = fits && !big5Date ? dialect.encoding : 'utf-8';
  return { ...dialect, encoding };
}

/** A dialect with the headings and dates that its encoding has characters for. */
function inItsCharacters(dialect: Dialect): Dialect {
  if (dialect.encoding === 'gb18030') return { ...dialect, language: 'chinese' };
  if (dialect.encoding !== 'big5') return dialect;
  return { ...dialect, language: 'traditional', dates: dialect.dates === 'y年m月d日' ? 'y-m-d' : dialect.dates };
}

const anyParts = fc.record(
  Object.fromEntries(Object.entries(PARTS).map(([part, values]) => [part, fc.constantFrom<unknown>(...values)])),
) as unknown as fc.Arbitrary<Dialect>;

/** Dialects that can be written. */
export const someDialect: fc.Arbitrary<Dialect> = anyParts.map(inItsEncoding);

/** Dialects that can be written, one part of which is given. */
export const dialectsWith = (part: keyof Dialect, value: Dialect[keyof Dialect]): fc.Arbitrary<Dialect> =>
  anyParts
    .map((dialect) => ({ ...dialect, [part]: value }))
    .map((dialect) => (part === 'encoding' ? inItsCharacters(dialect) : inItsEncoding(dialect)));
