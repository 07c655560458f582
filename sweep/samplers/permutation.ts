// A random order of whole numbers that is computed, not stored.

import type { Draw } from '../../engine/index.js';

/** Rounds of the network: with 10 the orders of five numbers are not yet equally likely. */
const ROUNDS = 16;

/** A random one-to-one map of 0 to size - 1 onto itself, of at most 2^53 - 1 numbers, as a Feistel network over the cells of an almost square
 *  table that holds them; a cell outside is mapped on until it is inside. Source: J. Black, P. Rogaway, "Ciphers with arbitrary finite
 *  domains", CT-RSA 2002, LNCS 2271. */
export function permutation(size: number, next: Draw): (number: number) => number {
  const columns = Math.ceil(Math.sqrt(size));
  const rows = Math.ceil(size / columns);
  const keys = Array.from({ length: ROUNDS }, () => Math.floor(next() * 2 ** 32));
  const once = (cell: number): number => {
    let column = cell % columns;
    let row = (cell - column) / columns;
    for (let round = 0; round < ROUNDS; round += 2) {
      column = (column + scrambled(row, keys[round])) % columns;
      row = (row + scrambled(column, keys[round + 1])) % rows;
    }
    return row * columns + column;
  };
  return (number) => {
    let cell = once(number);
    while (cell >= size) cell = once(cell);
    return cell;
  };
}

/** 32 bits that look random, of a number and a key: the finaliser of MurmurHash3 (A. Appleby, public domain), keyed before each half. */
function scrambled(number: number, key: number): number {
  let h = number ^ key;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul((h + key) ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
