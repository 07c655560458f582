// A feed that is written as a data directory and read again gives the same run.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Feed, simulate } from '../../engine/index.js';
import { type Loaded, load, readRules, writeFeed } from '../../data/index.js';
import { anyPlay, feedOf, settingsOfPlay, strategyOf, transcript } from '../kit/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const NOTE = 'Made up by a test.';

/** Writes a feed and reads it as the options that come back say. */
async function readAgain(feed: Feed, path: string): Promise<Loaded & { readonly missing: readonly string[] }> {
  const { options, missing } = writeFeed(path, feed, NOTE);
  const value = (name: string) => options[options.indexOf(name) + 1];
  const costs = options.includes('--costs')
    ? readRules(readFileSync(value('--costs'), 'utf8'), 'rules.csv')
    : undefined;
  const read = await load([value('--data')], {
    base: value('--base'),
    lenient: [value('--lenient')],
    ...(costs && { rules: costs }),
  });
  return { ...read, missing };
}

it('with its actions, rates, calendars, series and terms, for every play on a market that files can hold', async () => {
  let traded = 0;
  await fc.assert(
    fc.asyncProperty(anyPlay({ readable: true, rows: [2, 40] }), async (play) => {
      const path = join(folder.path, 'one');
      rmSync(path, { recursive: true, force: true });
      const feed = feedOf(play.market);
      const read = await readAgain(feed, path);
      expect(read.missing).toEqual([]);
      const made = strategyOf(play.actor, play.market);
      // What is due on a date is counted in dates: the moment of a decision is the market's own.
      const untimed = (each: Feed): Feed => ({ ...each, time: feed.time });
      const run = simulate(made, feed, settingsOfPlay(play));
      const again = simulate(made, untimed(read.feed), settingsOfPlay(play));
      expect(transcript(again)).toEqual(transcript(run));
      traded += run.fills.length > 0 ? 1 : 0;
    }),
    { numRuns: 150, seed: Number(process.env.TIDEMARK_SEED ?? 1), endOnFailure: true },
  );
  expect(traded).toBeGreaterThan(50);
});
