// When a value may have been published: never before the day that it describes.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, load, sentenceOf } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();

function directory(symbol: string, published: string): string {
  folder.write('it/bars/510300.csv', 'date,close', '2024-01-02,4', '2024-01-03,4', '2024-01-04,4');
  folder.write('it/series/fear.csv', 'date,symbol,value,published', `2024-01-03,${symbol},7,${published}`);
  return join(folder.path, 'it');
}

describe('a value of 2024-01-03', () => {
  it.each([
    ['', '2024-01-02'],
    ['510300', '2024-01-02'],
    ['', '20240102'],
    ['', '2023-12-29'],
    ['', '2024-01-02 23:59'],
    ['510300', '2024-01-02 23:59'],
    ['', '2024-01-02T23:59:59Z'],
    ['', '2024-01-02T23:59:59+08:00'],
    // A second before midnight in Shanghai.
    ['510300', '2024-01-02T15:59:59Z'],
  ])('of "%s" was not published on %s', async (symbol, published) => {
    const path = directory(symbol, published);
    const found = await check([path]);
    expect(found.map(sentenceOf)).toEqual([
      expect.stringMatching(/fear\.csv:2: published ".*" is before the date 2024-01-03 that it describes/),
    ]);
    await expect(load([path])).rejects.toThrow(/is before the date/);
  });

  it.each([
    ['', '2024-01-03'],
    ['510300', '2024-01-03'],
    ['', '2024-01-03 00:00'],
    ['', '2024-01-03T00:00:00Z'],
    // Still the second of January in UTC, but the third on the clock that is named, or on that of the market.
    ['', '2024-01-03T07:00:00+08:00'],
    ['510300', '2024-01-02T16:00:00Z'],
    ['', '2024-01-09'],
  ])('of "%s" may be published on %s', async (symbol, published) => {
    expect(await check([directory(symbol, published)])).toEqual([]);
  });
});
