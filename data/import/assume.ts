// What the user may say of a file where it leaves something open: `--assume what=value,…`.

import { UserError } from '../../engine/index.js';
import { BASES } from '../basis.js';
import { MARKETS } from '../markets/index.js';
import type { Assumptions } from './format.js';

/** What may be assumed: the legal values, or what the value is where it is free. */
export const ASSUMPTIONS: Readonly<Record<string, readonly string[] | string>> = {
  encoding: ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'],
  separator: ['comma', 'semicolon', 'tab', 'bar'],
  decimal: ['point', 'comma'],
  dates: ['y-m-d', 'm/d/y', 'd/m/y'],
  zone: 'an IANA zone such as Asia/Shanghai',
  symbol: 'the symbol of a file that holds one instrument',
  market: [...Object.keys(MARKETS), 'none'],
  currency: 'an ISO 4217 code such as CNY',
  kind: ['etf', 'stock', 'index', 'future', 'other'],
  class: 'a class of instruments such as bond or cross-border',
  basis: Object.keys(BASES),
  volume: ['shares', 'lots'],
};

/** Assumptions out of `what=value,what=value`; what is not known is an error that lists what is. */
export function assumptionsOf(text: string): Assumptions {
  const known = new Map(Object.entries(ASSUMPTIONS));
  const said = new Map<string, string>();
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [what, ...rest] = part.split('=');
    const [name, value] = [what.trim(), rest.join('=').trim()];
    const legal = known.get(name);
    if (legal === undefined) {
      throw new UserError(`"${name}" cannot be assumed: name one of ${[...known.keys()].join(', ')}, as in basis=raw.`);
    }
    if (value === '' || (typeof legal !== 'string' && !legal.includes(value))) {
      const choices = typeof legal === 'string' ? legal : `one of ${legal.join(', ')}`;
      throw new UserError(`--assume ${name}=${value} says nothing that can be used: ${name} is ${choices}.`);
    }
    said.set(name, value);
  }
  return said;
}
