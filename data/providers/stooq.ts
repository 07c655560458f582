// Stooq: daily bars of New York and Hong Kong, indices, and rates of currencies, as CSV.

import { UserError } from '../../engine/index.js';
import { columnsOf, headOf } from '../csv.js';
import { DAY, dayOf, isoDay } from '../day.js';
import { Fault, otherShape, unknownSymbol } from './fault.js';
import { listingOf, pairIn } from './listing.js';
import { type Parsed, provider, type Quote, type Reply } from './provider.js';

const DOWNLOAD = 'https://stooq.com/q/d/l/';

/** Its own names of indices. */
const INDICES: Readonly<Record<string, string>> = { GSPC: '^spx', DJI: '^dji', IXIC: '^ndq', NDX: '^ndx', HSI: '^hsi' };

const HEADER = ['Date', 'Open', 'High', 'Low', 'Close'];

const compact = (day: number): string => dayOf(day).replaceAll('-', '');

/** Stooq; what its prices are measured in is not known. */
export const STOOQ = provider({
  about: 'Daily bars of New York and Hong Kong, indices, and rates of currencies, as CSV.',
  params: {},
  terms: {
    words: 'Free for personal use, with a limit of requests a day; it may want a key that its site gives.',
    rate: 12,
    years: 50,
    // It is asked to leave every adjustment out, and does not say in its answer what it did.
    basis: 'unknown',
    key: { variable: 'TIDEMARK_STOOQ_KEY', parameter: 'apikey' },
  },
  make: () => ({
    id(symbol) {
      const listing = listingOf(symbol);
      if (listing?.what === 'ticker') return `${listing.ticker.replace('.', '-').toLowerCase()}.us`;
      if (listing?.what === 'pair') return `${listing.from}${listing.to}`.toLowerCase();
      if (listing?.what === 'code' && listing.market === 'XHKG') return `${Number(listing.code)}.hk`;
      const index = listing?.what === 'index' ? INDICES[listing.name] : undefined;
      if (index !== undefined) return index;
      if (listing === undefined) return symbol.toLowerCase();
      throw new UserError(
        `Stooq has no "${symbol}" that is known; take --source eastmoney, or give its name as ${symbol}=NAME.`,
      );
    },
    page: ({ id, from, to }) =>
      `${DOWNLOAD}?${new URLSearchParams({ s: id, d1: compact(from), d2: compact(to), i: 'd', o: '1111111' }).toString()}`,
    parse,
  }),
});

async function parse({ ask, text }: Reply): Promise<Parsed> {
  const said = text.replace(/^\uFEFF/, '').trim();
  if (/^no data/i.test(said)) return {};
  if (/exceeded the daily hits limit/i.test(said)) {
    throw new Fault('Stooq has answered as often as it does in a day; go on tomorrow with --resume.');
  }
  if (/apikey/i.test(said.slice(0, 400))) {
    throw new Fault('Stooq wants a key; get one on its site and put it into the environment as TIDEMARK_STOOQ_KEY.');
  }
  if (/^(unknown|brak danych)/i.test(said)) throw unknownSymbol(ask.symbol);
  const [names = []] = await headOf(said, 1);
  if (HEADER.some((name, k) => names[k] !== name))
    throw otherShape(`the header is ${JSON.stringify(said.slice(0, 60))}`);
  const hasVolume = names[5] === 'Volume';
  const number = (cell: string): number => (cell.trim() === '' ? NaN : Number(cell));
  const readers = new Map(names.map((_, k) => [k, k === 0 ? (cell: string) => cell : number] as const));
  const table = await columnsOf(said, 1, names.length, readers);
  const [dates, open, high, low, close, volume] = names.map((_, k) => table.column(k));
  const quotes = Array.from({ length: table.rows }, (_, row): Quote => {
    const [o, h, l, c] = [open, high, low, close].map((column) => Number(column[row] ?? NaN));
    const date = String(dates[row] ?? '');
    if ([isoDay(date), o, h, l, c].some(Number.isNaN)) {
      // The last line of what breaks off has too few cells or half a number.
      const isLast = row === table.rows - 1;
      if (isLast)
        throw new Fault(`The answer breaks off at its line ${row + 2}; try again later with --resume.`, {
          passing: true,
        });
      throw otherShape(`line ${row + 2} is no bar`);
    }
    return { date, open: o, high: h, low: l, close: c, volume: hasVolume ? Number(volume[row] ?? NaN) : NaN };
  });
  if (pairIn(ask.id) !== undefined) {
    // A rate of a day's close is known when the day is over.
    const published = (date: string): string => `${dayOf(isoDay(date) + DAY)}T00:00:00Z`;
    return { rates: quotes.map(({ date, close: rate }) => ({ date, rate, published: published(date) })) };
  }
  const words = ask.id.endsWith('.us')
    ? { market: 'XNYS', currency: 'USD' }
    : ask.id.startsWith('^')
      ? { kind: 'index' as const }
      : {};
  return { quotes, words };
}
