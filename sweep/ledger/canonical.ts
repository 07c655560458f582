// Values as text that depends on nothing but the values: what hashes are made of, and what journals are written in.

import { createHash } from 'node:crypto';

/** sha256, hexadecimal, of a plain value: numbers, text, truth values, null, lists, typed arrays, and records whose order of keys does not
 *  count; a member that is undefined counts as absent. -0, NaN and infinities differ from each other and from every text. */
export const canonicalHash = (value: unknown): string => sha256(textOf(value, HASHED));

/** A plain value as JSON, keys in the order that they have. Numbers read back as they were: -0 keeps its sign and infinities are written as
 *  1e999; NaN is null. */
export const jsonText = (value: unknown): string => textOf(value, WRITTEN);

/** sha256 of text, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Style {
  readonly sorted: boolean;
  number(value: number): string;
}

const signed = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

const HASHED: Style = { sorted: true, number: signed };

const WRITTEN: Style = {
  sorted: false,
  number(value) {
    if (Number.isNaN(value)) return 'null';
    return Number.isFinite(value) ? signed(value) : value > 0 ? '1e999' : '-1e999';
  },
};

function textOf(value: unknown, style: Style): string {
  if (typeof value === 'number') return style.number(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (ArrayBuffer.isView(value)) return listOf(value as unknown as ArrayLike<unknown>, style);
  if (Array.isArray(value)) return listOf(value, style);
  if (isRecord(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    if (style.sorted) keys.sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${textOf(value[key], style)}`).join(',')}}`;
  }
  throw new TypeError(`${typeof value} is no plain value, so that it cannot be remembered`);
}

const listOf = (list: ArrayLike<unknown>, style: Style): string =>
  `[${Array.from(list, (each) => textOf(each, style)).join(',')}]`;

/** Whether a value is a record of its own members, not a Map, a date or the like. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
