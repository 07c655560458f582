// Names of series from the headings of columns.

import { isLegalName } from './legal.js';

/** Headings of Chinese tables and the names of their series. What is not listed keeps its heading, since sounds written in Latin letters would tell
 *  nobody more. */
const CHINESE: readonly (readonly [heading: RegExp, name: string])[] = [
  [/^等权静态市盈率$/, 'pe-static-equal-weight'],
  [/^静态市盈率中位数$/, 'pe-static-median'],
  [/^静态市盈率$/, 'pe-static'],
  [/^等权滚动市盈率$/, 'pe-ttm-equal-weight'],
  [/^滚动市盈率中位数$/, 'pe-ttm-median'],
  [/^(?:滚动市盈率|市盈率[（(]?TTM[)）]?)$/i, 'pe-ttm'],
  [/^市盈率$/, 'pe'],
  [/^市净率中位数$/, 'pb-median'],
  [/^等权市净率$/, 'pb-equal-weight'],
  [/^市净率$/, 'pb'],
  [/^市销率$/, 'ps'],
  [/^股息率$/, 'dividend-yield'],
  [/^换手率$/, 'turnover-rate'],
  [/^(?:基金)?份额$|^总份额$/, 'fund-shares'],
  [/^单位净值$/, 'nav'],
  [/^累计净值$/, 'cumulative-nav'],
  [/^净流入$|^资金净流入$/, 'net-inflow'],
  [/^北向资金$/, 'northbound'],
  [/^南向资金$/, 'southbound'],
  [/^融资余额$/, 'margin-balance'],
  [/^融券余额$/, 'short-balance'],
  [/^分位点?$|^历史分位$/, 'percentile'],
];

/** A text in lower case with hyphens; letters of any script stay. */
export const kebabOf = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('%', ' percent ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');

/** The name of the series in a column, and whether its heading tells it. */
export function seriesNameOf(heading: string, column: number): { readonly name: string; readonly told: boolean } {
  const bare = heading.replaceAll(/\s+/g, '');
  const known = CHINESE.find(([pattern]) => pattern.test(bare))?.[1];
  const name = known ?? kebabOf(heading);
  return isLegalName(name) ? { name, told: true } : { name: `column-${column + 1}`, told: false };
}

/** Headings that name no thing of their own. */
const EMPTY = /^(?:value|values|close|index|data|level|price|val|数值|值)$/i;

/** The name of the only series of a file: that of the file where its heading says nothing, or where the file's name says it and more. */
export function onlyNameOf(heading: string, column: number, stem: string): string {
  const { name, told } = seriesNameOf(heading, column);
  const file = kebabOf(stem);
  const isMore = file !== '' && isLegalName(file) && (EMPTY.test(heading.trim()) || !told || file.includes(name));
  return isMore ? file : name;
}
