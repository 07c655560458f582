// The table of bar files that are recognised, by their header.

/** What a column of a bar file holds. */
export type Role = 'date' | 'open' | 'high' | 'low' | 'close' | 'adjusted' | 'volume';

/** Headings by role, lower case, without spaces and underscores; of several in one file the first listed counts. */
const HEADINGS: Readonly<Record<Role, readonly string[]>> = {
  date: ['datetime', 'date', 'tradedate', 'timestamp', '日期', '时间', '交易日期', 'day', 'time'],
  open: ['open', '开盘', '开盘价', '今开'],
  high: ['high', '最高', '最高价', '高'],
  low: ['low', '最低', '最低价', '低'],
  close: ['close', '收盘', '收盘价'],
  adjusted: ['adjclose', 'adjustedclose', 'adjustclose'],
  volume: ['volume', 'vol', 'vol.', '成交量', '交易量'],
};

/** Where each role stands in a file, from 0; roles that it does not have are absent. */
export type Layout = ReadonlyMap<Role, number>;

/** A recognised kind of bar file. */
export interface Format {
  readonly name: string;
  /** Shares for one unit of its volume column. */
  readonly volumeUnit: number;
  /** What had to be assumed, as sentences without the symbol. */
  readonly notes: readonly string[];
}

const plain = (heading: string): string => heading.trim().toLowerCase().replace(/[\s_]/g, '');

/** Where the columns of a header stand. */
export function layoutOf(header: readonly string[]): Layout {
  const cells = header.map(plain);
  const layout = new Map<Role, number>();
  for (const role of Object.keys(HEADINGS) as Role[]) {
    const place = HEADINGS[role].map((heading) => cells.indexOf(heading)).find((at) => at >= 0);
    if (place !== undefined) layout.set(role, place);
  }
  // Investing.com calls the close "Price".
  if (!layout.has('close') && ['open', 'high', 'low'].every((role) => layout.has(role as Role))) {
    const price = cells.indexOf('price');
    if (price >= 0 && layout.has('date')) layout.set('close', price);
  }
  // yfinance writes "Price" over the dates, and a second "Price" over the adjusted close.
  if (!layout.has('date') && cells[0] === 'price') {
    layout.set('date', 0);
    if (cells[1] === 'price') layout.set('adjusted', 1);
  }
  return layout;
}

interface Row extends Format {
  matches(has: (role: Role) => boolean, header: readonly string[], layout: Layout): boolean;
}

/** A role that more than one column of a header claims. */
export interface Doubled {
  readonly role: Role;
  readonly places: readonly number[];
}

/** Roles whose column is in doubt. The adjusted close is not read, so it cannot be; nor can a date and a time that stand apart beside
 *  a column that joins them. */
export function doubledOf(header: readonly string[], layout: Layout): readonly Doubled[] {
  const cells = header.map(plain);
  const isPart = (cell: string) => cells.includes('datetime') && ['date', 'time'].includes(cell);
  return [...layout.keys()]
    .filter((role) => role !== 'adjusted')
    .map((role) => ({
      role,
      places: cells.flatMap((cell, place) => (HEADINGS[role].includes(cell) && !isPart(cell) ? [place] : [])),
    }))
    .filter(({ places }) => places.length > 1);
}

const isYfinance = (layout: Layout, header: readonly string[]): boolean =>
  plain(header[0]) === 'price' && layout.get('date') === 0;

const ADJUSTED_NOTE =
  'its adjusted close was not read: prices are as the file has them, and distributions are missing unless actions.csv lists them';

/** The first row that matches a header names it. */
const FORMATS: readonly Row[] = [
  {
    name: 'Investing.com',
    volumeUnit: 1,
    notes: [],
    matches: (_, header, layout) =>
      plain(header[layout.get('close') ?? -1] ?? '') === 'price' ||
      ['日期', '收盘', '高', '低'].every((name) => header.some((cell) => cell.trim() === name)),
  },
  {
    name: 'East Money',
    volumeUnit: 100,
    notes: ['its volume was read as lots of 100 shares'],
    matches: (has, header) => header.some((cell) => cell.trim() === '日期') && has('close'),
  },
  {
    name: 'close only',
    volumeUnit: 1,
    notes: ['it has closes only: open, high and low were taken as the close, so fills at the open use the close'],
    matches: (has) => !has('open') && has('close'),
  },
  {
    name: 'open and close',
    volumeUnit: 1,
    notes: ['it has no high and low: the higher and the lower of open and close were taken'],
    matches: (has) => !(has('high') && has('low')) && has('close'),
  },
  {
    name: 'yfinance',
    volumeUnit: 1,
    notes: [ADJUSTED_NOTE],
    matches: (has, header, layout) => isYfinance(layout, header) && has('adjusted'),
  },
  { name: 'yfinance', volumeUnit: 1, notes: [], matches: (_, header, layout) => isYfinance(layout, header) },
  { name: 'Yahoo', volumeUnit: 1, notes: [ADJUSTED_NOTE], matches: (has) => has('adjusted') && has('close') },
  { name: 'without volume', volumeUnit: 1, notes: [], matches: (has) => !has('volume') && has('close') },
  { name: 'generic', volumeUnit: 1, notes: [], matches: (has) => has('close') },
];

/** The format of a header; undefined where it is none that is known. */
export function formatOf(header: readonly string[], layout: Layout): Format | undefined {
  const has = (role: Role) => layout.has(role);
  return has('date') ? FORMATS.find((row) => row.matches(has, header, layout)) : undefined;
}
