// The tables of a result: file names, columns, and what stands in each column.

/** What a column holds: text; numbers, of which an empty cell is NaN; or moments, ISO in the file and ms UTC in memory (a date is its midnight). */
export type CellKind = 'text' | 'number' | 'moment';

/** What is told of everything that was opened and closed. */
const TRADE = {
  symbol: 'text',
  side: 'text',
  entered: 'moment',
  left: 'moment',
  quantity: 'number',
  entryPrice: 'number',
  exitPrice: 'number',
  costs: 'number',
  income: 'number',
  profit: 'number',
  return: 'number',
  bars: 'number',
  days: 'number',
} as const satisfies Readonly<Record<string, CellKind>>;

/** The columns of every table of a result by file name, in the order of the file. */
export const TABLES = {
  'equity.csv': {
    date: 'moment',
    equity: 'number',
    cash: 'number',
    gross: 'number',
    net: 'number',
    drawdown: 'number',
    benchmark: 'number',
    riskFree: 'number',
  },
  'orders.csv': {
    id: 'number',
    date: 'moment',
    symbol: 'text',
    side: 'text',
    type: 'text',
    quantity: 'number',
    limit: 'number',
    stop: 'number',
    tif: 'text',
    status: 'text',
    filled: 'number',
    reason: 'text',
    trail: 'text',
    group: 'text',
    origin: 'text',
    notional: 'number',
    unpaid: 'number',
  },
  'fills.csv': {
    seq: 'number',
    date: 'moment',
    order: 'number',
    symbol: 'text',
    side: 'text',
    quantity: 'number',
    price: 'number',
    currency: 'text',
    commission: 'number',
    tax: 'number',
    slippage: 'number',
    cash: 'number',
    rate: 'number',
  },
  'refusals.csv': { date: 'moment', order: 'number', symbol: 'text', quantity: 'number', reason: 'text' },
  'cashflows.csv': {
    seq: 'number',
    date: 'moment',
    kind: 'text',
    symbol: 'text',
    currency: 'text',
    amount: 'number',
    rate: 'number',
  },
  'positions.csv': {
    date: 'moment',
    symbol: 'text',
    quantity: 'number',
    price: 'number',
    value: 'number',
    exposure: 'number',
  },
  'round-trips.csv': {
    ...TRADE,
    open: 'text',
    adverse: 'number',
    favourable: 'number',
  },
  'fifo-trades.csv': TRADE,
  'benchmark.csv': {
    date: 'moment',
    symbol: 'text',
    market: 'text',
    currency: 'text',
    kind: 'text',
    weight: 'number',
    growth: 'number',
  },
  'prices.csv': {
    date: 'moment',
    symbol: 'text',
    open: 'number',
    high: 'number',
    low: 'number',
    close: 'number',
    volume: 'number',
  },
  'actions.csv': { date: 'moment', symbol: 'text', kind: 'text', value: 'number' },
  'series.csv': { date: 'moment', name: 'text', symbol: 'text', value: 'number' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CellKind>>>>;

/** File name of a table. */
export type TableName = keyof typeof TABLES;

/** A table as equal-length columns by name. */
export type Table<Name extends TableName> = {
  readonly [Column in keyof (typeof TABLES)[Name]]: (typeof TABLES)[Name][Column] extends 'text'
    ? readonly string[]
    : Float64Array;
};

/** All tables of a result by file name. */
export type Tables = { readonly [Name in TableName]: Table<Name> };

/** File names in the order in which they are written. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];
