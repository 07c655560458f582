// East Money: daily bars as traded of the mainland, Hong Kong and New York, and what mainland shares paid.

import { z } from 'zod';
import { UserError } from '../../engine/index.js';
import { dayOf } from '../day.js';
import { otherShape, unknownSymbol } from './fault.js';
import { jsonOf } from './json.js';
import { listingOf } from './listing.js';
import { provider, type Ask, type Happening, type Parsed, type Quote } from './provider.js';

const BARS = 'https://push2his.eastmoney.com/api/qt/stock/kline/get';
const LISTS = 'https://datacenter-web.eastmoney.com/api/data/v1/get';

/** Its numbers of places: 1 Shanghai, 0 Shenzhen, 116 Hong Kong. */
const PLACES = { XSHG: '1', XSHE: '0', XHKG: '116' } as const;

/** Its own names of indices outside the mainland. */
const INDICES: Readonly<Record<string, string>> = {
  GSPC: '100.SPX',
  DJI: '100.DJIA',
  IXIC: '100.NDX',
  NDX: '100.NDX100',
  HSI: '100.HSI',
  HSTECH: '124.HSTECH',
};

/** What the numbers of places say of an instrument. */
const MARKETS: Readonly<Record<string, { readonly market: string; readonly currency: string }>> = {
  116: { market: 'XHKG', currency: 'HKD' },
  105: { market: 'XNAS', currency: 'USD' },
  106: { market: 'XNYS', currency: 'USD' },
  107: { market: 'XNYS', currency: 'USD' },
};

/** Volumes of the mainland are in lots. */
const LOT = 100;

const BARS_SHAPE = z.object({
  data: z.object({ code: z.string(), name: z.string(), klines: z.array(z.string()) }).nullable(),
});
const LIST_SHAPE = z.object({
  result: z
    .object({
      data: z.array(
        z.object({
          SECURITY_CODE: z.string(),
          EX_DIVIDEND_DATE: z.string().nullable(),
          PRETAX_BONUS_RMB: z.number().nullable(),
          BONUS_IT_RATIO: z.number().nullable(),
        }),
      ),
      pages: z.number(),
    })
    .nullable(),
});

const address = (base: string, words: Readonly<Record<string, string>>): string =>
  `${base}?${new URLSearchParams(words).toString()}`;

const compact = (day: number): string => dayOf(day).replaceAll('-', '');

/** A mainland share, which is what its list of distributions knows. */
const isShare = ({ symbol, id }: Ask): boolean => {
  const listing = listingOf(symbol);
  return /^[01]\.\d{6}$/.test(id) && listing?.what === 'code' && listing.kind === 'stock';
};

/** East Money; volumes of the mainland are turned from lots of 100 into shares. */
export const EASTMONEY = provider({
  about: 'Daily bars as traded of the mainland, Hong Kong and New York; distributions and splits of mainland shares.',
  params: {},
  terms: {
    words: 'No published interface: its site states its terms, for personal use, without any promise of stability.',
    rate: 30,
    years: 10,
    basis: 'raw',
    first: '1990-01-01',
  },
  make: () => ({
    id(symbol) {
      if (/^\d{1,3}\.[\w.]+$/.test(symbol) && !/^\d{1,3}\.HK$/i.test(symbol)) return symbol;
      const listing = listingOf(symbol);
      if (listing?.what === 'code') return `${PLACES[listing.market]}.${listing.code}`;
      const index = listing?.what === 'index' ? INDICES[listing.name] : undefined;
      if (index !== undefined) return index;
      throw new UserError(
        `East Money needs the place of "${symbol}"; give its own name for it, such as ${symbol}=105.${symbol} for NASDAQ, 106 for the New York exchange, 107 for its funds.`,
      );
    },
    page: ({ id, from, to }) =>
      address(BARS, {
        secid: id,
        klt: '101',
        fqt: '0',
        beg: compact(from),
        end: compact(to),
        fields1: 'f1,f2,f3',
        fields2: 'f51,f52,f53,f54,f55,f56',
      }),
    beside: (ask) =>
      isShare(ask)
        ? [
            address(LISTS, {
              reportName: 'RPT_SHAREBONUS_DET',
              columns: 'SECURITY_CODE,EX_DIVIDEND_DATE,PRETAX_BONUS_RMB,BONUS_IT_RATIO',
              filter: `(SECURITY_CODE="${ask.id.slice(2)}")`,
              pageNumber: '1',
              pageSize: '500',
              sortColumns: 'EX_DIVIDEND_DATE',
              sortTypes: '1',
              source: 'WEB',
              client: 'WEB',
            }),
          ]
        : [],
    parse: ({ ask, part, text }) => (part === 'beside' ? listOf(text) : barsOf(ask, text)),
  }),
});

function barsOf({ id, symbol }: Ask, text: string): Parsed {
  const { data } = jsonOf(text, BARS_SHAPE);
  if (data === null) throw unknownSymbol(symbol);
  const [place, code] = [id.slice(0, id.indexOf('.')), id.slice(id.indexOf('.') + 1)];
  if (data.code !== code) throw otherShape(`it is about ${data.code} and not ${code}`);
  const lot = place === '0' || place === '1' ? LOT : 1;
  const quotes = data.klines.map((line) => quoteOf(line, lot));
  const isIndex = place === '100' || place === '124';
  const place2 = Object.hasOwn(MARKETS, place) ? MARKETS[place] : {};
  return { quotes, words: { name: data.name, ...place2, ...(isIndex ? { kind: 'index' as const } : {}) } };
}

/** Date, open, close, high, low, volume: the order in which it gives them. */
function quoteOf(line: string, lot: number): Quote {
  const [date, ...cells] = line.split(',');
  const numbers = cells.map((cell) => (cell === '' ? NaN : Number(cell)));
  if (numbers.length < 5 || numbers.slice(0, 5).some(Number.isNaN)) {
    throw otherShape(`a bar is ${JSON.stringify(line.slice(0, 60))}`);
  }
  const [open, close, high, low, volume] = numbers;
  return { date, open, high, low, close, volume: volume * lot };
}

/** Cash and new shares are told for ten shares. */
function listOf(text: string): Parsed {
  const { result } = jsonOf(text, LIST_SHAPE);
  if (result === null) return {};
  if (result.pages > 1) throw otherShape('the list of distributions has more than one page');
  const happenings = result.data.flatMap((row): Happening[] => {
    if (row.EX_DIVIDEND_DATE === null) return [];
    const date = row.EX_DIVIDEND_DATE.slice(0, 10);
    const [cash, shares] = [row.PRETAX_BONUS_RMB ?? 0, row.BONUS_IT_RATIO ?? 0];
    return [
      ...(cash > 0 ? [{ date, kind: 'dividend' as const, value: cash / 10 }] : []),
      ...(shares > 0 ? [{ date, kind: 'split' as const, value: (10 + shares) / 10 }] : []),
    ];
  });
  return { happenings };
}
