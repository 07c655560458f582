// What a fetch brought of one instrument, as a source of a data directory.

import { UserError } from '../../engine/index.js';
import type { Basis } from '../basis.js';
import type { ExchangeRates } from '../dataset.js';
import { isoDay } from '../day.js';
import type { Content } from '../import/imported.js';
import { legalTitle, slug } from '../import/legal.js';
import type { ManifestEvent, ManifestSource } from '../import/manifest.js';
import { type Piece, textOfContent } from '../import/content-text.js';
import { isCurrency } from '../instruments.js';
import { MARKETS } from '../markets/index.js';
import type { Combined } from './combine.js';
import { otherShape } from './fault.js';
import { pairIn } from './listing.js';
import { type PageHead, sha256 } from './page-store.js';
import type { Parsed, Quote, Rate } from './provider.js';

/** What came of one instrument or pair of currencies. */
export interface Gotten extends Combined {
  readonly symbol: string;
  /** What the source calls it. */
  readonly id: string;
  /** Oldest fetch first. */
  readonly pages: readonly PageHead[];
  readonly words: NonNullable<Parsed['words']>;
}

/** Why prices are believed to be measured so. */
const WHY: Readonly<Record<Basis, string>> = {
  raw: 'the source is asked for prices as traded',
  'split-adjusted':
    'the prices of the source, which are moved for splits, were turned back by the splits that it lists',
  unknown: 'the source does not say what it adjusts its prices for',
  'total-return': 'its reader says so',
  subtractive: 'its reader says so',
  forward: 'its reader says so',
};

/** What prices are measured in after they were fetched. */
const stated = (basis: Basis): Basis => (basis === 'split-adjusted' ? 'raw' : basis);

/** A source of a data directory, and the text of its columns. */
export function sourceOfGotten(
  gotten: Gotten,
  provider: string,
  basis: Basis,
): { readonly source: ManifestSource; readonly piece: Piece } {
  const { symbol, id, pages, words, happenings, notes } = gotten;
  const piece = textOfContent(gotten.rates.length > 0 ? ratesOf(gotten) : barsOf(gotten, stated(basis)))!;
  const isBars = piece.content.what === 'bars';
  const title = legalTitle(words.name ?? '');
  const beliefs = [
    { what: 'symbol', value: id, why: id === symbol ? 'it is called so' : 'the source calls it so' },
    ...(isBars ? [{ what: 'price basis', value: stated(basis), why: WHY[basis] }] : []),
    ...(isBars ? [{ what: 'volume unit', value: 'shares', why: 'lots of the source are turned into shares' }] : []),
    {
      what: 'dates',
      value: 'exchange',
      why: 'a bar is of the date of its exchange, and counts when the date is over everywhere',
    },
  ];
  const events = isBars
    ? happenings.map(({ date, kind, value, paid }): ManifestEvent => ({
        symbol,
        kind,
        value,
        day: date,
        dated: 'ex',
        pay: paid ?? '',
      }))
    : [];
  const source: ManifestSource = {
    name: slug(`${provider}-${symbol}`),
    from: pages[0].url,
    by: 'fetch',
    sha256: sha256(pages.map((page) => page.sha256).join('\n')),
    at: new Date(pages[0].fetched).toISOString(),
    format: provider,
    assumed: isBars ? saidOf(words) : {},
    beliefs,
    rows: piece.content.rows,
    contents: [{ ...piece.content, path: '' }],
    events,
    titles: isBars && title !== '' ? [{ symbol, title }] : [],
    findings: notes.map((note) => `${symbol}: ${note}`),
    pages: pages.map(({ url, fetched, sha256: hash, bytes }) => ({
      url,
      at: new Date(fetched).toISOString(),
      sha256: hash,
      bytes,
    })),
  };
  return { source, piece };
}

/** What the source says of an instrument, as far as it is a word that instruments.csv knows. */
function saidOf({ market, currency, kind }: Gotten['words']): Record<string, string> {
  return {
    ...(market !== undefined && Object.hasOwn(MARKETS, market) ? { market } : {}),
    ...(currency !== undefined && isCurrency(currency) ? { currency } : {}),
    ...(kind === undefined ? {} : { kind }),
  };
}

function barsOf({ symbol, quotes }: Gotten, basis: Basis): Content {
  const column = (read: (quote: Quote) => number): Float64Array => Float64Array.from(quotes, read);
  const wrong = quotes.find(
    ({ open, high, low, close }) => ![open, high, low, close].every((price) => price > 0 && Number.isFinite(price)),
  );
  if (wrong)
    throw otherShape(`the prices of ${wrong.date} are ${[wrong.open, wrong.high, wrong.low, wrong.close].join(', ')}`);
  const bars = {
    symbol,
    time: column(({ date }) => isoDay(date)),
    open: column(({ open }) => open),
    high: column(({ high }) => high),
    low: column(({ low }) => low),
    close: column(({ close }) => close),
    volume: column(({ volume }) => volume),
  };
  return { what: 'bars', bars, frequency: 'daily', basis };
}

function ratesOf({ symbol, id, rates }: Gotten): Content {
  const pair = pairIn(symbol) ?? pairIn(id);
  if (pair === undefined)
    throw new UserError(
      `The source gives rates for ${symbol}, which is no pair of currencies; name it by one, such as USDCNY=${id}.`,
    );
  const wrong = rates.find(({ rate }) => !(rate > 0 && Number.isFinite(rate)));
  if (wrong) throw otherShape(`the rate of ${wrong.date} is ${wrong.rate}`);
  const column = (read: (rate: Rate) => number): Float64Array => Float64Array.from(rates, read);
  const found: ExchangeRates = {
    ...pair,
    dates: column(({ date }) => isoDay(date)),
    rates: column(({ rate }) => rate),
    published: column(({ published }) => (published === undefined ? NaN : Date.parse(published))),
  };
  return { what: 'rates', rates: found };
}
