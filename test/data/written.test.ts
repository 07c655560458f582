// A dataset that is written as a data directory and read again is the same market.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { align, fingerprint, load } from '../../data/index.js';
import { writeDataset } from '../../data/generator/index.js';
import { datasets } from './datasets.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();

it('with its actions, rates, calendars, spreads and publication times', async () => {
  const written = datasets.map((dataset) => ({
    ...dataset,
    instruments: dataset.instruments.map((one, at) => ({ ...one, spread: at === 0 ? 0.001 : NaN })),
    observations: dataset.observations.filter(({ dates }) => dates.length > 0),
  }));
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(written, async (dataset) => {
      const path = join(folder.path, 'one');
      rmSync(path, { recursive: true, force: true });
      writeDataset(path, { ...dataset, generated: 'Made up.' });
      const options = { base: 'CNY', lenient: ['jumps'] };
      const read = await load([path], options).catch((error: Error) => error.message);
      if (typeof read === 'string') {
        // Actions at random may contradict one another, which a reader refuses.
        expect(read).toMatch(/after the delisting|has a second|is not less than|leaves no price/);
        return;
      }
      compared++;
      const same = align({ ...dataset, generated: 'Made up.' }, { base: 'CNY' });
      for (const name of ['time', 'rates', 'calendars', 'series'] as const) expect(read.feed[name]).toEqual(same[name]);
      read.feed.assets.forEach((asset, at) => {
        for (const name of ['raw', 'adjusted', 'actions', 'spread', 'currency'] as const) {
          expect(asset[name]).toEqual(same.assets[at][name]);
        }
      });
      expect(fingerprint(read.feed)).toBe(fingerprint(same));
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(20);
});
