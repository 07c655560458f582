// The symbol of what a file holds: from its cells, from the lines above them, or from its name.

import { UserError } from '../../engine/index.js';
import { wordsOf } from '../symbol.js';
import type { Reading } from './format.js';
import { isLegalName } from './legal.js';
import { pairOf } from './pair.js';
import type { Table } from './table.js';

/** Indices by the names that files give them. */
const INDICES: readonly (readonly [name: RegExp, symbol: string])[] = [
  [/恒生科技|hstech/i, 'HSTECH'],
  [/恒生指数|恆生指數/, 'HSI'],
  [/[沪滬]深\s*300|(?<![a-z])(?:hs|csi)[_ -]?300(?!\d)/i, '000300.SS'],
  [/中[证證]\s*500|(?<![a-z])(?:zz|csi)[_ -]?500(?!\d)/i, '000905.SS'],
  [/中[证證]\s*1000|(?<![a-z])(?:zz|csi)[_ -]?1000(?!\d)/i, '000852.SS'],
  [/上[证證]\s*50|(?<![a-z])sse[_ -]?50(?!\d)/i, '000016.SS'],
  [/科[创創]\s*50|(?<![a-z])(?:kcb|star)[_ -]?50(?!\d)/i, '000688.SS'],
  [/上[证證](?:综指|綜指|指数|指數)/, '000001.SS'],
  [/[创創][业業]板指|chinext/i, '399006'],
  [/标普\s*500|(?<![a-z])s(?:&|and)?p[_ -]?500(?!\d)/i, '^GSPC'],
  [/纳斯达克\s*100|(?<![a-z])nasdaq[_ -]?100(?!\d)/i, '^NDX'],
];

/** Parts of file names that say what a file is like, not of what it is. */
const LIKENESS =
  /^(?:raw|qfq|hfq|nfq|bfq|adj|adjusted|unadjusted|daily|day|d|w|1d|\d+min|\d+m|1h|hour|minute|trade|quote|us|uk|hk|cn|history|historical|hist|data|price|prices|quotes|bars|ohlc|ohlcv|stock|stocks|etf|etfs|fund|index|idx|close|kline|klines|all|full|new|final|nav|csv|max|\d{8}|历史数据|历史|行情|日线|前复权|后复权|不复权)$/i;

/** A code as data directories write it: mainland funds and stocks as six digits, mainland indices with `.SS`, Hong Kong as Yahoo does (`2800.HK`), US tickers
 *  bare and in capitals, anything else as it is. */
export function symbolFrom(text: string): string {
  const code = text.trim().replace(/^'/, '');
  const suffixed = /^(\d{6})\.(SH|SS|SSE|XSHG|SZ|SZSE|XSHE|OF)$/i.exec(code);
  const prefixed = /^(sh|sz|SHSE\.|SZSE\.)\.?(\d{6})$/i.exec(code);
  const digits = suffixed?.[1] ?? prefixed?.[2];
  if (digits !== undefined) {
    const shanghai = /^(?:SH|SS|XSHG)/i.test(suffixed?.[2] ?? prefixed![1]);
    return shanghai && digits.startsWith('000') ? `${digits}.SS` : digits;
  }
  const hongKong = /^(?:0*(\d{1,5})\.HK|HK\.?0*(\d{1,5})|(?=\d{5}$)0*(\d{1,5}))$/i.exec(code);
  if (hongKong) return `${(hongKong[1] ?? hongKong[2] ?? hongKong[3]).padStart(4, '0')}.HK`;
  const american = /^([A-Za-z][A-Za-z-]*)\.US$/i.exec(code);
  if (american) return american[1].toUpperCase();
  return /^[\^a-z0-9.=_-]+$/.test(code) ? code.toUpperCase() : code;
}

/** A code of a mainland or Hong Kong instrument inside a text; empty where there is none. */
function codeIn(text: string): string {
  const found =
    /(?<![\d.])\d{6}\.(?:SH|SS|SZ|XSHG|XSHE|OF)(?![A-Za-z])/i.exec(text) ??
    /(?<![A-Za-z])(?:sh|sz)\d{6}(?!\d)/i.exec(text) ??
    /(?<![\d.])\d{6}(?![\d])/.exec(text) ??
    /(?<![\d.])\d{4,5}\.HK(?![A-Za-z])/i.exec(text);
  return found ? symbolFrom(found[0]) : '';
}

const isFund = (word: string): boolean => /etf|lof|基金/i.test(word);

/** The symbol that a word of a path gives; empty where it gives none. */
function symbolInWord(word: string): string {
  const whole = symbolFrom(word);
  if (wordsOf(whole).market !== 'none' || /^\^|=X$/.test(whole)) return whole;
  const pair = pairOf(word);
  if (pair) return `${pair.from}${pair.to}`;
  const code = codeIn(word);
  if (code !== '') return code;
  const index = isFund(word) ? undefined : INDICES.find(([name]) => name.test(word));
  if (index) return index[1];
  const parts = word.split(/[\s_()[\]（）-]+/).filter((part) => part !== '' && !LIKENESS.test(part));
  return parts.length === 1 || (parts.length > 1 && parts.every((part) => /^[A-Za-z]{1,4}$/.test(part)))
    ? symbolFrom(parts.join('-'))
    : parts.length === 0
      ? ''
      : symbolFrom(word);
}

/** What a table says about its symbol, and where. */
interface Named {
  readonly symbol: string;
  readonly why: string;
  /** True where the digits alone were written, which in 000… name an index of Shanghai as well as a stock of Shenzhen. */
  readonly bare: boolean;
}

/** The symbol of a table that holds one thing: assumed, or as a cell of it says (`told`), or by the lines above, or by the file's name; undefined where
 *  nothing tells. */
function namedBy(table: Table, { assume }: Reading, told?: readonly [text: string, where: string]): Named | undefined {
  const named = (symbol: string, why: string, text: string): Named => ({
    symbol,
    why,
    bare: /^\d{6}$/.test(symbol) && !/\.|s[hz]/i.test(text),
  });
  const assumed = assume.get('symbol');
  if (assumed !== undefined) return { symbol: assumed, why: '--assume says so', bare: false };
  if (told) return named(symbolFrom(told[0]), `${told[1]} says ${JSON.stringify(told[0].slice(0, 40))}`, told[0]);
  const above = table.preamble.map((line) => codeIn(line)).find((code) => code !== '');
  if (above !== undefined) return named(above, 'a line above the header names it', table.preamble.join(' '));
  for (const word of table.names.toReversed().slice(0, 2)) {
    const symbol = symbolInWord(word);
    if (symbol !== '' && isLegalName(symbol)) return named(symbol, `the file is called ${JSON.stringify(word)}`, word);
  }
  return undefined;
}

/** The same, stated; a table of which nothing tells the symbol, or whose symbol cannot be a file name, is an error that says the rest of a sentence. */
export function symbolOf(
  table: Table,
  reading: Reading,
  told?: readonly [text: string, where: string],
  isIndex?: () => string,
): string {
  const named = namedBy(table, reading, told);
  if (!named) throw new UserError('does not tell its symbol; say it with --assume symbol=SPY');
  let { symbol, why } = named;
  const reason = named.bare && symbol.startsWith('000') ? (isIndex?.() ?? '') : '';
  if (reason !== '') {
    symbol = `${symbol}.SS`;
    why = `${why}, and it is the index of Shanghai, not the stock of Shenzhen: ${reason}`;
  }
  if (!isLegalName(symbol)) {
    throw new UserError(
      `has the symbol ${JSON.stringify(symbol.slice(0, 40))}, which cannot name a file; say another with --assume symbol=NAME`,
    );
  }
  reading.believe('symbol', symbol, why);
  return symbol;
}
