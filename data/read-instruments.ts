// Reads instruments.csv: the words about each instrument of a data directory.

import { type Kind, UserError } from '../engine/index.js';
import { BASES, type Basis } from './basis.js';
import { numberOf } from './cells.js';
import { startOfDay } from './day.js';
import { type Finding, findingsOf } from './finding.js';
import type { InstrumentWords } from './instruments.js';
import { instrumentOf } from './instruments.js';
import { momentOf } from './moments.js';
import { recordsOf } from './records.js';
import { isSymbol } from './renames.js';

const WORDS = ['name', 'market', 'currency', 'kind', 'class', 'lot', 'tick', 'multiplier', 'spread'] as const;
const OF_CONTRACTS = ['underlying', 'expiry'] as const;
const COLUMNS = [...WORDS, ...OF_CONTRACTS, 'basis'] as const;
const POSITIVE = ['lot', 'tick', 'multiplier'] as const;

/** What makes a future one of several contracts. */
export interface ContractWords {
  /** What the contracts have in common, such as `IF`; empty where that is not said. */
  readonly underlying: string;
  /** Its last trading day, ms UTC at midnight; NaN where that is not said. */
  readonly expiry: number;
}

/** The words of an instrument that is no contract. */
export const NO_CONTRACT: ContractWords = { underlying: '', expiry: NaN };

/** The words about one instrument as instruments.csv gives them. */
export interface Listed {
  readonly symbol: string;
  readonly line: number;
  readonly words: InstrumentWords;
  readonly contract: ContractWords;
  /** What its prices are measured in; left out where that is not said. */
  readonly basis?: Basis;
  /** What was made of its words, one sentence each. */
  readonly notes: readonly string[];
}

/** What instruments.csv says. */
export interface InstrumentsFile {
  /** Rows whose words make an instrument, in the order of the file. */
  readonly listed: readonly Listed[];
  /** The symbols of all rows. */
  readonly named: readonly string[];
  readonly findings: readonly Finding[];
}

/** Names by which people call exchanges, by market code. NYSE Arca and American, which list most US funds, trade on the terms of New York. */
const ALIASES: Readonly<Record<string, string>> = {
  NYSE: 'XNYS',
  ARCA: 'XNYS',
  ARCX: 'XNYS',
  AMEX: 'XNYS',
  NASDAQ: 'XNAS',
};

const isBasis = (text: string): text is Basis => Object.hasOwn(BASES, text);

/** Reads the instruments that a file lists. */
export async function readInstruments(path: string): Promise<InstrumentsFile> {
  const findings = findingsOf(path);
  const { records, names } = await recordsOf(path, ['symbol'], COLUMNS, findings);
  const strange = names.filter((name) => !['symbol', ...COLUMNS].includes(name));
  for (const column of strange) {
    const what = 'is a column that means nothing here';
    findings.add({ severity: 'warning', line: 1, column, value: '', what, remedy: `use ${COLUMNS.join(', ')}` });
  }
  const listed = new Map<string, Listed>();
  for (const { line, cells } of records) {
    const { symbol } = cells;
    const refuse = (column: string, what: string, remedy: string) =>
      findings.add({ line, column, value: cells[column as 'symbol'] ?? '', what, remedy });
    if (!isSymbol(symbol)) {
      refuse('symbol', 'is no symbol', 'give one without spaces, slashes and @: it names the file of its bars');
      continue;
    }
    if (listed.has(symbol)) {
      refuse('symbol', `is there twice, first on line ${listed.get(symbol)!.line}`, 'remove one of the rows');
      continue;
    }
    const numbers = POSITIVE.filter((name) => cells[name] !== '').map((name) => [name, numberOf(cells[name])] as const);
    const bad = numbers.find(([, value]) => !(value! > 0));
    if (bad) {
      refuse(bad[0], 'is not a positive number', 'correct the cell or leave it empty');
      continue;
    }
    const spread = cells.spread === '' ? undefined : (numberOf(cells.spread) ?? NaN);
    if (spread !== undefined && !(spread >= 0 && spread < 1)) {
      refuse('spread', 'is not a fraction of the price', 'give the difference of ask and bid, such as 0.0005');
      continue;
    }
    const expiry = cells.expiry === '' ? NaN : startOfDay(momentOf(cells.expiry).reading);
    if (cells.expiry !== '' && Number.isNaN(expiry)) {
      refuse('expiry', 'is not a date', 'give the last trading day, as YYYY-MM-DD');
      continue;
    }
    if (cells.basis !== '' && !isBasis(cells.basis)) {
      refuse('basis', 'is no price basis', `write one of ${Object.keys(BASES).join(', ')}, or leave it empty`);
      continue;
    }
    const basis = cells.basis === '' ? {} : { basis: cells.basis as Basis };
    const texts = (['name', 'market', 'currency', 'class'] as const).filter((name) => cells[name] !== '');
    const alias = cells.market.toUpperCase();
    const market = Object.hasOwn(ALIASES, alias) ? ALIASES[alias] : undefined;
    const words: InstrumentWords = {
      ...Object.fromEntries(texts.map((name) => [name, cells[name]])),
      ...(market === undefined ? {} : { market }),
      ...(cells.kind === '' ? {} : { kind: cells.kind as Kind }),
      ...Object.fromEntries(numbers),
      ...(spread === undefined ? {} : { spread }),
    };
    try {
      const { kind } = instrumentOf(symbol, words);
      if (kind !== 'future' && cells.expiry !== '') {
        refuse('expiry', `is that of ${symbol}, whose kind is ${kind}`, 'state the kind future, or leave it empty');
        continue;
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      findings.add({
        line,
        column: '',
        value: '',
        what: `cannot be used: ${error.message.replace(/\.$/, '')}`,
        remedy: 'correct the row',
      });
      continue;
    }
    const notes =
      market === undefined ? [] : [`${symbol}: its market "${cells.market}" in instruments.csv was read as ${market}.`];
    const contract = { underlying: cells.underlying, expiry };
    listed.set(symbol, { symbol, line, words, contract, ...basis, notes });
  }
  if (records.length === 0 && findings.list.length === 0) {
    const remedy = 'add a row for each, or remove the file so that all bars are read';
    findings.add({ line: 0, column: '', value: '', what: 'lists no instrument', remedy });
  }
  const named = records.map(({ cells }) => cells.symbol).filter((symbol) => symbol !== '');
  return { listed: [...listed.values()], named, findings: findings.list };
}
