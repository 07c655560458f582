// A counterexample as a story that can be read: the market as tables, what was done, and what broke.

import { type Fill, type Order, PLAIN_TERMS, type Run, isoDate } from '../../engine/index.js';
import { type MadeAsset, type MadeTerms, type Market, baseOf, currencyOf, timeOf } from './market.js';
import { PLAIN_CONDUCT } from './conduct.js';
import { type Play, run } from './play.js';

/** Rows of a table that are shown; of more the first and the last. */
const MOST_SHOWN = 40;

const dateOn = (market: Market, row: number): string => isoDate(timeOf(market, row));
const amount = (value: number): string => String(Number(value.toPrecision(9)));

/** Cells in columns, the first to the left and the others to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((cells) => cells[k].length)));
  return rows.map((cells) => {
    const padded = cells.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k])));
    return `  ${padded.join('  ')}`.trimEnd();
  });
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_SHOWN) return lines;
  const half = MOST_SHOWN / 2;
  return [...lines.slice(0, half), `  … ${lines.length - 2 * half} rows …`, ...lines.slice(-half)];
}

/** Rows of a table of which those that repeat the one before, but for its date, are told in one line. */
function folded(lines: readonly string[]): string[] {
  const dated = '  2020-01-01'.length;
  const told: string[] = [];
  for (let k = 0; k < lines.length; k++) {
    told.push(lines[k]);
    const other = lines.findIndex((line, at) => at > k && line.slice(dated) !== lines[k].slice(dated));
    const last = (other < 0 ? lines.length : other) - 1;
    if (last - k < 3) continue;
    told.push(`  … ${last - k} more like it, to ${lines[last].slice(2, dated)}`);
    k = last;
  }
  return told;
}

/** What of a row of terms is not plain. */
function termsInWords(terms: MadeTerms): string {
  const special = Object.entries(terms).filter(([name, value]) => {
    if (name === 'row') return false;
    const plain = name === 'minimum' ? (terms.lot ?? 1) : PLAIN_TERMS[name as keyof typeof PLAIN_TERMS];
    return !Object.is(value, plain) && !(Array.isArray(value) && value.length === 0);
  });
  return special.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ') || 'plain terms';
}

function assetInWords(market: Market, asset: MadeAsset): string[] {
  const bars = asset.bars.flatMap((bar, row) => {
    if (!bar) return [];
    const { open, high, low, close, volume } = bar;
    return [[dateOn(market, row), open, high, low, close, Number.isNaN(volume) ? '?' : volume].map(String)];
  });
  const [header, ...table] = columns([['date', 'open', 'high', 'low', 'close', 'volume'], ...bars]);
  const missing = market.rows - bars.length;
  const kind = asset.kind === undefined ? '' : ` ${asset.kind}`;
  const size = asset.multiplier === 1 ? '' : `, ${asset.multiplier} a unit`;
  const [first, ...later] = asset.terms.filter(({ row }) => row < market.rows);
  const changes = later
    .filter((terms) => termsInWords(terms) !== termsInWords(first))
    .map((terms) => `  from ${dateOn(market, terms.row)}: ${termsInWords(terms)}`);
  const actions = asset.actions.map(({ row, kind: what, value, payRow }) => {
    const paid = payRow === row ? '' : `, paid ${payRow < market.rows ? dateOn(market, payRow) : 'later'}`;
    return `  ${dateOn(market, row)} ${what} ${amount(value)}${what === 'split' || what === 'roll' ? '' : paid}`;
  });
  return [
    `${asset.symbol} (${asset.market}${kind}, ${currencyOf(market, asset)}${size}; ${termsInWords(first)})`,
    header,
    ...shortened(folded(table)),
    ...(missing > 0 ? [`  no bar on ${missing} of ${market.rows} dates`] : []),
    ...changes,
    ...actions,
  ];
}

function seriesInWords(market: Market): string[] {
  return market.series
    .filter(({ observations }) => observations.length > 0)
    .map(({ name, symbol, observations }) => {
      const values = observations.map(({ from, value }) => `${dateOn(market, from)} ${amount(value)}`);
      return `Series ${symbol === '' ? name : `${name}@${symbol}`}: ${shortened(values).join(', ')}`;
    });
}

const sideOf = (side: number): string => (side > 0 ? 'buys' : 'sells');

function orderInWords(market: Market, order: Order): string {
  const { id, asset, side, type, tif, ordered } = order;
  const size = Number.isNaN(ordered.notional) ? amount(ordered.quantity) : `for ${amount(ordered.notional)}`;
  const prices = (['limit', 'stop', 'trail'] as const)
    .filter((name) => !Number.isNaN(ordered[name]))
    .map((name) => ` ${name} ${amount(ordered[name])}`);
  const who = order.origin === 'strategy' ? '' : ' (margin call)';
  return `order ${id} ${sideOf(side)} ${size} ${market.assets[asset].symbol}, ${type}${prices.join('')}, ${tif}${who}`;
}

const fillInWords = (market: Market, { order, asset, side, quantity, price }: Fill): string =>
  `order ${order} ${sideOf(side)} ${amount(quantity)} ${market.assets[asset].symbol} at ${amount(price)}`;

/** What a run did, by its dates. */
function deeds(market: Market, made: Run): string[] {
  const all: (readonly [row: number, rank: number, text: string])[] = [
    ...Array.from(made.fills, (fill) => [fill.bar, 0, `filled: ${fillInWords(market, fill)}`] as const),
    ...Array.from(
      made.refusals,
      ({ order, quantity, reason, bar }) =>
        [bar, 1, `refused: ${amount(quantity)} of order ${order}, ${reason}`] as const,
    ),
    ...Array.from(made.orders, (order) => [order.bar, 2, `given: ${orderInWords(market, order)}`] as const),
  ];
  all.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return all.map(([row, , text]) => `  ${row < market.rows ? dateOn(market, row) : 'at the end'}  ${text}`);
}

/** The settings that are not plain. */
function conductInWords(play: Play): string {
  const special = Object.entries(PLAIN_CONDUCT)
    .map(([name]) => [name, play[name as keyof typeof PLAIN_CONDUCT]] as const)
    .filter(([name, value]) => {
      const plain = PLAIN_CONDUCT[name as keyof typeof PLAIN_CONDUCT];
      return value !== undefined && !Object.is(value, plain) && !(Array.isArray(value) && value.length === 0);
    })
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  const from = play.first > 0 ? [`evaluated from ${dateOn(play.market, play.first)}`] : [];
  const slippage = play.slippage > 0 && !play.model ? [`slippage ${play.slippage}`] : [];
  return [`${play.cash} ${baseOf(play.market)}`, ...from, ...slippage, ...special].join(', ');
}

function doneIn(play: Play): string[] {
  try {
    const lines = deeds(play.market, run(play));
    return lines.length > 0 ? [...shortened(lines)] : ['  nothing'];
  } catch (error) {
    return [`  it failed: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** A play in tables and sentences; `turn` is the row from which another future was tried beside it, NaN where none was. */
export function story(play: Play, turn = NaN): string {
  const { market } = play;
  const fork = turn < market.rows ? [`The two histories part on ${dateOn(market, turn)}.`, ''] : [];
  return [
    ...market.assets.flatMap((asset) => [...assetInWords(market, asset), '']),
    ...seriesInWords(market),
    ...(market.series.length > 0 ? [''] : []),
    ...fork,
    `What the strategy did, with ${conductInWords(play)}:`,
    ...doneIn(play),
  ].join('\n');
}
