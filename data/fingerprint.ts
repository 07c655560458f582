// The identity of a feed: what a run was computed from, as one hash.

import type { Asset, Axis, Feed, Prices } from '../engine/index.js';
import { hashParts, type Part } from './hash-parts.js';

const PRICE_COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const satisfies readonly (keyof Prices)[];

function words(asset: Asset): string {
  const { symbol, name, market, currency, kind, multiplier, spread, periodsPerYear, terms, actions } = asset;
  // JSON writes every infinity and NaN as null, so numbers are written as text.
  const exact = (_key: string, value: unknown) => (typeof value === 'number' ? String(value) : value);
  return JSON.stringify(
    [
      [symbol, ...(asset.formerly ?? []), name, market, currency, kind, asset.class],
      [multiplier, spread, periodsPerYear],
      terms,
      actions,
    ],
    exact,
  );
}

/** The rows of an axis; of one that has each once, only how many, which no thread needs a copy of. */
function rowsOf({ rows }: Axis): Part {
  // A loop: with a call for each of ten million rows it takes ten times as long.
  for (let at = 0; at < rows.length; at++) if (rows[at] !== at) return rows;
  return rows.length;
}

/** A feed's columns and the words about its instruments and series, in the order in which they are hashed; notes do not count. */
export function partsOf(feed: Feed): Part[] {
  const parts: Part[] = [`feed ${feed.frequency} ${feed.generated} ${feed.base}`, feed.time];
  for (const asset of feed.assets) {
    parts.push(words(asset), rowsOf(asset.axis), ...PRICE_COLUMNS.map((name) => asset.raw[name]));
  }
  for (const [kind, columns] of [['rates', feed.rates] as const, ['sessions', feed.calendars] as const]) {
    for (const key of [...columns.keys()].sort()) parts.push(`${kind} ${key}`, columns.get(key)!);
  }
  for (const key of [...feed.series.keys()].sort()) {
    const { values, dates, axis } = feed.series.get(key)!;
    parts.push(`series ${key}`, values, dates, rowsOf(axis));
  }
  return parts;
}

/** sha256, hexadecimal, over a feed's columns and the words about its instruments and series; notes do not count. Float64 columns enter
 *  in little-endian order with one NaN, so that every machine finds the same. */
export const fingerprint = (feed: Feed): string => hashParts(partsOf(feed));
