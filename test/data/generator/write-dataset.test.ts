// Writing a data directory: the same bytes for the same seed, whole or not at all, and read back as it was.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { UserError } from '../../../engine/index.js';
import { generateDemo, writeDataset } from '../../../data/generator/index.js';
import { type Written, written } from './written.js';

/** The demo of seed 1 on every machine and supported Node. It changes only when the generator is meant to change. */
const HASH_OF_SEED_1 = '53d9f7cf53eb866a983ecaacda43fdf810a24d8b25afc27abf247285ff881709';

const hashOf = ({ files }: Written): string => {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name}\n${text}\n`);
  return hash.digest('hex');
};

describe('the bytes', () => {
  it('are the same for the same seed, and others for another', () => {
    const first = hashOf(written(1));
    expect(hashOf(written(1))).toBe(first);
    expect(hashOf(written('1'))).not.toBe(hashOf(written(2)));
    expect(first).toBe(HASH_OF_SEED_1);
  });

  it('read back as the numbers that were generated', () => {
    const demo = generateDemo('back');
    const files = written('back');
    for (const [market, { bars, observations }] of Object.entries(demo)) {
      for (const { symbol, close, high } of bars) {
        const rows = [...files.rows(`${market}/bars/${symbol}`).values()];
        expect(Float64Array.from(rows, (row) => Number(row.close))).toEqual(close);
        expect(Float64Array.from(rows, (row) => Number(row.high))).toEqual(high);
      }
      for (const { name, symbol, values, published } of observations) {
        const rows = [...files.rows(`${market}/series/${name}${symbol && `@${symbol}`}`).values()];
        expect(Float64Array.from(rows, (row) => Number(row.value))).toEqual(values);
        expect(Float64Array.from(rows, (row) => Date.parse(row.published))).toEqual(published);
      }
    }
    const { generated, notes } = demo.us;
    const words = JSON.parse(files.files.get('us/generated.json') ?? '');
    expect(words).toEqual({ note: [generated, ...notes].join(' '), seed: 'back' });
  });

  it('hold a header for each kind of file as data directories have it', () => {
    const { files } = written(3);
    const header = (name: string) => files.get(name)?.split('\n')[0];
    expect(header('us/instruments.csv')).toBe(
      'symbol,name,market,currency,kind,class,lot,tick,multiplier,underlying,expiry',
    );
    expect(header('mainland/bars/510300.csv')).toBe('date,open,high,low,close,volume');
    expect(header('mainland/actions.csv')).toBe('symbol,ex_date,kind,value,pay_date');
    expect(header('hongKong/series/southbound.csv')).toBe('date,value,published');
    expect(files.has('us/actions.csv')).toBe(false);
    for (const text of files.values()) expect(text).not.toMatch(/NaN|Infinity|undefined|\r|\n$.+/);
  });
});

describe('the directory', () => {
  const { hongKong } = generateDemo(5);
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tidemark-write-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('is made with its parents, and replaced where it was made like this before', () => {
    const target = join(home, 'a', 'b');
    writeDataset(target, hongKong);
    writeFileSync(join(target, 'series', 'stale.csv'), 'date,value\n');
    writeDataset(target, hongKong);
    expect(readdirSync(target).toSorted()).toEqual(['bars', 'generated.json', 'instruments.csv', 'series']);
    expect(existsSync(join(target, 'series', 'stale.csv'))).toBe(false);
    expect(readdirSync(join(home, 'a'))).toEqual(['b']);
  });

  it('may be there already if it is empty, and is refused if it holds something else', () => {
    const empty = join(home, 'empty');
    mkdirSync(empty);
    writeDataset(empty, hongKong);
    expect(existsSync(join(empty, 'instruments.csv'))).toBe(true);
    const mine = join(home, 'mine');
    mkdirSync(mine);
    writeFileSync(join(mine, 'thesis.txt'), 'years of work');
    expect(() => writeDataset(mine, hongKong)).toThrow(UserError);
    expect(readdirSync(mine)).toEqual(['thesis.txt']);
    writeFileSync(join(empty, 'thesis.txt'), 'put there later');
    expect(() => writeDataset(empty, hongKong)).toThrow(/not a generated data directory/);
    expect(existsSync(join(empty, 'thesis.txt'))).toBe(true);
    rmSync(join(empty, 'thesis.txt'));
    rmSync(join(empty, 'generated.json'));
    expect(() => writeDataset(empty, hongKong)).toThrow(/not a generated data directory/);
    writeFileSync(join(home, 'file'), '');
    expect(() => writeDataset(join(home, 'file'), hongKong)).toThrow(/file holds something/);
    expect(() => writeDataset(join(home, 'file', 'below'), hongKong)).toThrow(UserError);
    expect(readdirSync(home).toSorted()).toEqual(['empty', 'file', 'mine']);
  });

  it('does not appear, nor does the old one go, when writing fails half-way', () => {
    const target = join(home, 'data');
    writeDataset(target, hongKong);
    const [series] = hongKong.observations;
    const broken = { ...hongKong, observations: [series, { ...series, name: 'bad\0name' }] };
    expect(() => writeDataset(target, broken)).toThrow(UserError);
    expect(() => writeDataset(join(home, 'other'), broken)).toThrow(UserError);
    expect(readdirSync(home)).toEqual(['data']);
    expect(existsSync(join(target, 'series', 'southbound.csv'))).toBe(true);
  });
});
