// What --costs names: the rules of the markets, none of their costs, or a file of the user's own.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readRules, type Rules, withTerms } from '../data/index.js';
import { type Asset, type Feed, type Terms, UserError } from '../engine/index.js';
import { nearest } from './nearest.js';

/** A choice of costs. */
export interface Costs {
  /** Rows that override the markets' own; undefined: none. */
  readonly rules: Rules | undefined;
  /** sha256 of the file of rules, hexadecimal; undefined where there is none. */
  readonly hash: string | undefined;
  readonly isFree: boolean;
}

/** The costs that a name or a path means; fails with one sentence on what is neither, and on a file that holds no rules. */
export function costsOf(word: string): Costs {
  if (word === 'market' || word === 'zero') return { rules: undefined, hash: undefined, isFree: word === 'zero' };
  const text = textOf(word);
  return { rules: readRules(text, word), hash: createHash('sha256').update(text).digest('hex'), isFree: false };
}

function textOf(path: string): string {
  try {
    if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  } catch {
    // Told below, whatever stands in the way.
  }
  const near = nearest(path, ['market', 'zero']);
  const remedy = near === undefined ? 'give market, zero or the path of a CSV file of rules.' : `did you mean ${near}?`;
  throw new UserError(`--costs is "${path}", which is no file that can be read; ${remedy}`);
}

/** The feed with instruments that are free to trade, but for a commission that was asked for; lots, ticks, margins, what holding
 *  costs and what may be sold short stay as their markets have them. */
export function withoutCosts(feed: Feed, commission: number | string | undefined): Feed {
  const free = (row: Terms): Terms => ({
    ...row,
    commission: 0,
    commissionPerUnit: 0,
    commissionMinimum: 0,
    buyTax: 0,
    sellTax: 0,
    sellFeePerUnit: 0,
    source: '--costs zero',
    assumed: '',
  });
  const terms = (asset: Asset) => withTerms({ ...asset, terms: asset.terms.map(free) }, { commission }).terms;
  return { ...feed, assets: feed.assets.map((asset) => ({ ...asset, terms: terms(asset) })) };
}
