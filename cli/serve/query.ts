// What a list was asked for: the query of its URL, read and written.

import { LANGUAGES, type Language } from '../../reports/lang/index.js';
import { METRIC_NAMES, type MetricName, METRICS } from '../../reports/metrics/index.js';

/** Columns of facts that can be sorted by, beside the metrics. */
export const FACTS = ['name', 'strategy', 'from', 'written'] as const;
/** What a list can be sorted by. */
export type SortKey = (typeof FACTS)[number] | MetricName;

/** What a list was asked for. */
export interface ListQuery {
  readonly lang: Language;
  /** Words that all have to be there. */
  readonly text: string;
  /** Title of a strategy, and a symbol; empty: any. */
  readonly strategy: string;
  readonly symbol: string;
  /** Conditions on metrics as they were typed. */
  readonly where: string;
  readonly sort: SortKey;
  /** From the highest down. */
  readonly falls: boolean;
  /** Metrics that are shown. */
  readonly columns: readonly MetricName[];
  /** From 1. */
  readonly page: number;
}

/** What is shown where nothing else is asked for. */
const USUAL: readonly MetricName[] = ['totalReturn', 'cagr', 'volatility', 'sharpe', 'maxDrawdown', 'trades'];

/** Longest text that is searched for. */
const LONGEST = 200;

/** The order in which a column is best read: the newest and the best first, names from A on. */
export const usualOrder = (key: SortKey): boolean =>
  key === 'written' || key === 'from' || (Object.hasOwn(METRICS, key) && METRICS[key as MetricName].direction >= 0);

/** Reads a query; what makes no sense counts as not asked for. */
export function queryOf(params: URLSearchParams, lang: Language): ListQuery {
  const text = (name: string) => (params.get(name) ?? '').trim().slice(0, LONGEST);
  const sort = [...FACTS, ...METRIC_NAMES].find((key) => key === params.get('sort')) ?? 'written';
  const asked = new Set(params.getAll('col'));
  const order = params.get('order');
  const columns = METRIC_NAMES.filter((name) => asked.has(name));
  const page = Number(params.get('page'));
  return {
    lang: languageOf(params, lang),
    text: text('q'),
    strategy: text('strategy'),
    symbol: text('symbol'),
    where: text('where'),
    sort,
    falls: order === 'down' ? true : order === 'up' ? false : usualOrder(sort),
    columns: columns.length > 0 ? columns : USUAL,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The language that a URL asks for. */
export const languageOf = (params: URLSearchParams, lang: Language): Language =>
  LANGUAGES.find((each) => each === params.get('lang')) ?? lang;

/** A URL of a page in a language; `usual` is the one that needs no word. */
export const inLanguage = (path: string, lang: Language, usual: Language): string =>
  lang === usual ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;

/** The URL of a list; what is usual is left out. */
export function listUrl(query: ListQuery, usual: Language, change: Partial<ListQuery> = {}): string {
  const { lang, text, strategy, symbol, where, sort, falls, columns, page } = { ...query, ...change };
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (strategy !== '') params.set('strategy', strategy);
  if (symbol !== '') params.set('symbol', symbol);
  if (where !== '') params.set('where', where);
  if (sort !== 'written') params.set('sort', sort);
  if (falls !== usualOrder(sort)) params.set('order', falls ? 'down' : 'up');
  if (columns.join() !== USUAL.join()) for (const name of columns) params.append('col', name);
  if (page > 1) params.set('page', String(page));
  if (lang !== usual) params.set('lang', lang);
  const said = params.toString();
  return said === '' ? '/' : `/?${said}`;
}
