// Tencent: daily bars as traded of the mainland and Hong Kong.

import { z } from 'zod';
import { UserError } from '../../engine/index.js';
import { dayOf } from '../day.js';
import { otherShape, unknownSymbol } from './fault.js';
import { jsonOf } from './json.js';
import { listingOf } from './listing.js';
import { provider, type Ask, type Parsed, type Quote } from './provider.js';

const BASE = 'https://web.ifzq.gtimg.cn/appstock/app/';

/** More rows than there are sessions in the years of one page. */
const ROWS = 640;

/** Volumes of the mainland are in lots. */
const LOT = 100;

const PREFIXES = { XSHG: 'sh', XSHE: 'sz', XHKG: 'hk' } as const;

const row = z.array(z.unknown()).min(6);
const SHAPE = z.object({
  code: z.number(),
  msg: z.string().optional(),
  data: z.union([z.record(z.string(), z.object({ day: z.array(row).optional() })), z.array(z.unknown())]),
});

/** Tencent; volumes of the mainland are turned from lots of 100 into shares. */
export const TENCENT = provider({
  about: 'Daily bars as traded of the mainland and Hong Kong, with their indices.',
  params: {},
  terms: {
    words: 'No published interface: its site states its terms, for personal use, without any promise of stability.',
    rate: 30,
    years: 2,
    basis: 'raw',
    first: '1990-01-01',
  },
  make: () => ({
    id(symbol) {
      if (/^(sh|sz)\d{6}$|^hk[A-Z0-9]+$/.test(symbol)) return symbol;
      const listing = listingOf(symbol);
      if (listing?.what === 'code') return `${PREFIXES[listing.market]}${listing.code}`;
      if (listing?.what === 'index' && listing.name.startsWith('HS')) return `hk${listing.name}`;
      throw new UserError(
        `Tencent is asked for the mainland and Hong Kong alone, and "${symbol}" is neither; take --source yahoo.`,
      );
    },
    page: ({ id, from, to }) => {
      const path = id.startsWith('hk') ? 'hkfqkline/get' : 'fqkline/get';
      return `${BASE}${path}?param=${encodeURIComponent(id)},day,${dayOf(from)},${dayOf(to)},${ROWS},`;
    },
    parse: ({ ask, text }) => parsed(ask, text),
  }),
});

function parsed(ask: Ask, text: string): Parsed {
  const { code, msg, data } = jsonOf(text, SHAPE);
  if (code !== 0) throw otherShape(`code ${code}: ${(msg ?? '').slice(0, 80)}`);
  if (Array.isArray(data) || !Object.hasOwn(data, ask.id)) throw unknownSymbol(ask.symbol);
  const rows = data[ask.id].day ?? [];
  if (rows.length >= ROWS) throw otherShape(`${rows.length} rows, which may not be all`);
  const lot = ask.id.startsWith('hk') ? 1 : LOT;
  return { quotes: rows.map((cells) => quoteOf(cells, lot)) };
}

/** Date, open, close, high, low, volume: the order in which it gives them, as texts. */
function quoteOf(cells: readonly unknown[], lot: number): Quote {
  const [date, ...texts] = cells.slice(0, 6);
  const [open, close, high, low, volume] = texts.map((text) =>
    (typeof text === 'string' && text !== '') || typeof text === 'number' ? Number(text) : NaN,
  );
  if (typeof date !== 'string' || [open, close, high, low, volume].some(Number.isNaN)) {
    throw otherShape(`a bar is ${JSON.stringify(cells).slice(0, 60)}`);
  }
  return { date, open, high, low, close, volume: volume * lot };
}
